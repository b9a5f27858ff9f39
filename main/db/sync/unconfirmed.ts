import { withServer } from "#sync/engine/replay.ts";
import type { LocalRow } from "#sync/engine/rows.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import type { UpCasts } from "./up-cast.ts";
import { waitingOps } from "./waiting-ops.ts";
import { writeKnown } from "./write-known.ts";

// An acknowledged change usually comes back with the next page as a newer version of its row. It does not where another edit had won, or
// where it changed nothing: the row then is what it was before, and nothing will ever come to say so.

type RowKey = { readonly t: TableName; readonly id: string };

/** Remembers the server's rows under what has just been acknowledged, up to `last`. */
export function awaitReturn({ sql }: DataFile, last: number): void {
  sql(
    `INSERT INTO unconfirmed (tbl, row_id, server_row) SELECT tbl, row_id, server_row FROM shadow
     WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM outbox_row WHERE n <= ?) ON CONFLICT DO NOTHING`,
  ).run(last);
}

/** It came, or left `scope`: what is known of it now is newer. */
export function confirmed({ sql }: DataFile, { t, id }: RowKey, scope?: string): void {
  sql(
    "DELETE FROM unconfirmed WHERE tbl = ? AND row_id = ? AND (? IS NULL OR json_extract(server_row, '$.scope_id') = ?)",
  ).run(t, id, scope ?? null, scope ?? null);
}

/** All has come: rows that did not are as they were before. Returns the tables that differ. */
export function goBack(file: DataFile, upCasts: UpCasts): readonly TableName[] {
  const left = file
    .sql("SELECT tbl AS t, row_id AS id, server_row FROM unconfirmed")
    .all() as readonly (RowKey & { readonly server_row: string })[];
  for (const { t, id, server_row } of left) {
    const server = JSON.parse(server_row) as LocalRow;
    writeKnown(file, { t, id }, withServer(server, waitingOps(file, upCasts, { t, id })), null);
  }
  file.sql("DELETE FROM unconfirmed").run();
  return left.map(({ t }) => t);
}
