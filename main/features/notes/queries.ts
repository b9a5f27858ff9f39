import type { NoteVersionId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { NoteVersion } from "#core/notes/note.ts";
import type { Reader } from "../../db/transaction.ts";

/** A note's updates in the order they were written. */
export async function updatesOf(db: Reader, noteId: string): Promise<Uint8Array[]> {
  const rows = await db.selectFrom("note_update").select("data").where("note_id", "=", noteId).where("archived_at", "is", null).orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => new Uint8Array(row.data));
}

/** Earlier versions, newest first. */
export async function versionsOf(db: Reader, noteId: string): Promise<NoteVersion[]> {
  const rows = await db.selectFrom("note_version").select(["id", "at", "words", "opening"]).where("note_id", "=", noteId).orderBy("at", "desc").execute();
  return rows.map((row) => ({ ...row, id: row.id as NoteVersionId, at: row.at as Millis }));
}
