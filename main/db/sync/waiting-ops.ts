import type { Millis } from "#core/kernel/time.ts";
import type { LocalRow, PendingOp } from "#sync/engine/rows.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { parseOps, type UpCasts } from "./up-cast.ts";

export type OutboxRow = {
  readonly n: number;
  readonly at: Millis;
  readonly device: string;
  readonly schema_version: number;
  readonly label: string;
  readonly ops: string;
};

/** The ops on a row that wait to be sent, in order; `after`: only of changes after this number. */
export function waitingOps(
  { sql }: DataFile,
  upCasts: UpCasts,
  { t, id, after }: { readonly t: TableName; readonly id: string; readonly after?: number },
): readonly PendingOp[] {
  const changes = sql(
    `SELECT o.n, o.at, o.schema_version, o.ops FROM outbox_row r JOIN outbox o ON o.n = r.n
     WHERE r.tbl = ? AND r.row_id = ? AND r.n > ? ORDER BY r.n`,
  ).all(t, id, after ?? 0) as OutboxRow[];
  return changes.flatMap((change) =>
    parseOps(change, upCasts)
      .filter((op) => op.t === t && op.id === id)
      .map((op) => ({ n: change.n, at: change.at, op })),
  );
}

export function readShadow({ sql }: DataFile, t: TableName, id: string): LocalRow | undefined {
  const row = sql("SELECT server_row FROM shadow WHERE tbl = ? AND row_id = ?").get(t, id) as
    | { server_row: string }
    | undefined;
  return row && (JSON.parse(row.server_row) as LocalRow);
}

export function keepShadow(
  { sql }: DataFile,
  t: TableName,
  id: string,
  row: LocalRow | undefined,
): void {
  if (!row) sql("DELETE FROM shadow WHERE tbl = ? AND row_id = ?").run(t, id);
  else
    sql(
      "INSERT INTO shadow (tbl, row_id, server_row) VALUES (?, ?, ?) ON CONFLICT (tbl, row_id) DO UPDATE SET server_row = excluded.server_row",
    ).run(t, id, JSON.stringify(row));
}
