import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { NoteRef } from "#core/notes/note.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import type { NoteEditorProps } from "./note-editor-props.ts";
import { NoteFrame } from "./note-frame.tsx";
import { NoteText } from "./note-text.tsx";
import { holdNote, sessionOn } from "./open-notes.ts";

export type OpenNoteProps = NoteEditorProps & {
  readonly note: NoteRef;
  readonly fallback: ReactNode;
};

/** Opens a note and shows its text once it is loaded; a note that could not be loaded is not written to. */
export function OpenNote({ note, fallback, ...rest }: OpenNoteProps) {
  const { t } = useTranslation("notes");
  const { t: tApp } = useTranslation("app");
  const [session, state] = useNote(note);
  if (!session || !state || state.load === "loading") return fallback;
  if (state.load === "failed") {
    return (
      <NoteFrame
        label={rest.label}
        readers={rest.readers}
        isPrivate={note.kind !== "meeting-shared"}
      >
        <ErrorState
          title={t("notLoaded")}
          safe={state.failure ? failureText(tApp, state.failure) : ""}
          actions={<Button onPress={() => void session.load()}>{t("tryAgain")}</Button>}
        />
      </NoteFrame>
    );
  }
  return <NoteText note={note} session={session} state={state} {...rest} />;
}

/** Holds a note open as long as the component is shown. */
function useNote(note: NoteRef) {
  const hold = useCallback((changed: () => void) => {
    const { session, release } = holdNote(note);
    const deafen = session.subscribe(changed);
    return () => {
      deafen();
      release();
    };
    // The component is keyed by its note, which is a new object on each render and always the same note.
  }, []); // oxlint-disable-line react/exhaustive-deps -- see above
  const state = useSyncExternalStore(hold, () => sessionOn(note)?.state);
  return [sessionOn(note), state] as const;
}
