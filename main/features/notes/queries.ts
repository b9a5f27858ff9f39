import { sql } from "kysely";
import type { NoteVersionId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { NoteVersion } from "#core/notes/note.ts";
import type { Reader } from "../../db/transaction.ts";

/** One update of a note; `mark` grows with each one written, whichever note it belongs to. */
export type WrittenUpdate = {
  readonly id: string;
  readonly mark: number;
  readonly at: Millis;
  readonly data: Uint8Array;
};

/** A note's updates in the order they were written, all or those after a mark. */
export async function updatesOf(db: Reader, noteId: string, after = 0): Promise<WrittenUpdate[]> {
  const mark = sql<number>`rowid`;
  const rows = await db
    .selectFrom("note_update")
    .select(["id", "created_at", "data", mark.as("mark")])
    .where("note_id", "=", noteId)
    .where("archived_at", "is", null)
    .where(mark, ">", after)
    .orderBy(mark)
    .execute();
  return rows.map(({ id, created_at, data, mark }) => ({
    id,
    mark,
    at: created_at as Millis,
    data: new Uint8Array(data),
  }));
}

/** Notes that have an update younger than their text: the app ended before the text was read out of it. Only the latest updates can be such. */
export async function unreadNotes(db: Reader): Promise<string[]> {
  const latest = await db
    .selectFrom("note_update")
    .select(["note_id", "created_at"])
    .orderBy(sql`rowid`, "desc")
    .limit(64)
    .execute();
  const notes = await db
    .selectFrom("note")
    .select(["id", "updated_at"])
    .where("id", "in", [...new Set(latest.map((row) => row.note_id))])
    .execute();
  return notes
    .filter((note) =>
      latest.some((row) => row.note_id === note.id && row.created_at >= note.updated_at),
    )
    .map((note) => note.id);
}

/** Earlier versions, newest first. */
export async function versionsOf(db: Reader, noteId: string): Promise<NoteVersion[]> {
  const rows = await db
    .selectFrom("note_version")
    .select(["id", "at", "words", "opening"])
    .where("note_id", "=", noteId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as NoteVersionId, at: row.at as Millis }));
}
