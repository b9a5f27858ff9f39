import { CircleCheck, Inbox, MessagesSquare } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import type { QuickLineEntry } from "../../lib/quick-line/quick-line-entry.ts";
import { QuickLineField } from "../../lib/quick-line/quick-line-field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { type Destination, destinations } from "./destination.ts";
import { useKeep } from "./use-keep.ts";

export type CaptureLineProps = {
  /** It was kept, or left empty. */
  readonly onClose: () => void;
  /** Stands below the line while nothing is typed. */
  readonly empty?: ReactNode;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
};

/** The line, and where it will go. */
export function CaptureLine({ onClose, empty, inputRef }: CaptureLineProps) {
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
    if (!isKept) return false;
    setWanted(undefined);
    onClose();
    return true;
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDownCapture={press}>
      <div className="px-4 pt-3">
        <QuickLineField
          kind="capture"
          label={t("title")}
          placeholder={t("placeholder")}
          size="writing"
          autoFocus
          inputRef={inputRef}
          icon={icons[chosen.kind]}
          onSubmit={submit}
          onRead={setEntry}
          onLeave={onClose}
        />
      </div>
      {entry === undefined && empty}
      <div className="flex-1" />
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
  );
}

const icons = { point: MessagesSquare, task: CircleCheck, inbox: Inbox } as const;
