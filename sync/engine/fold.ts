import { rulesOf, type TableName } from "#sync/protocol/tables.ts";
import type { LocalOp, LocalRow, PendingOp, Values } from "./rows.ts";

/** What ops that wait make of the server's row, oldest first: what a person sees. `undefined`: there is no such row. */
export function fold(
  server: LocalRow | undefined,
  ops: readonly Pick<PendingOp, "at" | "op">[],
): LocalRow | undefined {
  let row = server;
  for (const { at, op } of ops) row = foldOne(row, at, op);
  return row;
}

function foldOne(row: LocalRow | undefined, at: number, op: LocalOp): LocalRow | undefined {
  if ("del" in op) return undefined;
  const set = columnsOf(op.t, op.set ?? {});
  if ("new" in op) {
    // Another device made it too, with the same derived id: fields merge, its home stays.
    if (row) return { ...row, ...set, updated_at: at };
    const born = { id: op.id, scope_id: op.scope, seq: null, created_at: at };
    return { archived_at: null, ...set, ...born, updated_at: at };
  }
  // A change of a row that is gone: deleting wins.
  if (!row) return undefined;
  return { ...row, ...set, scope_id: op.move ?? row.scope_id, updated_at: at };
}

/** Those values that may leave the device: what is read out of a row here (a note's text) is none of them. */
export function columnsOf(table: TableName, values: Values): Values {
  const shape = rulesOf(table).columns.shape;
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name in shape || name === "archived_at"),
  );
}
