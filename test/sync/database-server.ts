import type { Ids } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { FreshDb } from "../../backend/db/testing.ts";
import { uuidOf } from "../../backend/db/testing.ts";
import { withTenant } from "../../backend/db/with-tenant.ts";
import { revokeDevice } from "../../backend/features/sync/devices.ts";
import { onMembership } from "../../backend/features/sync/membership.ts";
import { syncServer } from "../../backend/features/sync/sync-server.ts";
import type { ServerDump, SimServer } from "./sim-server.ts";

let organisations = 0;

/** The real server on the real database, in an organisation of its own. */
export function databaseServer(
  { db, asOwner }: FreshDb,
  { clock, ids }: { readonly clock: () => number; readonly ids: Ids },
): SimServer {
  const org = uuidOf(`simulated organisation ${++organisations}`);
  const now = () => clock() as Millis;
  const server = syncServer({ db, clock: { now }, ids, poke: () => {} });
  return {
    org,
    hello: (caller) => server.hello(caller),
    push: (caller, body) => server.push(caller, body),
    pull: (caller, body) => server.pull(caller, body),
    setRole: (person, role) =>
      withTenant(db, { org }, (tx) => onMembership(tx, ids.next, { org, person, role })),
    setInPair: async (person, scope, isIn) => {
      await asOwner(
        isIn
          ? `insert into scope_member (org_id, profile_id, scope_id, role) values ($1, $2, $3, 'member') on conflict do nothing`
          : `delete from scope_member where org_id = $1 and profile_id = $2 and scope_id = $3`,
        [org, person, scope],
      );
    },
    revoke: (device, person) =>
      withTenant(db, { org }, (tx) => revokeDevice(tx, { org, device, person, now: now() })),
    raiseFloor: async (scope) => {
      await asOwner(
        `with gone as (delete from sync_row where org_id = $1 and scope_id = $2 and state <> 0)
         update sync_scope set floor = head where org_id = $1 and scope_id = $2`,
        [org, scope],
      );
    },
    rotateEpoch: async (scope) => {
      await asOwner(`update sync_scope set epoch = $3 where org_id = $1 and scope_id = $2`, [
        org,
        scope,
        ids.next(),
      ]);
    },
    scopesOf: async (person) => {
      const rows = await asOwner(
        `select scope_id from scope_member where org_id = $1 and profile_id = $2 order by 1`,
        [org, person],
      );
      return rows.map((row) => String(row["scope_id"]));
    },
    rows: async () => {
      const rows = await asOwner(
        `select tbl, id, scope_id, seq, state, data::text as data, translate(encode(bytes, 'base64'), E'\\n', '') as bytes
         from sync_row where org_id = $1 order by scope_id, tbl, id`,
        [org],
      );
      return rows.map((row): ServerDump => ({
        t: String(row["tbl"]),
        id: String(row["id"]),
        scope: String(row["scope_id"]),
        seq: Number(row["seq"]),
        state: (["live", "gone", "moved"] as const)[Number(row["state"])] ?? "live",
        data: JSON.parse(String(row["data"])) as ServerDump["data"],
        bytes: typeof row["bytes"] === "string" ? row["bytes"] : null,
      }));
    },
    superseded: async () => {
      const rows = await asOwner(
        `select tbl, row_id, field from field_conflict where org_id = $1`,
        [org],
      );
      return new Set(
        rows.map((row) => `${String(row["tbl"])} ${String(row["row_id"])} ${String(row["field"])}`),
      );
    },
    deleted: async () => {
      const rows = await asOwner(`select tbl, id from sync_row where org_id = $1 and state = 1`, [
        org,
      ]);
      return new Set(rows.map((row) => `${String(row["tbl"])} ${String(row["id"])}`));
    },
    close: async () => {},
  };
}
