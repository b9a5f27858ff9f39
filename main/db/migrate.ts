import { sql } from "kysely";
import type { Db } from "./open.ts";
import { type Migration, migrations } from "./migrations/index.ts";

/** The migrations `db` still needs, oldest first. */
export function missingMigrations(
  db: Db,
  all: readonly Migration[] = migrations,
): readonly Migration[] {
  const version = db.raw.pragma("user_version", { simple: true }) as number;
  return all.filter((migration) => migration.version > version);
}

/** Brings the schema up to date. Each step is one transaction with its version, so a kill at any point leaves a whole schema to go on from. */
export async function migrate(db: Db, all: readonly Migration[] = migrations): Promise<void> {
  for (const { version, up } of missingMigrations(db, all)) {
    await db.query.transaction().execute(async (tx) => {
      await up(tx as never);
      await sql.raw(`PRAGMA user_version = ${version}`).execute(tx);
    });
  }
}
