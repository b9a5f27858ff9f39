import { fold } from "#sync/engine/fold.ts";
import type { LocalOp } from "#sync/engine/rows.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { nextNumber } from "./notebook.ts";
import type { RefusedOp } from "./refused.ts";
import { readRow, writeRow } from "./stored-rows.ts";
import type { UpCasts } from "./up-cast.ts";
import { type OutboxRow, readShadow, waitingOps } from "./waiting-ops.ts";
import { writeKnown } from "./write-known.ts";

/**
 * A change was refused because its row lives in another scope by now: the same change waits again, for the row as it is there. Its time
 * stays, so that it wins over what it would have won over. Returns the tables that differ.
 */
export function sendMoved(
  file: DataFile,
  { upCasts }: { readonly upCasts: UpCasts },
  change: OutboxRow & { readonly parsed: readonly RefusedOp[] },
): readonly TableName[] {
  const ops = change.parsed.map((op) => rebased(file, withBytesBack(file, change.at, op)));
  const n = nextNumber(file);
  file
    .sql("INSERT INTO outbox (n, at, device, schema_version, label, ops) VALUES (?, ?, ?, ?, ?, ?)")
    .run(n, change.at, change.device, newest(upCasts, change), change.label, JSON.stringify(ops));
  file.sql("INSERT INTO sent_again (n) VALUES (?)").run(n);
  for (const { t, id } of ops)
    file
      .sql("INSERT INTO outbox_row (tbl, row_id, n) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .run(t, id, n);
  for (const op of ops) {
    const waiting = waitingOps(file, upCasts, op);
    const server =
      readShadow(file, op.t, op.id) ?? (waiting.length > 1 ? undefined : serverRow(file, op));
    if (server) writeKnown(file, op, { row: fold(server, waiting), shadow: server }, null);
  }
  return ops.map((op) => op.t);
}

/** A row with bytes went with its refusal; they are read from it again. */
function withBytesBack(file: DataFile, at: number, op: RefusedOp): LocalOp {
  const { bytes, was: _was, ...rest } = op;
  if (bytes === undefined || !("new" in rest)) return rest;
  const times = { seq: null, created_at: at, updated_at: at, archived_at: null };
  const row = { ...rest.set, ...times, id: op.id, scope_id: op.scope };
  if (!readRow(file, op.t, op.id)) writeRow(file, op.t, row, Buffer.from(bytes, "base64"));
  const { set: _, ...bare } = rest;
  return bare;
}

const serverRow = (file: DataFile, op: LocalOp) => {
  const row = readRow(file, op.t, op.id);
  return row?.["seq"] === null ? undefined : row;
};

function rebased(file: DataFile, op: LocalOp): LocalOp {
  const row = readRow(file, op.t, op.id);
  const scope = row?.scope_id ?? op.scope;
  if ("del" in op) return { ...op, scope };
  return "new" in op ? { ...op, scope } : { ...op, scope, base: null };
}

/** Its ops are as the newest schema writes them. */
const newest = (upCasts: UpCasts, { schema_version }: OutboxRow): number =>
  Math.max(schema_version, ...Object.keys(upCasts).map((from) => Number(from) + 1));
