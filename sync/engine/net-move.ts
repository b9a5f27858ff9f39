import { columnsOf, fold } from "./fold.ts";
import type { LocalOp, PendingOp, Values } from "./rows.ts";
import type { Outlook } from "./store.ts";

// A row that moves between scopes while changes wait is sent as it came out, once, by the first of its ops: text that was private for
// a while, or that was made private again before it was sent, never leaves.

type Moving = NonNullable<Outlook["moving"]>;

/** The first op with the effect of all up to the last move. `undefined`: nothing is left of them. */
export function net(moving: Moving): { readonly n: number; readonly op: LocalOp } | undefined {
  const ops = untilLastMove(moving);
  const [first] = ops;
  if (!first) return undefined;
  const row = fold(moving.server, ops);
  if (!row) return { n: first.n, op: first.op };
  const { t, id } = first.op;
  const all = columnsOf(t, row);
  if (!moving.server)
    return { n: first.n, op: { t, id, scope: row.scope_id, new: true, set: withoutNull(all) } };
  const from = moving.server.scope_id;
  const base = newestBase(ops);
  if (row.scope_id !== from)
    return { n: first.n, op: { t, id, scope: from, base, set: all, move: row.scope_id } };
  const names = new Set(ops.flatMap(({ op }) => ("set" in op ? Object.keys(op.set ?? {}) : [])));
  const set = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return { n: first.n, op: { t, id, scope: from, base, set } };
}

/** Whether the change came after the last move: it is then sent like any other. */
export const isLater = (moving: Moving, n: number): boolean =>
  n > (untilLastMove(moving).at(-1)?.n ?? 0);

function untilLastMove({ ops }: Moving): readonly PendingOp[] {
  const last = ops.findLast(({ op }) => "move" in op && op.move !== undefined);
  return last ? ops.filter(({ n }) => n <= last.n) : [];
}

/** The newest version that was seen while they were made. */
function newestBase(ops: readonly PendingOp[]): number | null {
  const bases = ops.flatMap(({ op }) => ("base" in op && op.base !== null ? [op.base] : []));
  return bases.length === 0 ? null : Math.max(...bases);
}

/** A row that is new is not archived unless it says so. */
const withoutNull = (set: Values): Values =>
  set["archived_at"] === null
    ? Object.fromEntries(Object.entries(set).filter(([name]) => name !== "archived_at"))
    : set;
