import { type Kysely, sql } from "kysely";
import { addRole } from "../add-role.ts";
import { ACCOUNTS_ROLE, APP_ROLE } from "../roles.ts";
import { belongToOrganisation } from "../tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const role of [APP_ROLE, ACCOUNTS_ROLE]) await addRole(db, role);
  // Objects made later are nobody's by default; functions are everybody's unless this is said.
  await sql`revoke all on schema public from public`.execute(db);
  await sql`alter default privileges revoke execute on functions from public`.execute(db);
  for (const role of [APP_ROLE, ACCOUNTS_ROLE])
    await sql`grant usage on schema public to ${sql.id(role)}`.execute(db);
  // A starting server looks whether it fits, with no more rights than a request has.
  await sql`grant select on schema_migration to ${sql.id(APP_ROLE)}`.execute(db);

  await sql`
    create table organisation (
      org_id uuid primary key,
      name text not null check (length(name) between 1 and 200),
      created_at timestamptz not null default now()
    )`.execute(db);
  await belongToOrganisation(db, "organisation");
  // Work that goes through all organisations, one after another, has to know which there are; no more than that.
  await sql`create policy listed on organisation for select to ${sql.id(ACCOUNTS_ROLE)} using (true)`.execute(
    db,
  );
  await sql`grant select (org_id) on organisation to ${sql.id(ACCOUNTS_ROLE)}`.execute(db);
}
