import type { Role } from "#sync/protocol/account.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { People } from "../policy.ts";
import { ask, type Asking } from "./ask.ts";
import { type Ending, endingOf } from "./ending.ts";

/** The device that asks, locked until the end of the transaction: its requests come one after another. */
export type Device = {
  readonly profileId: string;
  readonly last: number;
  readonly ending: Ending | null;
};

export type LockedScope = {
  readonly id: ScopeId;
  readonly head: number;
  readonly people: People | undefined;
};

export type Entered = {
  readonly device: Device | undefined;
  /** None: no active member of the organisation. */
  readonly role: Role | undefined;
  /** Those of the wanted scopes that are this person's. */
  readonly scopes: readonly LockedScope[];
};

/** Who wants to write where. */
export type Entrance = {
  readonly org: string;
  readonly person: string;
  readonly device: string;
  readonly wanted: readonly string[];
};

/** Locks the device and the person's own of the wanted scopes, these in their order, so that nobody waits in a ring. */
export async function enter(
  tx: Asking,
  { org, person, device, wanted }: Entrance,
): Promise<Entered> {
  const [row] = await ask<EnterRow>(tx, ENTER, [org, device, person, wanted, `org:${org}`]);
  if (!row) throw new Error("entering answered nothing");
  return {
    device: row.device
      ? { profileId: row.device[0], last: row.device[1], ending: row.device[2] }
      : undefined,
    role: row.role ?? undefined,
    scopes: (row.scopes ?? []).map(([id, head, a, b]) => ({
      id,
      head,
      people: a !== null && b !== null ? [a, b] : undefined,
    })),
  };
}

type EnterRow = {
  readonly device: readonly [string, number, Ending | null] | null;
  readonly role: Role | null;
  readonly scopes: readonly (readonly [ScopeId, number, string | null, string | null])[] | null;
};

const ENTER = `
with device as (
  select profile_id, last_n, case when revoked_at is null then ${endingOf("$1", "$2")} else 'revoked' end as ending from sync_device
  where org_id = $1 and device_id = $2 for update
), locked as (
  select scope_id, head, a_id, b_id from sync_scope
  where org_id = $1 and scope_id = any ($4::text[])
    and exists (select from scope_member m where m.org_id = $1 and m.profile_id = $3 and m.scope_id = sync_scope.scope_id)
  order by scope_id for update
)
select (select json_build_array(profile_id, last_n, ending) from device) as device,
  (select role from scope_member where org_id = $1 and profile_id = $3 and scope_id = $5) as role,
  (select json_agg(json_build_array(scope_id, head, a_id, b_id)) from locked) as scopes,
  set_config('app.locked_scopes', coalesce((select string_agg(scope_id, ',') from locked), ''), true)`;

/** A device that is seen for the first time. */
export const addDevice = async (
  tx: Asking,
  { org, person, device }: Omit<Entrance, "wanted">,
  proto: number,
  now: number,
): Promise<void> => {
  await ask(tx, ADD_DEVICE, [org, device, person, proto, now]);
};

const ADD_DEVICE = `
insert into sync_device (org_id, device_id, profile_id, proto, last_seen)
values ($1, $2, $3, $4, to_timestamp($5::bigint / 1000.0)) on conflict do nothing`;

/** For the server's own writes: locks scopes whoever is in them. */
export async function lockScopes(
  tx: Asking,
  org: string,
  scopes: readonly string[],
): Promise<readonly LockedScope[]> {
  const rows = await ask<{
    scope_id: ScopeId;
    head: number;
    a_id: string | null;
    b_id: string | null;
  }>(
    tx,
    `select scope_id, head, a_id, b_id from sync_scope where org_id = $1 and scope_id = any ($2::text[]) order by scope_id for update`,
    [org, scopes],
  );
  await ask(tx, `select set_config('app.locked_scopes', $1, true)`, [
    rows.map((row) => row.scope_id).join(","),
  ]);
  return rows.map(({ scope_id, head, a_id, b_id }) => ({
    id: scope_id,
    head,
    people: a_id !== null && b_id !== null ? [a_id, b_id] : undefined,
  }));
}
