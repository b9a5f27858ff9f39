import type { LocalRow, PendingOp } from "#sync/engine/rows.ts";
import type { Written } from "#sync/engine/replay.ts";
import { rulesOf, type TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { dropRow, readRow, stampRow, writeRow } from "./stored-rows.ts";
import { keepShadow } from "./waiting-ops.ts";

/** Writes what was decided about a row and the server's row under it. `false`: the row cannot stand beside another one. */
export function writeKnown(
  file: DataFile,
  { t, id }: { readonly t: TableName; readonly id: string },
  written: Written,
  bytes: Uint8Array | null,
): boolean {
  if (written.row && !put(file, t, written.row, bytes)) return false;
  if (!written.row) dropRow(file, t, id);
  keepShadow(file, t, id, written.shadow);
  return true;
}

function put(file: DataFile, t: TableName, row: LocalRow, bytes: Uint8Array | null): boolean {
  if (!rulesOf(t).hasBytes) return writeRow(file, t, row, null);
  if (readRow(file, t, row.id)) stampRow(file, t, row);
  // A row that waits to be sent and is not here any more was merged into a later one.
  else if (bytes) return writeRow(file, t, row, bytes);
  return true;
}

/** A row with bytes that is new here has its columns in its row, not in the outbox. */
export function withColumns(
  file: DataFile,
  t: TableName,
  ops: readonly PendingOp[],
): readonly PendingOp[] {
  if (!rulesOf(t).hasBytes) return ops;
  return ops.map((pending) => {
    const { op } = pending;
    const row = "new" in op ? readRow(file, t, op.id) : undefined;
    if (!row || !("new" in op)) return pending;
    const names = Object.keys(rulesOf(t).columns.shape);
    const set = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
    return { ...pending, op: { ...op, set } };
  });
}
