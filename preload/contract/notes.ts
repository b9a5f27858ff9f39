import { z } from "zod";
import { NoteVersionId } from "#core/kernel/ids.ts";
import { NoteError, NoteRef, NoteVersion, YjsUpdate } from "#core/notes/note.ts";
import { call, Done } from "./call.ts";

/** How far a page has heard of a note's updates; each one written later has a higher mark. */
const Mark = z.int();

export const notes = {
  /** The document's state as one Yjs update; an empty document when nothing was written yet. */
  "notes.open": call(
    z.strictObject({ note: NoteRef }),
    z.strictObject({ state: YjsUpdate, mark: Mark }),
    NoteError,
  ),
  /** What was written after a mark, by this page or another. */
  "notes.later": call(
    z.strictObject({ note: NoteRef, after: Mark }),
    z.strictObject({ updates: z.array(YjsUpdate), mark: Mark }),
  ),
  /** Appends one update; answered when it is on the disk. */
  "notes.append": call(z.strictObject({ note: NoteRef, update: YjsUpdate }), Done, NoteError),
  /** Keeps the text as it is now as a version of the history. */
  "notes.keep": call(z.strictObject({ note: NoteRef }), Done, NoteError),
  /** Earlier versions, newest first. */
  "notes.history": call(z.strictObject({ note: NoteRef }), z.array(NoteVersion), NoteError),
  "notes.version": call(
    z.strictObject({ id: NoteVersionId }),
    z.strictObject({ state: YjsUpdate }),
    NoteError,
  ),
} as const;
