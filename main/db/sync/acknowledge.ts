import type { Clock } from "#core/kernel/time.ts";
import { afterAnswer } from "#sync/engine/replay.ts";
import { keyOf, type LocalOp, type LocalRow, type PendingOp } from "#sync/engine/rows.ts";
import type { Answer } from "#sync/engine/store.ts";
import type { RefusalCode } from "#sync/protocol/push.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { awaitReturn, confirmed } from "./unconfirmed.ts";
import { keepNumber, readNumber } from "./notebook.ts";
import { keepRefused, wholeOps } from "./refused.ts";
import { sendMoved } from "./send-moved.ts";
import { readRow } from "./stored-rows.ts";
import { parseOps, type UpCasts } from "./up-cast.ts";
import { type OutboxRow, readShadow, waitingOps } from "./waiting-ops.ts";
import { withColumns, writeKnown } from "./write-known.ts";

/** Acknowledged changes are kept so long. */
const KEPT_MS = 7 * 24 * 3_600_000;

type Deps = { readonly clock: Clock; readonly upCasts: UpCasts };
type Dealt = OutboxRow & { readonly parsed: readonly LocalOp[] };
type RowKey = { readonly t: TableName; readonly id: string };
type Refusals = ReadonlyMap<number, { readonly code: RefusalCode; readonly detail: string }>;

/**
 * The answer to a push: what was dealt with leaves the outbox, refused changes are kept aside and their rows go back to the server's.
 * Returns the tables whose rows differ.
 */
export function acknowledge(
  file: DataFile,
  deps: Deps,
  answer: Answer,
  settled: boolean,
): readonly string[] {
  const base = readNumber(file, "sync_base");
  const last = Math.min(answer.last + base, readNumber(file, "last_change"));
  const dealt = readDealt(file, deps, last);
  const refused: Refusals = new Map(answer.refused.map((one) => [one.n + base, one]));
  const again: Dealt[] = [];
  for (const change of dealt) {
    const refusal = refused.get(change.n);
    if (!refusal) knowScopes(file, change);
    else {
      const whole = { ...change, parsed: wholeOps(file, deps.upCasts, change.parsed) };
      if (willSendAgain(file, change, refusal.code)) again.push(whole);
      else keepRefused(file, deps.clock, whole, refusal);
    }
  }
  const rows = rowsToRead(file, dealt, last, refused);
  const known = [...rows.values()].map((row) => ({
    row,
    shadow: readShadow(file, row.t, row.id),
    local: readRow(file, row.t, row.id),
    ops: withColumns(file, row.t, waitingOps(file, deps.upCasts, { ...row, after: last })),
    dealt: dealtOn(file, dealt, refused, row),
  }));
  awaitReturn(file, last);
  leave(file, deps, last, refused);
  const changed = new Set<string>();
  for (const { row, shadow, local, ops, dealt: ofRow } of known) {
    const echo = echoOf(answer, row);
    const written = afterAnswer({ shadow, row: local, ops }, ofRow, echo);
    if (written === "as-it-is") continue;
    writeKnown(file, row, written, echo?.bytes ?? null);
    if (echo) confirmed(file, row);
    changed.add(row.t);
  }
  for (const change of again) for (const t of sendMoved(file, deps, change)) changed.add(t);
  if (settled) keepNumber(file, "sync_attempted", 0);
  return [...changed];
}

const readDealt = ({ sql }: DataFile, { upCasts }: Deps, last: number): readonly Dealt[] =>
  (sql("SELECT * FROM outbox WHERE n <= ? ORDER BY n").all(last) as OutboxRow[]).map((change) => ({
    ...change,
    parsed: parseOps(change, upCasts),
  }));

/** A change whose row had moved is sent once more by itself. */
const willSendAgain = ({ sql }: DataFile, { n }: { readonly n: number }, code: RefusalCode) =>
  code === "row-moved" && sql("SELECT 1 FROM sent_again WHERE n = ?").get(n) === undefined;

/** Rows that need looking at: those of refused changes, and those with more that waits. All others are right as they are. */
function rowsToRead(
  { sql }: DataFile,
  dealt: readonly Dealt[],
  last: number,
  refused: Refusals,
): ReadonlyMap<string, RowKey> {
  const rows = new Map<string, RowKey>();
  for (const change of dealt)
    if (refused.has(change.n)) for (const op of change.parsed) rows.set(keyOf(op), op);
  const later = sql(
    `SELECT DISTINCT a.tbl AS t, a.row_id AS id FROM outbox_row a JOIN outbox_row b USING (tbl, row_id)
     WHERE a.n > ? AND b.n <= ?`,
  ).all(last, last) as RowKey[];
  for (const { t, id } of later) rows.set(keyOf({ t, id }), { t, id });
  return rows;
}

const dealtOn = (
  file: DataFile,
  dealt: readonly Dealt[],
  refused: Refusals,
  { t, id }: RowKey,
): readonly (PendingOp & { readonly applied: boolean })[] =>
  dealt.flatMap((change) => {
    const ops = change.parsed
      .filter((op) => op.t === t && op.id === id)
      .map((op) => ({ n: change.n, at: change.at, op }));
    return withColumns(file, t, ops).map((op) => ({ ...op, applied: !refused.has(change.n) }));
  });

/** A scope that something new of ours went into is known from now on: should it not be listed, its rows go. */
function knowScopes({ sql }: DataFile, change: Dealt): void {
  const scopes = change.parsed.flatMap((op) => ("new" in op ? [op.scope] : []));
  for (const scope of new Set(scopes))
    sql(
      "INSERT INTO sync_cursor (scope_id, epoch, cursor) VALUES (?, '', '') ON CONFLICT DO NOTHING",
    ).run(scope);
}

function leave({ sql }: DataFile, { clock }: Deps, last: number, refused: Refusals): void {
  const now = clock.now();
  sql(
    `INSERT INTO sent (n, at, device, schema_version, label, ops, sent_at)
     SELECT n, at, device, schema_version, label, ops, ? FROM outbox WHERE n <= ?`,
  ).run(now, last);
  for (const n of refused.keys()) sql("DELETE FROM sent WHERE n = ?").run(n);
  sql("DELETE FROM sent WHERE sent_at < ?").run(now - KEPT_MS);
  sql(
    `DELETE FROM shadow WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM outbox_row WHERE n <= ?)
     AND (tbl, row_id) NOT IN (SELECT tbl, row_id FROM outbox_row WHERE n > ?)`,
  ).run(last, last);
  sql("DELETE FROM outbox_row WHERE n <= ?").run(last);
  sql("DELETE FROM outbox WHERE n <= ?").run(last);
}

function echoOf(
  { echo }: Answer,
  { t, id }: RowKey,
): { readonly row: LocalRow | undefined; readonly bytes: Uint8Array | null } | undefined {
  for (const one of echo) {
    if (one.is === "row" && one.t === t && one.row.id === id)
      return { row: one.row, bytes: one.bytes };
    const isThis = one.is !== "row" && one.t === t && one.id === id;
    if (isThis && (one.is === "none" || one.is === "gone")) return { row: undefined, bytes: null };
  }
  return undefined;
}
