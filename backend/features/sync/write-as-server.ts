import type { Clock } from "#core/kernel/time.ts";
import type { WireOp } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { planPush } from "./plan-push.ts";
import { scopesOf } from "./read-push.ts";
import type { Asking } from "./store/ask.ts";
import { lockScopes } from "./store/enter.ts";
import { loadManagers, loadRows } from "./store/load.ts";
import { save, saveLost } from "./store/save.ts";

/** A change the server makes by itself, such as the directory's row of somebody who joins. */
export type ServerWrite = {
  readonly org: string;
  readonly person: string;
  readonly ops: readonly WireOp[];
};

/** Stands where a device's id does; no device can have it. */
const SERVER = "the-server";

/**
 * Writes rows in a transaction of the caller's, under the same locks and rules as a device's changes, with an owner's rights. Answers the
 * new versions, to be told after the commit. Refused is a bug: it throws.
 */
export async function writeAsServer(
  tx: Asking,
  { clock }: { readonly clock: Clock },
  { org, person, ops }: ServerWrite,
): Promise<ReadonlyMap<ScopeId, number>> {
  const now = clock.now();
  const locked = await lockScopes(tx, org, [...scopesOf(ops)]);
  const heads = new Map(locked.map(({ id, head }) => [id, head]));
  const managers = ops.flatMap((op) =>
    "set" in op && typeof op.set.manager_id === "string" ? [op.set.manager_id] : [],
  );
  const plan = planPush(
    { person, device: SERVER, role: "owner", scopes: new Set(heads.keys()) },
    {
      ...(await loadRows(tx, org, ops)),
      known: new Set(heads.keys()),
      heads,
      people: new Map(locked.flatMap(({ id, people }) => (people ? [[id, people]] : []))),
      managers: await loadManagers(tx, org, managers),
    },
    now,
    [{ n: 1, at: now, ops }],
  );
  if ("lock" in plan)
    throw new Error(`the server writes to a row that lies elsewhere: ${plan.lock}`);
  const [refused] = plan.refused;
  if (refused)
    throw new Error(
      `the server's own write is refused: ${refused.refusal.code} ${refused.refusal.detail}`,
    );
  await saveLost(tx, org, now, plan.lost);
  await save(tx, { org, now, rows: plan.rows });
  return new Map(plan.rows.map(({ scope, seq }) => [scope, seq]));
}
