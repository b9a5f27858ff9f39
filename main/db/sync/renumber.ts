import { fold } from "#sync/engine/fold.ts";
import type { LocalOp } from "#sync/engine/rows.ts";
import type { DataFile } from "./data-file.ts";
import { firstWaiting, keepNumber, readNumber } from "./notebook.ts";
import { readRow } from "./stored-rows.ts";
import { parseOps, type UpCasts } from "./up-cast.ts";
import { type OutboxRow, readShadow, waitingOps } from "./waiting-ops.ts";
import { withColumns, writeKnown } from "./write-known.ts";

/** From now on this file is another device: the first change that waits is its number 1. Numbers here stay, undo goes by them. */
export function becomeDevice(file: DataFile, device: string): void {
  const { sql } = file;
  sql("UPDATE meta SET value = ? WHERE key = 'device'").run(device);
  // The server takes what the old device sent for somebody else's: only being later says that this was written over it. So no change
  // is older than the one before it here, whatever the clock did between them.
  let at = Number(sql("SELECT coalesce(max(at), 0) FROM sent").pluck().get());
  const waiting = sql("SELECT n, at FROM outbox ORDER BY n").all() as Pick<OutboxRow, "n" | "at">[];
  for (const change of waiting) {
    at = Math.max(change.at, at + 1);
    sql("UPDATE outbox SET device = ?, at = ? WHERE n = ?").run(device, at, change.n);
  }
  // What the old device sent has numbers the new one never gave.
  sql("DELETE FROM sent").run();
  keepNumber(file, "sync_base", firstWaiting(file) - 1);
  keepNumber(file, "sync_attempted", 0);
}

/**
 * The server was restored to a state where `last` was this device's last number: what it had acknowledged since waits again, before what
 * waits anyway.
 */
export function sendAgain(file: DataFile, upCasts: UpCasts, last: number): void {
  const { sql } = file;
  const from = last + readNumber(file, "sync_base");
  const until = firstWaiting(file);
  if (from >= until - 1) return;
  const kept = sql("SELECT * FROM sent WHERE n > ? AND n < ? ORDER BY n").all(
    from,
    until,
  ) as OutboxRow[];
  const first = kept[0]?.n ?? until;
  // What is older than what was kept is lost there; the next number it expects is given to the first that is left.
  keepNumber(file, "sync_base", first - 1 - last);
  const byNumber = new Map(kept.map((change) => [change.n, change]));
  const device = sql("SELECT value FROM meta WHERE key = 'device'").pluck().get();
  for (let n = first; n < until; n++) {
    const change = byNumber.get(n);
    // What was refused then has no content now, but its number must be there.
    const ops: readonly LocalOp[] = change ? parseOps(change, upCasts) : [];
    sql(
      "INSERT INTO outbox (n, at, device, schema_version, label, ops) VALUES (?, ?, ?, ?, ?, ?)",
    ).run(
      n,
      change?.at ?? 0,
      device,
      change?.schema_version ?? 1,
      change?.label ?? "",
      change?.ops ?? "[]",
    );
    for (const { t, id } of ops)
      sql("INSERT INTO outbox_row (tbl, row_id, n) VALUES (?, ?, ?) ON CONFLICT DO NOTHING").run(
        t,
        id,
        n,
      );
    sql("DELETE FROM sent WHERE n = ?").run(n);
  }
  keepNumber(file, "sync_attempted", 0);
  for (const op of kept.flatMap((change) => parseOps(change, upCasts))) layAgain(file, upCasts, op);
}

/** The server's row, as far as it is known, and all that waits on top of it. */
function layAgain(file: DataFile, upCasts: UpCasts, op: LocalOp): void {
  const row = readRow(file, op.t, op.id);
  const shadow = readShadow(file, op.t, op.id) ?? (row?.["seq"] === null ? undefined : row);
  const ops = withColumns(file, op.t, waitingOps(file, upCasts, op));
  const seen = fold(shadow, ops) ?? row;
  if (seen) writeKnown(file, op, { row: seen, shadow }, null);
}
