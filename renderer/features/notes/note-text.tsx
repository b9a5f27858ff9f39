import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { History } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NoteRef } from "#core/notes/note.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { FormatBar } from "./format-bar.tsx";
import { guardPaste } from "./guard-paste.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import type { NoteEditorProps } from "./note-editor-props.ts";
import { blank, noteExtensions } from "./note-extensions.ts";
import { NoteFrame } from "./note-frame.tsx";
import type { NoteSession, NoteState } from "./note-session.ts";
import "./notes.css";
import { SaveSign } from "./save-sign.tsx";
import { useRefusals } from "./use-refusals.ts";

export type NoteTextProps = Omit<NoteEditorProps, "note"> & {
  readonly note: NoteRef;
  readonly session: NoteSession;
  readonly state: NoteState;
};

/** The text of a loaded note, and all that is around it. */
export function NoteText({
  note,
  session,
  state,
  label,
  placeholder,
  readers,
  isReadOnly = false,
}: NoteTextProps) {
  const { t } = useTranslation("notes");
  const { t: tApp } = useTranslation("app");
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const refuse = useRefusals();
  // Made once: with new ones the editor would take itself apart whenever something around it is drawn.
  const [extensions] = useState(() =>
    noteExtensions(session.doc, { placeholder, taskOpen: t("taskOpen"), taskDone: t("taskDone") }),
  );
  const editorProps = useMemo(
    () => ({
      attributes: {
        class: "note-text selectable",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        ...(isReadOnly && { "aria-readonly": "true", tabindex: "0" }),
      },
      ...guardPaste(refuse),
    }),
    [label, isReadOnly, refuse],
  );
  const editor: Editor = useEditor({
    extensions,
    content: blank,
    injectCSS: false,
    editable: !isReadOnly,
    editorProps,
    onBlur: () => void session.flush(),
  });
  return (
    <NoteFrame
      label={label}
      readers={readers}
      isPrivate={note.kind !== "meeting-shared"}
      actions={
        <>
          {!isReadOnly && <SaveSign state={state} />}
          <IconButton
            icon={History}
            label={t("history")}
            size="tiny"
            onPress={() => setHistoryOpen(true)}
          />
        </>
      }
    >
      {state.save === "unsaved" && (
        <div className="pt-1 pb-2">
          <Banner
            kind="caution"
            title={t("unsaved")}
            actions={
              <Button size="small" onPress={() => void session.flush()}>
                {t("saveNow")}
              </Button>
            }
          >
            {t("unsavedSafe")}{" "}
            {state.failure?.type === "DiskFull" && failureText(tApp, { type: "DiskFull" })}
          </Banner>
        </div>
      )}
      <EditorContent editor={editor} />
      {!isReadOnly && <FormatBar editor={editor} />}
      {isHistoryOpen && (
        <HistoryDialog
          note={note}
          session={session}
          editor={isReadOnly ? undefined : editor}
          onClose={() => setHistoryOpen(false)}
        />
      )}
    </NoteFrame>
  );
}
