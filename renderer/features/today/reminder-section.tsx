import { Bell, CircleCheck, Clock, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "#contract/index.ts";
import type { ReminderId } from "#core/kernel/ids.ts";
import type { Day } from "#core/kernel/time.ts";
import type { Snooze } from "#core/reminders/snooze.ts";
import { SNOOZES } from "#core/reminders/snoozes.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import { bridge } from "../../lib/bridge.ts";
import { useChange } from "../../lib/change.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { useZone } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { List } from "../../ui/list.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { atWords } from "./at-words.ts";
import { walking } from "./meeting-section.tsx";

export type ReminderSectionProps = {
  readonly reminders: readonly WaitingReminder[];
  readonly today: Day;
};

/** Reminders that rang and wait for an answer: one key each. */
export function ReminderSection({ reminders, today }: ReminderSectionProps) {
  const { t, i18n } = useTranslation("today");
  const zone = useZone();
  const commands = useCommands();
  const change = useChange();
  const section = useRef<HTMLElement>(null);
  useSeen(reminders);
  const answer = (
    ids: readonly ReminderId[],
    how: Question<"reminders.answer">["how"],
    said: string,
  ) => void change("reminders.answer", { ids: [...ids], how }, { said });
  const done = (id: ReminderId) => answer([id], { do: "done" }, t("saidDone"));
  const drop = (id: ReminderId) => answer([id], { do: "drop" }, t("saidDropped"));
  const snooze = (id: ReminderId, until: Snooze) =>
    answer([id], { do: "snooze", until }, t("saidSnoozed"));
  /** Runs for the row that has the focus; for the first one while nothing else has it. */
  const onRow = (run: (id: ReminderId) => void) => () => {
    const focused = document.activeElement;
    const key = section.current?.contains(focused)
      ? focused?.closest("[data-key]")?.getAttribute("data-key")
      : focused === document.body
        ? reminders[0]?.id
        : undefined;
    const reminder = reminders.find(({ id }) => id === key);
    if (reminder) run(reminder.id);
  };
  useCommand("item.done", onRow(done));
  useCommand("item.delete", onRow(drop));
  useCommand(
    "item.later",
    onRow((id) => snooze(id, "hour")),
  );
  const when = (at: WaitingReminder["dueAt"]) => atWords(i18n.language, zone, today, at);
  return (
    <section ref={section}>
      <SectionHeader
        title={t("reminders")}
        count={reminders.length}
        actions={
          reminders.length > 1 && (
            <Button
              kind="quiet"
              size="small"
              onPress={() =>
                answer(
                  reminders.map(({ id }) => id),
                  { do: "drop" },
                  t("saidDropped"),
                )
              }
            >
              {t("dropAll")}
            </Button>
          )
        }
      />
      <div className="-mx-2">
        <List
          label={t("reminders")}
          items={reminders}
          onOpen={(id) => {
            const one = reminders.find((reminder) => reminder.id === id);
            if (one) go(addressOf(one));
          }}
          aliases={walking}
          dependencies={[today, i18n.language, zone]}
        >
          {(reminder) => (
            <Row
              id={reminder.id}
              name={reminder.title}
              leading={<Icon of={Bell} tone="faint" />}
              title={<span dir="auto">{reminder.title}</span>}
              meta={[
                reminder.byName && t("reminderFrom", { name: reminder.byName }),
                reminder.withName,
                reminder.proposedAt !== null &&
                  t("reminderProposed", { when: when(reminder.proposedAt) }),
              ]
                .filter(Boolean)
                .join(" · ")}
              trailing={when(reminder.dueAt)}
              actions={
                <>
                  <IconButton
                    size="tiny"
                    icon={CircleCheck}
                    label={t("reminderDone")}
                    shortcut={keyCaps(commands.keys("item.done"))}
                    onPress={() => done(reminder.id)}
                  />
                  <Menu
                    label={t("reminderSnooze")}
                    placement="bottom end"
                    trigger={
                      <IconButton
                        size="tiny"
                        icon={Clock}
                        label={t("reminderSnooze")}
                        hasTooltip={false}
                      />
                    }
                  >
                    {SNOOZES.filter(
                      (until) => until !== "next-meeting" || reminder.withName !== null,
                    ).map((until) => (
                      <MenuItem
                        key={until}
                        id={until}
                        title={t(`snooze.${until}`, { name: reminder.withName ?? "" })}
                        onAction={() => snooze(reminder.id, until)}
                      />
                    ))}
                  </Menu>
                  <IconButton
                    size="tiny"
                    icon={X}
                    label={t("reminderDrop")}
                    shortcut={keyCaps(commands.keys("item.delete"))}
                    onPress={() => drop(reminder.id)}
                  />
                </>
              }
            />
          )}
        </List>
      </div>
    </section>
  );
}

/** Whoever set a reminder learns that it stood on a screen that can be seen. */
function useSeen(reminders: readonly WaitingReminder[]): void {
  useEffect(() => {
    const unseen = reminders.filter(({ byName, isSeen }) => byName !== null && !isSeen);
    if (unseen.length === 0) return;
    const look = () => {
      if (document.visibilityState === "visible")
        void bridge.api["reminders.seen"]({ ids: unseen.map(({ id }) => id) });
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [reminders]);
}

const addressOf = ({ subject, pairId }: WaitingReminder): string =>
  subject.type === "task" ? `/tasks?task=${subject.id}` : `/pairs/${pairId ?? ""}`;
