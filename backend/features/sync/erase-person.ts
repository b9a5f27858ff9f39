import type { Clock } from "#core/kernel/time.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { ask, type Asking } from "./store/ask.ts";
import { lockScopes } from "./store/enter.ts";
import { writeAsServer } from "./write-as-server.ts";

/** Somebody whose account is deleted; `stays`: who is in the organisation still, with or without access for now. */
export type Erasure = {
  readonly org: string;
  readonly person: string;
  readonly stays: readonly string[];
};

/**
 * What was a person's alone goes: their own scope, what their devices sent and what of it gave way to others, and 1:1s whose other half is
 * nobody (any more). A 1:1 with somebody who stays is theirs too and stays, and so does the name in the directory, without the ways to
 * reach them.
 */
export async function erasePerson(
  tx: Asking,
  deps: { readonly clock: Clock },
  { org, person, stays }: Erasure,
): Promise<void> {
  const directory = `org:${org}` as ScopeId;
  const rows = await ask<{ seq: number }>(
    tx,
    `select seq from sync_row where org_id = $1 and tbl = 'person' and id = $2 and scope_id = $3 and state = 0`,
    [org, person, directory],
  );
  const [known] = rows;
  if (known) {
    const set = { email: null, position: null, photo: null, archived_at: deps.clock.now() };
    const op = { t: "person", id: person, scope: directory, base: Number(known.seq), set } as const;
    await writeAsServer(tx, deps, { org, person, ops: [op] });
  }
  const shown = await ask<{ id: string; seq: number }>(
    tx,
    `select id, seq from sync_row where org_id = $1 and tbl = 'free_busy' and scope_id = $2 and state = 0 and data ->> 'person_id' = $3`,
    [org, directory, person],
  );
  const hidden = shown.map(({ id, seq }) => ({
    t: "free_busy" as const,
    id,
    scope: directory,
    base: Number(seq),
    set: { busy: "[]", archived_at: deps.clock.now() },
  }));
  if (hidden.length > 0) await writeAsServer(tx, deps, { org, person, ops: hidden });
  const gone = await ask<{ scope_id: string }>(tx, ALONE, [org, person, `self:${person}`, stays]);
  const scopes = gone.map(({ scope_id }) => scope_id);
  await lockScopes(tx, org, scopes);
  for (const table of ["sync_row", "field_conflict", "scope_member", "sync_scope"])
    await ask(tx, `delete from ${table} where org_id = $1 and scope_id = any ($2::text[])`, [
      org,
      scopes,
    ]);
  await ask(tx, DEVICES, [org, person]);
}

const ALONE = `
select scope_id from sync_scope where org_id = $1 and (scope_id = $3
  or (kind = 'pair' and ((a_id = $2 and b_id <> all ($4::text[])) or (b_id = $2 and a_id <> all ($4::text[])))))`;

const DEVICES = `
with devices as (delete from sync_device where org_id = $1 and profile_id = $2 returning device_id),
lost as (delete from field_conflict where org_id = $1 and lost_device in (select device_id from devices))
delete from mutation_log where org_id = $1 and device_id in (select device_id from devices)`;
