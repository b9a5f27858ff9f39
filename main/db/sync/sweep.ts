import type { Gone } from "#sync/engine/store.ts";
import { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";

// A scope that is read anew: its rows are marked, those that come again are unmarked, and what is still marked when all has come is
// gone. The marks are in the file, so that a kill on the way changes nothing.

/** Marks every row the server has in the scope, as far as is known here. What was made here and not sent is none of them. */
export function beginSweep({ sql }: DataFile, scope: string): void {
  sql("DELETE FROM sync_cursor WHERE scope_id = ?").run(scope);
  // Known still: should it not be listed any more, it is forgotten.
  sql("INSERT INTO sync_cursor (scope_id, epoch, cursor) VALUES (?, '', '')").run(scope);
  for (const t of TableName.options)
    sql(
      `INSERT INTO sync_sweep (scope_id, tbl, row_id) SELECT ?, '${t}', id FROM ${t} r WHERE scope_id = ?
       AND NOT EXISTS (SELECT 1 FROM shadow WHERE tbl = '${t}' AND row_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM outbox_row WHERE tbl = '${t}' AND row_id = r.id)
       ON CONFLICT DO NOTHING`,
    ).run(scope, scope);
  sql(
    `INSERT INTO sync_sweep (scope_id, tbl, row_id) SELECT ?, tbl, row_id FROM shadow
     WHERE json_extract(server_row, '$.scope_id') = ? ON CONFLICT DO NOTHING`,
  ).run(scope, scope);
}

export const isSweeping = ({ sql }: DataFile): boolean =>
  sql("SELECT 1 FROM sync_sweep LIMIT 1").get() !== undefined;

/** It came again, whichever scope it lies in by now. */
export function seen({ sql }: DataFile, t: TableName, id: string): void {
  sql("DELETE FROM sync_sweep WHERE tbl = ? AND row_id = ?").run(t, id);
}

/** All of the scope has come: what did not is gone. */
export function endSweep({ sql }: DataFile, scope: string): readonly Gone[] {
  const left = sql("SELECT tbl AS t, row_id AS id FROM sync_sweep WHERE scope_id = ?").all(scope);
  sql("DELETE FROM sync_sweep WHERE scope_id = ?").run(scope);
  return (left as Pick<Gone, "t" | "id">[]).map(({ t, id }) => ({ t, id, scope }));
}
