import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { History } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import * as Y from "yjs";
import type { NoteRef, NoteVersion } from "#core/notes/note.ts";
import { ask, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { blank, noteExtensions } from "./note-extensions.ts";
import type { NoteSession } from "./note-session.ts";
import { VersionList } from "./version-list.tsx";

export type HistoryDialogProps = {
  readonly note: NoteRef;
  readonly session: NoteSession;
  /** Where a version is put back; without it they can only be read. */
  readonly editor: Editor | undefined;
  readonly onClose: () => void;
};

/** Earlier versions of a note: to read, and to put back as an edit that can be undone. */
export function HistoryDialog({ note, session, editor, onClose }: HistoryDialogProps) {
  const { t } = useTranslation("notes");
  const { t: tApp } = useTranslation("app");
  const versions = useAsk("notes.history", { note }).data;
  const [chosenId, choose] = useState<string>();
  const chosen = versions?.find(({ id }) => id === chosenId) ?? versions?.[0];
  const document = useVersion(chosen);
  const restore = async () => {
    if (!editor || !document) return;
    // What stands there now becomes a version itself before another takes its place.
    await session.flush();
    const kept = await bridge.api["notes.keep"]({ note });
    if (!kept.ok)
      return void toast(toasts, { text: failureText(tApp, kept.error), tone: "critical" });
    const content = yXmlFragmentToProseMirrorRootNode(
      document.getXmlFragment("default"),
      editor.schema,
    ).content;
    editor
      .chain()
      .command(({ tr }) => tr.replaceWith(0, tr.doc.content.size, content) !== undefined)
      .focus("start")
      .run();
    onClose();
    toast(toasts, {
      text: t("restored"),
      action: { title: tApp("undo"), onPress: () => editor.commands.undo() },
    });
  };
  return (
    <Dialog
      title={t("history")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={tApp("close")}
      size="large"
      {...(editor &&
        chosen && {
          actions: (
            <Button kind="primary" isDisabled={!document} onPress={() => void restore()}>
              {t("restore")}
            </Button>
          ),
        })}
    >
      {versions?.length === 0 && (
        <EmptyState icon={History} title={t("noVersions")}>
          {t("noVersionsYet")}
        </EmptyState>
      )}
      {versions && chosen && (
        <div className="grid grid-cols-[minmax(180px,2fr)_3fr] gap-5">
          <VersionList versions={versions} chosenId={chosen.id} onChoose={choose} />
          <div
            className="max-h-[50vh] min-h-50 overflow-y-auto rounded border border-line px-4 py-3"
            tabIndex={0}
            role="region"
            aria-label={t("preview")}
          >
            {document && <Preview key={chosen.id} document={document} label={t("preview")} />}
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The document of a version, there as long as it is chosen. */
function useVersion(version: NoteVersion | undefined): Y.Doc | undefined {
  const [document, setDocument] = useState<Y.Doc>();
  const id = version?.id;
  useEffect(() => {
    if (!id) return;
    let isLate = false;
    const doc = new Y.Doc();
    void ask("notes.version", { id }).then(({ state }) => {
      if (isLate) return;
      Y.applyUpdate(doc, state);
      setDocument(doc);
    });
    return () => {
      isLate = true;
      setDocument(undefined);
      doc.destroy();
    };
  }, [id]);
  return document;
}

function Preview({ document, label }: { readonly document: Y.Doc; readonly label: string }) {
  const { t } = useTranslation("notes");
  const extensions = useMemo(
    () =>
      noteExtensions(document, {
        placeholder: "",
        taskOpen: t("taskOpen"),
        taskDone: t("taskDone"),
      }),
    [document, t],
  );
  const editor = useEditor({
    extensions,
    content: blank,
    injectCSS: false,
    editable: false,
    editorProps: {
      attributes: {
        class: "note-text note-preview selectable",
        role: "document",
        "aria-label": label,
      },
    },
  });
  return <EditorContent editor={editor} />;
}
