import type { LocalOp } from "#sync/engine/rows.ts";
import type { UpCasts } from "../../main/db/sync/up-cast.ts";

// A made-up schema before the first: tasks had a `name` in it. What an app of that time left in its outbox is sent by the one after it.

export const upCasts: UpCasts = {
  0: (op) => withKey(op, "name", "title"),
};

/** Ops as the older app would have written them. */
export const renamed = (ops: readonly LocalOp[]): readonly LocalOp[] =>
  ops.map((op) => withKey(op, "title", "name"));

function withKey(op: LocalOp, from: string, to: string): LocalOp {
  if (op.t !== "task" || !("set" in op) || !op.set || !(from in op.set)) return op;
  const { [from]: value, ...rest } = op.set;
  return { ...op, set: { ...rest, [to]: value ?? null } } as LocalOp;
}
