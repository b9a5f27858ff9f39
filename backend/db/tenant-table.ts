import { type Kysely, sql } from "kysely";
import { ACCOUNTS_ROLE, APP_ROLE } from "./roles.ts";

/**
 * For migrations: makes a table with `org_id` one that a request sees only its own organisation's rows of, and may read and write.
 * Forced, so that it holds for the owner too. Its primary key, unique constraints and foreign keys must begin with `org_id`:
 * `catalogue.test.ts` reads them.
 */
export async function belongToOrganisation(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  const own = sql`org_id = nullif(current_setting('app.org_id', true), '')::uuid`;
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy own_organisation on ${name} for all to ${sql.id(APP_ROLE)} using (${own}) with check (${own})`.execute(
    db,
  );
  await sql`grant select, insert, update, delete on ${name} to ${sql.id(APP_ROLE)}`.execute(db);
}

/** For migrations: a table without `org_id` that only signing in uses. It must be on the list in `catalogue.test.ts`, with the reason. */
export async function belongToAccounts(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`grant select, insert, update, delete on ${sql.table(table)} to ${sql.id(ACCOUNTS_ROLE)}`.execute(
    db,
  );
}
