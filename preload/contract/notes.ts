import { z } from "zod";
import { NoteVersionId } from "#core/kernel/ids.ts";
import { NoteError, NoteRef, NoteVersion, YjsUpdate } from "#core/notes/note.ts";
import { call, Done } from "./call.ts";

export const notes = {
  /** The document's state as one Yjs update; an empty document when nothing was written yet. */
  "notes.open": call(
    z.strictObject({ note: NoteRef }),
    z.strictObject({ state: YjsUpdate }),
    NoteError,
  ),
  /** Appends one update; answered when it is on the disk. */
  "notes.append": call(z.strictObject({ note: NoteRef, update: YjsUpdate }), Done, NoteError),
  /** Earlier versions, newest first. */
  "notes.history": call(z.strictObject({ note: NoteRef }), z.array(NoteVersion), NoteError),
  "notes.version": call(
    z.strictObject({ id: NoteVersionId }),
    z.strictObject({ state: YjsUpdate }),
    NoteError,
  ),
} as const;
