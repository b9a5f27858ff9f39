import { rulesOf, TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";

/**
 * Forgets a scope this person is no member of any more: its rows, what stands under edits of them, and every way back to them. Changes
 * that wait stay in the queue, since numbers are dense: the server refuses them, and they can be exported. Returns the tables that differ.
 */
export function purge({ sql }: DataFile, scope: string): readonly TableName[] {
  const changed: TableName[] = [];
  for (const t of TableName.options) {
    const own = `SELECT row_id FROM shadow WHERE tbl = '${t}' AND json_extract(server_row, '$.scope_id')`;
    if (t === "note") forgetVersions(sql, scope);
    const { changes } = sql(
      // A row that is to move here from elsewhere is still the server's there; one that was to move away is gone with the scope.
      `DELETE FROM ${t} WHERE id IN (${own} = ?) OR (scope_id = ? AND id NOT IN (${own} <> ?))`,
    ).run(scope, scope, scope);
    if (changes > 0) changed.push(t);
    sql(`DELETE FROM shadow WHERE tbl = '${t}' AND json_extract(server_row, '$.scope_id') = ?`).run(
      scope,
    );
    if (rulesOf(t).hasBytes)
      sql("DELETE FROM unread_note WHERE note_id NOT IN (SELECT id FROM note)").run();
  }
  sql("DELETE FROM sync_cursor WHERE scope_id = ?").run(scope);
  sql("DELETE FROM sync_sweep WHERE scope_id = ?").run(scope);
  sql("DELETE FROM unreadable WHERE scope_id = ?").run(scope);
  // Undo and what was sent name the scope in each of their ops.
  for (const table of ["undo", "sent"])
    sql(`DELETE FROM ${table} WHERE instr(ops, ?) > 0`).run(JSON.stringify(scope));
  return changed;
}

function forgetVersions(sql: DataFile["sql"], scope: string): void {
  sql("DELETE FROM note_version WHERE note_id IN (SELECT id FROM note WHERE scope_id = ?)").run(
    scope,
  );
}
