import type { NoteRef } from "#core/notes/note.ts";

/** What an editor of a note needs to know. */
export type NoteEditorProps = {
  readonly note: NoteRef;
  /** Its heading and its name. */
  readonly label: string;
  readonly placeholder: string;
  readonly isReadOnly?: boolean;
  /** Who can read this, in a few words; shown beside the heading. */
  readonly readers: string;
};
