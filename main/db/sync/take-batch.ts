import { createHash } from "node:crypto";
import { keyOf, type LocalOp, type LocalRow, type Queued } from "#sync/engine/rows.ts";
import type { Batch, Outlook, SyncStore } from "#sync/engine/store.ts";
import { rulesOf } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { keepNumber, readNumber } from "./notebook.ts";
import { readRow } from "./stored-rows.ts";
import { parseOps, type UpCasts } from "./up-cast.ts";
import { type OutboxRow, readShadow, waitingOps } from "./waiting-ops.ts";

type Most = Parameters<SyncStore["take"]>[0];

/** The next changes to send with what is known of their rows; remembers that they are on their way. */
export function takeBatch(file: DataFile, upCasts: UpCasts, most: Most): Batch | undefined {
  const moved = keysThatMove(file, upCasts);
  const rows = new Map<string, Outlook>();
  const changes: Queued[] = [];
  let bytes = 0;
  for (const change of waiting(file, most)) {
    const ops = parseOps(change, upCasts);
    for (const op of ops)
      if (!rows.has(keyOf(op)))
        rows.set(keyOf(op), outlookOf(file, upCasts, op, moved.has(keyOf(op))));
    if (most.withoutPrivate && ops.some((op) => isPrivate(op, rows.get(keyOf(op))))) break;
    bytes += change.ops.length + sum(ops.map((op) => rows.get(keyOf(op))?.bytes?.length ?? 0));
    if (changes.length > 0 && bytes > most.bytes) break;
    changes.push({ n: change.n, at: change.at, hash: hashOf(change), ops });
  }
  const last = changes.at(-1);
  if (!last) return undefined;
  const attempted = Math.max(last.n, readNumber(file, "sync_attempted"));
  keepNumber(file, "sync_attempted", attempted);
  return { changes, rows, base: readNumber(file, "sync_base") };
}

const waiting = ({ sql }: DataFile, most: Most): OutboxRow[] =>
  sql("SELECT n, at, device, schema_version, ops FROM outbox WHERE n <= ? ORDER BY n LIMIT ?").all(
    most.upTo ?? Number.MAX_SAFE_INTEGER,
    most.changes,
  ) as OutboxRow[];

/** Rows that any waiting change moves to another scope. */
export function keysThatMove({ sql }: DataFile, upCasts: UpCasts): ReadonlySet<string> {
  const changes = sql(
    `SELECT n, at, device, schema_version, label, ops FROM outbox WHERE instr(ops, '"move":') > 0`,
  ).all() as OutboxRow[];
  const moves = changes.flatMap((change) =>
    parseOps(change, upCasts).filter((op) => "move" in op && op.move !== undefined),
  );
  return new Set(moves.map(keyOf));
}

function outlookOf(file: DataFile, upCasts: UpCasts, op: LocalOp, moves: boolean): Outlook {
  if (rulesOf(op.t).hasBytes) return bytesOf(file, op);
  const scope = scopeOf(file, op);
  if (!moves) return { scope };
  const ops = waitingOps(file, upCasts, op);
  const first = ops[0]?.op;
  const server =
    readShadow(file, op.t, op.id) ??
    // It was acknowledged as new and has not come back yet: it is on the server much as it is here.
    (first && !("new" in first) ? elsewhere(readRow(file, op.t, op.id), first.scope) : undefined);
  return { scope, moving: { server, ops } };
}

const elsewhere = (row: LocalRow | undefined, scope: string): LocalRow | undefined =>
  row && { ...row, scope_id: scope };

function scopeOf({ sql }: DataFile, op: LocalOp): string | undefined {
  const row = sql(`SELECT scope_id FROM ${op.t} WHERE id = ?`).get(op.id) as
    | { scope_id: string }
    | undefined;
  return row?.scope_id;
}

function bytesOf(file: DataFile, op: LocalOp): Outlook {
  const row = readRow(file, op.t, op.id);
  const found = file.sql(`SELECT data FROM ${op.t} WHERE id = ?`).get(op.id) as
    | { data: Buffer }
    | undefined;
  if (!row || !found) return { scope: undefined };
  const names = Object.keys(rulesOf(op.t).columns.shape);
  const columns = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { scope: row.scope_id, columns, bytes: new Uint8Array(found.data) };
}

const isPrivate = (op: LocalOp, outlook: Outlook | undefined): boolean =>
  [op.scope, outlook?.scope, "move" in op ? op.move : undefined].some((scope) =>
    scope?.startsWith("self:"),
  );

const hashOf = ({ device, n, at, ops }: OutboxRow): string =>
  createHash("sha256")
    .update(JSON.stringify([device, n, at, ops]))
    .digest("base64url");

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
