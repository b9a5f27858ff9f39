import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { NoteEditorProps } from "./note-editor-props.ts";
import { NoteFrame } from "./note-frame.tsx";

// The editor is a third of the page's code, and Today is shown before anyone writes.
const OpenNote = lazy(async () => ({ default: (await import("./open-note.tsx")).OpenNote }));

/** A note with its heading: who can read it, whether it is saved, its earlier versions, and the text itself. */
export function NoteEditor({ note, ...rest }: NoteEditorProps) {
  const { t } = useTranslation("notes");
  const loading = (
    <NoteFrame label={rest.label} readers={rest.readers} isPrivate={note.kind !== "meeting-shared"}>
      <Skeleton label={t("loading")} kind="text" rows={3} />
    </NoteFrame>
  );
  return (
    <Suspense fallback={loading}>
      {/* Another note is another editor: nothing of the one before may linger. */}
      <OpenNote key={Object.values(note).join(" ")} note={note} fallback={loading} {...rest} />
    </Suspense>
  );
}
