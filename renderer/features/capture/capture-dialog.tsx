import { CircleCheck, Inbox, MessagesSquare } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import type { QuickLineEntry } from "../../lib/quick-line/quick-line-entry.ts";
import { QuickLineField } from "../../lib/quick-line/quick-line-field.tsx";
import { modalScrim } from "../../ui/dialog.tsx";
import { floatBox } from "../../ui/float-style.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { type Destination, destinations } from "./destination.ts";
import { useKeep } from "./use-keep.ts";

export type CaptureDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** The line, and where it will go. */
export function CaptureDialog({ isOpen, onOpenChange }: CaptureDialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={modalScrim}>
      <Modal className={`${floatBox} w-full max-w-150`}>
        {isOpen && <CaptureLine onClose={() => onOpenChange(false)} />}
      </Modal>
    </ModalOverlay>
  );
}

function CaptureLine({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("capture");
  const people = useAsk("people.list", undefined).data ?? [];
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const keep = useKeep();
  const [entry, setEntry] = useState<QuickLineEntry>();
  const [wanted, setWanted] = useState<Destination["kind"]>();
  const offered = destinations(entry, pairs);
  const chosen = offered.find(({ kind }) => kind === wanted) ?? offered[0];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const title = (one: Destination) =>
    one.kind === "point"
      ? t("to.point", { name: nameOf(one.personId) })
      : one.kind === "task" &&
          entry?.assigneeId &&
          !people.find(({ id }) => id === entry.assigneeId)?.isMe
        ? t("to.taskFor", { name: nameOf(entry.assigneeId) })
        : t(`to.${one.kind}`);
  const press = (event: KeyboardEvent) => {
    const which =
      event.altKey && !event.ctrlKey && !event.metaKey
        ? offered[Number(event.code.replace("Digit", "")) - 1]
        : undefined;
    if (!which) return;
    event.preventDefault();
    event.stopPropagation();
    setWanted(which.kind);
  };
  const submit = async (line: QuickLineEntry) => {
    const now = destinations(line, pairs);
    const isKept = await keep(line, now.find(({ kind }) => kind === wanted) ?? now[0]);
    if (isKept) onClose();
    return isKept;
  };
  return (
    <Dialog aria-label={t("title")} className="flex flex-col outline-none">
      <div className="flex flex-col" onKeyDownCapture={press}>
        <div className="px-4 pt-3">
          <QuickLineField
            kind="capture"
            label={t("title")}
            placeholder={t("placeholder")}
            size="writing"
            autoFocus
            icon={icons[chosen.kind]}
            onSubmit={submit}
            onRead={setEntry}
            onLeave={onClose}
          />
        </div>
        <footer className="mt-1 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2">
          <SegmentedControl
            size="small"
            label={t("where")}
            value={chosen.kind}
            onChange={(kind) => setWanted(kind as Destination["kind"])}
            segments={offered.map((one) => ({
              id: one.kind,
              title: title(one),
              icon: icons[one.kind],
            }))}
          />
          {offered.length > 1 && (
            <span className="ms-auto flex items-center gap-1.5 text-small text-faint">
              <Kbd keys={[...keyCaps("Alt"), `1–${offered.length}`]} />
              <span className="sr-only">{t("change")}</span>
            </span>
          )}
        </footer>
      </div>
    </Dialog>
  );
}

const icons = { point: MessagesSquare, task: CircleCheck, inbox: Inbox } as const;
