import { type Kysely, sql } from "kysely";

/** Makes a role that cannot sign in and may nothing yet. Roles belong to the whole server: it may be there from another database, or made at this moment for one. */
export async function addRole(db: Kysely<unknown>, role: string): Promise<void> {
  await sql
    .raw(
      `do $$ begin
        create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
      exception when duplicate_object or unique_violation then null; end $$`,
    )
    .execute(db);
  // Who migrates may also serve (one URL for both), and must then be able to become this role.
  await sql
    .raw(
      `do $$ begin
        if not pg_has_role(current_user, '${role}', 'member') then
          execute format('grant ${role} to %I', current_user);
        end if;
      end $$`,
    )
    .execute(db);
}
