import { afterAll, beforeAll, expect, test } from "vitest";
import { ACCOUNTS_ROLE, APP_ROLE } from "./roles.ts";
import { freshDb, type FreshDb, type Row } from "./testing.ts";

/** Tables that belong to no organisation, each with why it need not. Everything else has `org_id` and is held by row-level security. */
const global: Readonly<Record<string, string>> = {
  schema_migration: "says which migrations ran",
  account: "a person signs in before anybody knows in which organisation",
  account_home: "which organisations to look in for an account, before one is chosen",
  credential: "passwords are the account's, not an organisation's",
  invitation_home: "an invitation's token leads to its organisation",
  known_place: "an account's sign-ins, to tell a new place from a known one",
  mailed_token: "addresses are proven before there is an organisation",
  rate_limit: "strangers are counted too",
  second_factor: "the account's, as its password",
  sign_in: "a sign-in comes before the choice of an organisation",
  sign_in_challenge: "a sign-in comes before the choice of an organisation",
  used_code: "a second factor's codes, each good once",
};

let fresh: FreshDb;
beforeAll(async () => {
  fresh = await freshDb();
});
afterAll(() => fresh[Symbol.asyncDispose]());

const ask = (sql: string): Promise<readonly Row[]> => fresh.asOwner(sql);
const names = async (sql: string) => (await ask(sql)).map((row) => String(row.name));

const tenantTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;

test("a table belongs to an organisation, or stands on the list of those that need not", async () => {
  const without = await names(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and relname not in (select relname from (${tenantTables}) t) order by 1`);
  expect(without).toEqual(Object.keys(global).toSorted());
});

test("row-level security is forced on every organisation's table", async () => {
  const tables = await ask(tenantTables);
  expect(tables.length).toBeGreaterThan(3);
  const open = tables.filter((table) => !table.relrowsecurity || !table.relforcerowsecurity);
  expect(open).toEqual([]);
});

test("each of those tables has one policy for all commands: one's own organisation, to read and to write", async () => {
  const own = "(org_id = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)";
  const policies = await ask(`
    select t.relname, p.polcmd::text as command, p.polpermissive as permissive, p.polroles::regrole[]::text as roles,
      pg_get_expr(p.polqual, p.polrelid) as reads, pg_get_expr(p.polwithcheck, p.polrelid) as writes
    from (${tenantTables}) t left join pg_policy p on p.polrelid = t.oid where p.polname is distinct from 'listed'`);
  for (const { relname, ...policy } of policies)
    expect({ relname, ...policy }).toEqual({
      relname,
      command: "*",
      permissive: true,
      roles: `{${APP_ROLE}}`,
      reads: own,
      writes: own,
    });
  expect(policies).toHaveLength((await ask(tenantTables)).length);
  const others = await ask(
    `select polrelid::regclass::text as name, polcmd::text as command, polroles::regrole[]::text as roles from pg_policy where polname = 'listed'`,
  );
  expect(others).toEqual([{ name: "organisation", command: "r", roles: `{${ACCOUNTS_ROLE}}` }]);
});

test("every primary key, unique constraint and unique index begins with the organisation", async () => {
  const astray = await names(`
    select i.indexrelid::regclass::text as name from pg_index i join (${tenantTables}) t on t.oid = i.indrelid
    where i.indisunique and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) is distinct from 'org_id'`);
  expect(astray).toEqual([]);
  const keyless = await names(`
    select t.relname as name from (${tenantTables}) t
    where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`);
  expect(keyless).toEqual([]);
});

test("a foreign key cannot point into another organisation", async () => {
  // They are checked without row-level security, so both ends must name the organisation.
  const astray = await names(`
    select c.conrelid::regclass::text || '.' || c.conname as name from pg_constraint c
    where c.contype = 'f' and (c.conrelid in (select oid from (${tenantTables}) t) or c.confrelid in (select oid from (${tenantTables}) t))
      and not exists (
        select from unnest(c.conkey, c.confkey) k (here, there)
        join pg_attribute h on h.attrelid = c.conrelid and h.attnum = k.here and h.attname = 'org_id'
        join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.there and o.attname = 'org_id')`);
  expect(astray).toEqual([]);
});

test("nothing counts globally: no sequences, no identity columns", async () => {
  expect(
    await names(
      `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
    ),
  ).toEqual([]);
  expect(
    await names(`select attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace`),
  ).toEqual([]);
});

test("nothing is granted to everybody", async () => {
  const tables = await names(`
    select c.relname as name from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee = 0
    union all select t.relname || '.' || t.attname from (select c.relname, a.attname, a.attacl from pg_attribute a
      join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace) t, aclexplode(t.attacl) x where x.grantee = 0`);
  expect(tables).toEqual([]);
  const functions = await names(`
    select p.proname as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace = 'public'::regnamespace and a.grantee = 0`);
  expect(functions).toEqual([]);
  const schema =
    await names(`select a.privilege_type as name from pg_namespace n, aclexplode(n.nspacl) a
    where n.nspname = 'public' and a.grantee = 0`);
  expect(schema).toEqual([]);
});

test("requests read and write rows, and signing in reads no organisation's", async () => {
  const may = (role: string) =>
    ask(`select c.relname as name, string_agg(a.privilege_type, ' ' order by a.privilege_type) as may
      from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace
        and a.grantee = '${role}'::regrole group by 1 order by 1`);
  const rows = "DELETE INSERT SELECT UPDATE";
  const tenants = (await ask(`${tenantTables} order by 2`)).map((table) => String(table.relname));
  expect(await may(APP_ROLE)).toEqual(
    [
      ...tenants.map((name) => ({ name, may: rows })),
      { name: "schema_migration", may: "SELECT" },
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const signingIn = Object.keys(global).filter((name) => name !== "schema_migration");
  expect(await may(ACCOUNTS_ROLE)).toEqual(
    signingIn.toSorted().map((name) => ({ name, may: rows })),
  );
  const columns =
    await ask(`select c.relname || '.' || t.attname as name, x.privilege_type as may from pg_attribute t
    join pg_class c on c.oid = t.attrelid, aclexplode(t.attacl) x where c.relnamespace = 'public'::regnamespace`);
  expect(columns).toEqual([{ name: "organisation.org_id", may: "SELECT" }]);
});

test("no role of ours can pass row-level security, and nothing passes it for them", async () => {
  const roles =
    await ask(`select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as strong
    from pg_roles where rolname in ('${APP_ROLE}', '${ACCOUNTS_ROLE}') order by 1`);
  expect(roles).toEqual([
    { rolname: ACCOUNTS_ROLE, strong: false },
    { rolname: APP_ROLE, strong: false },
  ]);
  // Views and materialised views read as their owner, SECURITY DEFINER functions act as theirs.
  expect(
    await names(
      `select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`,
    ),
  ).toEqual([]);
  expect(
    await names(
      `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
    ),
  ).toEqual([]);
});
