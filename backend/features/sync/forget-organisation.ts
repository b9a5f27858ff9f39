import { ask, type Asking } from "./store/ask.ts";
import { lockScopes } from "./store/enter.ts";

/** Everything sync holds of an organisation that is deleted, in the same transaction. */
export async function forgetOrganisation(tx: Asking, org: string): Promise<void> {
  const scopes = await ask<{ scope_id: string }>(
    tx,
    `select scope_id from sync_scope where org_id = $1`,
    [org],
  );
  await lockScopes(
    tx,
    org,
    scopes.map(({ scope_id }) => scope_id),
  );
  for (const table of TABLES) await ask(tx, `delete from ${table} where org_id = $1`, [org]);
}

const TABLES = [
  "sync_row",
  "field_conflict",
  "mutation_log",
  "sync_device",
  "scope_member",
  "sync_scope",
];
