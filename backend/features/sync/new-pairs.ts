import type { Ids } from "#core/kernel/ids.ts";
import { pairName } from "#core/pairs/pair.ts";
import type { WireOp } from "#sync/protocol/push.ts";
import type { Caller } from "./caller.ts";
import { checkOp } from "./check-op.ts";
import type { NewPair } from "./store/pair-scopes.ts";

/** Pairs this request may open a scope for: new, of two people of whom the caller is one, under the id that belongs to the two. */
export function newPairs(
  ids: Pick<Ids, "from">,
  caller: Caller,
  ops: readonly WireOp[],
): readonly NewPair[] {
  const pairs = new Map<string, NewPair>();
  for (const op of ops) {
    if (op.t !== "pair" || !("new" in op) || op.scope !== `pair:${op.id}` || checkOp(op)) continue;
    const { a_id: a, b_id: b } = op.set;
    if (typeof a !== "string" || typeof b !== "string" || a === b) continue;
    if (a !== caller.person && b !== caller.person) continue;
    if (op.id !== ids.from(pairName([a, b]))) continue;
    pairs.set(op.scope, { scope: op.scope, a, b });
  }
  return [...pairs.values()];
}
