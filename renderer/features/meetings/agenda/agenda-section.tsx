import { Users } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../../../lib/change.ts";
import { useCommand } from "../../../lib/commands.tsx";
import { QuickLineField } from "../../../lib/quick-line/quick-line-field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { SectionHeader } from "../../../ui/section-header.tsx";
import { firstName, type Shown } from "../one-on-one.ts";
import type { Selection } from "../selection.ts";
import { AgendaList } from "./agenda-list.tsx";
import { EmptyAgenda, Suggestions } from "./suggestions.tsx";
import { useAgenda } from "./use-agenda.ts";

export type AgendaSectionProps = {
  readonly shown: Shown;
  readonly selection: Selection;
  /** Who else looks at it now. */
  readonly presence: ReactNode;
};

/** What the two want to talk about. */
export function AgendaSection({ shown, selection, presence }: AgendaSectionProps) {
  const { t } = useTranslation("meetings");
  const { view, other } = shown;
  const agenda = useAgenda(shown);
  const change = useChange();
  const line = useRef<HTMLInputElement>(null);
  useCommand("new.point", () => {
    line.current?.focus();
    line.current?.scrollIntoView({ block: "nearest" });
  });
  return (
    <section className="pb-6">
      <SectionHeader
        title={t("agenda.title")}
        count={view.agenda.filter(({ state }) => state === "open").length || undefined}
        actions={
          <>
            {presence}
            <SharedWith name={firstName(other)} />
            <Suggestions agenda={agenda} />
          </>
        }
      />
      <div className="-mx-2">
        {view.agenda.length === 0 ? (
          <div className="px-2">
            <EmptyAgenda agenda={agenda} pair={view.pair} />
          </div>
        ) : (
          <AgendaList shown={shown} agenda={agenda} selection={selection} />
        )}
        <div className="px-2">
          <QuickLineField
            kind="point"
            label={t("agenda.add")}
            placeholder={t("agenda.add")}
            size="writing"
            inputRef={line}
            onPasteLines={(lines) => void agenda.addMany(lines)}
            onLeave={() => {
              const last = view.agenda.at(-1);
              if (last) selection.focus("agenda", last.id);
              else line.current?.blur();
            }}
            onSubmit={async (entry) => {
              if (entry.assigneeId === null)
                return agenda.add(entry.text, entry.sharing ?? "shared");
              const { text, assigneeId, due, dueAt, priority, labels, reminders } = entry;
              const task = {
                title: text,
                assigneeId,
                due,
                dueAt,
                priority,
                labels: [...labels],
                reminders: [...reminders],
                pairId: view.pair.id,
                meetingId: view.meeting.id,
              };
              return (await change("tasks.add", task)).ok;
            }}
          />
        </div>
      </div>
    </section>
  );
}

/** Who can read what stands below. */
export function SharedWith({ name }: { readonly name: string }) {
  const { t } = useTranslation("meetings");
  return (
    <span className="inline-flex items-center gap-1.5 pe-1">
      <Icon of={Users} size={12} />
      {t("sharedWith", { name })}
    </span>
  );
}
