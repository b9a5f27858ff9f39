import { type Kysely, sql } from "kysely";

/** When colleagues are busy, as far as they let others of the organisation see it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE free_busy (id TEXT NOT NULL PRIMARY KEY, scope_id TEXT NOT NULL, seq INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        archived_at INTEGER, person_id TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, busy TEXT NOT NULL) STRICT`,
    )
    .execute(db);
}
