import { type Kysely, sql } from "kysely";
import { belongToOrganisation } from "../tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db);
  for (const table of names) await belongToOrganisation(db, table);
  for (const statement of guard) await sql.raw(statement).execute(db);
}

const names = [
  "sync_scope",
  "scope_member",
  "sync_row",
  "sync_device",
  "mutation_log",
  "field_conflict",
];

// Ids are compared and sorted byte by byte, as the devices do.
const tables = [
  `create table sync_scope (
    org_id uuid not null,
    scope_id text collate "C" not null,
    kind text not null check (kind in ('org', 'pair', 'self')),
    head bigint not null default 0,
    floor bigint not null default 0,
    epoch text not null,
    a_id text collate "C",
    b_id text collate "C",
    primary key (org_id, scope_id),
    check (head >= floor),
    check ((kind = 'pair') = (a_id is not null and b_id is not null))
  ) with (fillfactor = 70)`,
  `create index sync_scope_a on sync_scope (org_id, a_id) where kind = 'pair'`,
  `create index sync_scope_b on sync_scope (org_id, b_id) where kind = 'pair'`,
  `create table scope_member (
    org_id uuid not null,
    profile_id text collate "C" not null,
    scope_id text collate "C" not null,
    role text not null check (role in ('owner', 'admin', 'member')),
    granted_at timestamptz not null default now(),
    primary key (org_id, profile_id, scope_id)
  )`,
  `create index scope_member_of on scope_member (org_id, scope_id)`,
  // data: columns and times as the devices know them. fm: by field [version, time, device] of its last change, "*" for the insert.
  `create table sync_row (
    org_id uuid not null,
    scope_id text collate "C" not null,
    tbl text collate "C" not null,
    id text collate "C" not null,
    seq bigint not null,
    state smallint not null default 0 check (state in (0, 1, 2)),
    data json not null,
    bytes bytea,
    fm json not null,
    author_id text collate "C" not null,
    updated_at timestamptz not null,
    -- The scope comes last: with it first, reading a scope's history would be tempted to walk this one and sort.
    primary key (org_id, tbl, id, scope_id)
  )`,
  `create index sync_row_history on sync_row (org_id, scope_id, seq, tbl, id)`,
  `create unique index sync_row_live on sync_row (org_id, tbl, id) where state = 0`,
  // What deletions and moves left behind, apart: a look-up among them must not be tempted to walk the history.
  `create unique index sync_row_left on sync_row (org_id, scope_id, tbl, id) where state <> 0`,
  `create table sync_device (
    org_id uuid not null,
    device_id text collate "C" not null,
    profile_id text collate "C" not null,
    last_n bigint not null default 0,
    proto smallint not null,
    last_seen timestamptz not null,
    revoked_at timestamptz,
    primary key (org_id, device_id)
  ) with (fillfactor = 70)`,
  // One row for each push, not for each mutation: hashes of first_n to last_n in order, and those refused.
  `create table mutation_log (
    org_id uuid not null,
    device_id text collate "C" not null,
    last_n bigint not null,
    first_n bigint not null,
    hashes text[] not null,
    refused json not null,
    at timestamptz not null,
    primary key (org_id, device_id, last_n)
  )`,
  `create index mutation_log_age on mutation_log (org_id, at)`,
  `create table field_conflict (
    org_id uuid not null,
    scope_id text collate "C" not null,
    tbl text collate "C" not null,
    row_id text collate "C" not null,
    field text not null,
    lost_device text collate "C" not null,
    lost_at bigint not null,
    lost json not null,
    won_seq bigint not null,
    at timestamptz not null,
    primary key (org_id, scope_id, tbl, row_id, field, lost_device, lost_at)
  )`,
  `create index field_conflict_age on field_conflict (org_id, at)`,
];

// Versions are dealt out under the lock of their scope. Whoever writes a row without holding it would give a version that readers have
// passed already: the database refuses, whatever the code thinks.
const guard = [
  `create function require_locked_scope() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  declare foreign_scope text;
  begin
    select scope_id into foreign_scope from touched
      where scope_id <> all (string_to_array(coalesce(current_setting('app.locked_scopes', true), ''), ','))
      limit 1;
    if found then
      raise exception 'a row of scope % was written without its lock', foreign_scope using errcode = '55000';
    end if;
    return null;
  end $$`,
  ...["insert", "update", "delete"].map(
    (event) => `create trigger locked_on_${event} after ${event} on sync_row
      referencing ${event === "delete" ? "old" : "new"} table as touched
      for each statement execute function require_locked_scope()`,
  ),
];
