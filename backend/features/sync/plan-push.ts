import type { Millis } from "#core/kernel/time.ts";
import type { Pushed, WireOp } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { applyOp, type LostField } from "./apply-op.ts";
import { checkOp } from "./check-op.ts";
import type { Refusal } from "./refusal.ts";
import { type Loaded, rowsInHand } from "./rows-in-hand.ts";
import type { Author, StoredRow } from "./stored-row.ts";

/** A mutation whose ops could be read, or why they could not. */
export type Asked = {
  readonly n: number;
  readonly at: Millis;
  readonly ops: readonly WireOp[] | Refusal;
};

/** What a request comes to: everything to be written in one go. */
export type PushPlan = {
  readonly rows: readonly StoredRow[];
  readonly refused: readonly { readonly n: number; readonly refusal: Refusal }[];
  readonly superseded: Pushed["superseded"];
  readonly lost: readonly LostField[];
};

/** Applies mutations one after another, each whole or not at all; or says which further scopes must be locked first. */
export function planPush(
  author: Author,
  loaded: Loaded,
  now: Millis,
  mutations: readonly Asked[],
): PushPlan | { readonly lock: ScopeId } {
  const rows = rowsInHand(loaded);
  const refused: { n: number; refusal: Refusal }[] = [];
  const superseded: Pushed["superseded"] = [];
  const lost: LostField[] = [];
  for (const mutation of mutations) {
    // A clock that is ahead must not win over everyone until the others have caught up.
    const at = Math.min(mutation.at, now);
    const outcome = applyAll(mutation.ops, (op) => applyOp({ author, loaded, rows, at }, op));
    if ("lock" in outcome) return outcome;
    if ("refused" in outcome) {
      rows.takeBack();
      refused.push({ n: mutation.n, refusal: outcome.refused });
      continue;
    }
    rows.keep();
    lost.push(...outcome.lost);
    for (const { ours, row, field } of outcome.lost)
      if (ours) superseded.push({ n: mutation.n, t: row.tbl, id: row.id, field });
  }
  return { rows: rows.written(), refused, superseded, lost };
}

function applyAll(
  ops: readonly WireOp[] | Refusal,
  apply: (op: WireOp) => ReturnType<typeof applyOp>,
): ReturnType<typeof applyOp> {
  if (isRefusal(ops)) return { refused: ops };
  const lost: LostField[] = [];
  for (const op of ops) {
    const unfit = checkOp(op);
    if (unfit) return { refused: unfit };
    const outcome = apply(op);
    if (!("lost" in outcome)) return outcome;
    lost.push(...outcome.lost);
  }
  return { lost };
}

const isRefusal = (ops: readonly WireOp[] | Refusal): ops is Refusal => "code" in ops;
