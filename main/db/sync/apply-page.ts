import { withoutServer, withServer } from "#sync/engine/replay.ts";
import type { Gone, Page, Unreadable } from "#sync/engine/store.ts";
import type { ServerRow } from "#sync/engine/rows.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";
import { purge } from "./purge.ts";
import { dropRow, readRow } from "./stored-rows.ts";
import { beginSweep, endSweep, isSweeping, seen } from "./sweep.ts";
import { confirmed, goBack } from "./unconfirmed.ts";
import type { UpCasts } from "./up-cast.ts";
import { keepShadow, readShadow, waitingOps } from "./waiting-ops.ts";
import { withColumns, writeKnown } from "./write-known.ts";

/** A page and its cursors, in the transaction that is open. Returns the tables whose rows differ. */
export function applyPage(file: DataFile, upCasts: UpCasts, page: Page): readonly string[] {
  const changed = new Set<TableName>();
  const touch = (tables: readonly TableName[]) => tables.forEach((t) => changed.add(t));
  const listed = new Set<string>(page.scopes.map(([scope]) => scope));
  for (const scope of knownScopes(file)) if (!listed.has(scope)) touch(purge(file, scope));
  for (const scope of page.reset) beginSweep(file, scope);
  const at: Place = { file, upCasts, isWaiting: has(file, "outbox"), isSweeping: isSweeping(file) };
  for (const one of page.rows) {
    if (one.is === "row") putRow(at, one);
    else if (one.is === "gone") takeRow(at, one);
    else keepUnreadable(at, one);
    changed.add(one.t);
  }
  for (const [scope, [epoch, cursor]] of Object.entries(page.cursors)) {
    keepCursor(file, scope, epoch, cursor);
    // A cursor that names no row stands after everything there is.
    if (!cursor.includes("/"))
      for (const gone of endSweep(file, scope)) {
        takeRow(at, gone);
        changed.add(gone.t);
      }
  }
  if (!page.more) touch(goBack(file, upCasts));
  return [...changed];
}

type Place = {
  readonly file: DataFile;
  readonly upCasts: UpCasts;
  /** Whether anything waits, and whether a scope is being read anew: most pages find neither, and need not ask for each row. */
  readonly isWaiting: boolean;
  readonly isSweeping: boolean;
};

function putRow(
  { file, upCasts, isWaiting, isSweeping }: Place,
  { t, row, bytes }: ServerRow,
): void {
  const id = row.id;
  const ops = isWaiting ? withColumns(file, t, waitingOps(file, upCasts, { t, id })) : [];
  if (isSweeping) seen(file, t, id);
  confirmed(file, { t, id });
  const isWritten = writeKnown(file, { t, id }, withServer(row, ops), bytes);
  if (!isWritten) keepConflict(file, t, row);
  else file.sql("DELETE FROM unreadable WHERE tbl = ? AND row_id = ?").run(t, id);
  if (t === "note_update") markUnread(file, row["note_id"]);
  if (t === "note") markUnread(file, id);
}

function takeRow({ file, upCasts, isSweeping }: Place, { t, id, scope }: Gone): void {
  const ops = withColumns(file, t, waitingOps(file, upCasts, { t, id }));
  const row = readRow(file, t, id);
  const written = withoutServer({ shadow: readShadow(file, t, id), row, ops }, scope);
  if (isSweeping)
    file
      .sql("DELETE FROM sync_sweep WHERE scope_id = ? AND tbl = ? AND row_id = ?")
      .run(scope, t, id);
  file
    .sql("DELETE FROM unreadable WHERE tbl = ? AND row_id = ? AND scope_id = ?")
    .run(t, id, scope);
  confirmed(file, { t, id }, scope);
  if (!written) return;
  if (t === "note_update") markUnread(file, row?.["note_id"]);
  if (written.row) writeKnown(file, { t, id }, written, null);
  else {
    dropRow(file, t, id);
    keepShadow(file, t, id, undefined);
  }
}

function keepUnreadable({ file, isSweeping }: Place, { t, id, scope, seq, why }: Unreadable): void {
  // What is here of it stays: it is older, but it is right.
  if (isSweeping) seen(file, t, id);
  file
    .sql(
      `INSERT INTO unreadable (tbl, row_id, scope_id, seq, why) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (tbl, row_id) DO UPDATE SET scope_id = excluded.scope_id, seq = excluded.seq, why = excluded.why`,
    )
    .run(t, id, scope, seq, why);
}

function keepConflict(file: DataFile, t: TableName, row: ServerRow["row"]): void {
  const seq = Number(row["seq"] ?? 0);
  const scope = row.scope_id;
  keepUnreadable(
    { file, upCasts: {}, isWaiting: false, isSweeping: false },
    { t, id: row.id, scope, seq, why: "another row stands in its place" },
  );
}

function markUnread({ sql }: DataFile, noteId: unknown): void {
  if (typeof noteId === "string")
    sql("INSERT INTO unread_note (note_id) VALUES (?) ON CONFLICT DO NOTHING").run(noteId);
}

const knownScopes = ({ sql }: DataFile): string[] =>
  (sql("SELECT scope_id FROM sync_cursor").all() as { scope_id: string }[]).map(
    ({ scope_id }) => scope_id,
  );

function keepCursor({ sql }: DataFile, scope: string, epoch: string, cursor: string): void {
  sql(
    `INSERT INTO sync_cursor (scope_id, epoch, cursor) VALUES (?, ?, ?)
     ON CONFLICT (scope_id) DO UPDATE SET epoch = excluded.epoch, cursor = excluded.cursor`,
  ).run(scope, epoch, cursor);
}

const has = ({ sql }: DataFile, table: "outbox"): boolean =>
  sql(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;
