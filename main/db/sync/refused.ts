import type { Clock } from "#core/kernel/time.ts";
import { net } from "#sync/engine/net-move.ts";
import type { LocalOp, Values } from "#sync/engine/rows.ts";
import { rulesOf } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { readRow } from "./stored-rows.ts";
import type { UpCasts } from "./up-cast.ts";
import { type OutboxRow, readShadow, waitingOps } from "./waiting-ops.ts";

/** An op as it is kept when it was refused: with everything its person would miss. */
export type RefusedOp = LocalOp & {
  readonly bytes?: string;
  /** What it set itself, where later changes of the same row went with it. */
  readonly was?: Values;
};

/** Keeps a refused change: nothing of what was written in it is lost. */
export function keepRefused(
  file: DataFile,
  clock: Clock,
  change: OutboxRow & { readonly parsed: readonly RefusedOp[] },
  refusal: { readonly code: string; readonly detail: string },
): void {
  file
    .sql(
      `INSERT INTO refused (n, code, detail, label, ops, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET code = excluded.code, detail = excluded.detail, ops = excluded.ops`,
    )
    .run(
      change.n,
      refusal.code,
      refusal.detail,
      change.label,
      JSON.stringify(change.parsed),
      clock.now(),
    );
}

/** Ops with all that they stand for, read before their change leaves the outbox. */
export const wholeOps = (
  file: DataFile,
  upCasts: UpCasts,
  ops: readonly LocalOp[],
): readonly RefusedOp[] => ops.map((op) => wholeOp(file, upCasts, op));

/** Bytes lie in the row, and what a row that moves became by later changes went with the first of them. */
function wholeOp(file: DataFile, upCasts: UpCasts, op: LocalOp): RefusedOp {
  if (rulesOf(op.t).hasBytes && "new" in op) {
    const row = readRow(file, op.t, op.id);
    const found = file.sql(`SELECT data FROM ${op.t} WHERE id = ?`).get(op.id) as
      | { data: Buffer }
      | undefined;
    if (!row || !found) return op;
    const names = Object.keys(rulesOf(op.t).columns.shape);
    const set = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
    return { ...op, set, bytes: found.data.toString("base64") };
  }
  const ops = waitingOps(file, upCasts, op);
  if (!ops.some((pending) => "move" in pending.op && pending.op.move !== undefined)) return op;
  const whole = net({ server: readShadow(file, op.t, op.id), ops });
  if (!whole) return op;
  return { ...whole.op, ...("set" in op && op.set ? { was: op.set } : {}) };
}
