import { Bell, Ellipsis, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Repeat } from "#core/recurrence/repeat.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Reminder } from "#core/reminders/reminder.ts";
import type { Task } from "#core/tasks/task.ts";
import { useChange } from "../../lib/change.ts";
import { useZone } from "../../lib/now.ts";
import { momentWords, reminderWords } from "../../lib/quick-line/chip-words.ts";
import { repeatWords } from "../../lib/quick-line/repeat-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { MenuSection } from "../../ui/menu-section.tsx";
import { Menu } from "../../ui/menu.tsx";
import { ProposeTime } from "./propose-time.tsx";
import { repeatChoices } from "./repeat-choices.ts";

export type TaskReminderLineProps = {
  readonly reminder: Reminder;
  readonly task: Task;
  readonly personOf: ReadonlyMap<PersonId, Person>;
};

/** One reminder of a task: when it comes, what became of it, and how it comes again. */
export function TaskReminderLine({ reminder, task, personOf }: TaskReminderLineProps) {
  const { t, i18n } = useTranslation("tasks");
  const { t: app } = useTranslation("app");
  const zone = useZone();
  const change = useChange();
  const { id, time } = reminder;
  const canRepeat = time.kind === "at" || time.kind === "on";
  const now = {
    repeat: time.kind === "on" ? (time.repeat ?? null) : null,
    nags: time.nags === true,
  };
  const { repeat } = now;
  const author = personOf.get(reminder.authorId);
  const setter = author?.isMe ? undefined : author;
  // A time on their clock is the same time on mine.
  const meantIn = time.kind === "at" && time.byClock && setter ? setter.zone : zone;
  const isForMe = personOf.get(reminder.forId ?? task.assigneeId)?.isMe === true;
  const isOpen = reminder.state !== "acted" && reminder.state !== "dismissed";
  const proposer = time.proposed && personOf.get(time.proposed.byId);
  const proposedWords =
    proposer && time.proposed
      ? [
          t(proposer.isMe ? "proposedAt" : "proposedTo", {
            name: proposer.name,
            when: momentWords(i18n.language, zone, time.proposed.at),
          }),
        ]
      : [];
  const save = (fields: Partial<typeof now>) =>
    void change("reminders.change", { id, ...now, ...fields });
  const standing =
    reminder.state === "scheduled" ? (time.putOff ? "putOff" : undefined) : reminder.state;
  return (
    <li className="flex min-h-7 items-center gap-2 text-base text-soft">
      <Icon of={Bell} size={14} tone="faint" />
      <span className="tabular min-w-0 flex-1 truncate">
        {[
          reminderWords(time, { t: app, locale: i18n.language, zone: meantIn }),
          ...(time.nags ? [t("nags")] : []),
          ...(setter ? [t("reminderBy", { name: setter.name })] : []),
          ...proposedWords,
        ].join(" · ")}
      </span>
      {standing && <span className="text-small text-faint">{t(`reminderState.${standing}`)}</span>}
      {isForMe && isOpen && setter && <ProposeTime reminder={reminder} setterName={setter.name} />}
      <Menu
        label={t("reminderComesBack")}
        placement="bottom end"
        trigger={
          <IconButton
            size="tiny"
            icon={Ellipsis}
            label={t("reminderComesBack")}
            hasTooltip={false}
          />
        }
      >
        {canRepeat && (
          <MenuSection
            title={t("repeat")}
            selectionMode="single"
            selectedIds={[JSON.stringify(repeat)]}
            onSelectionChange={([chosen]) =>
              save({ repeat: chosen === undefined ? null : (JSON.parse(chosen) as Repeat | null) })
            }
          >
            {repeatChoices(repeat).map((one) => (
              <MenuItem
                key={JSON.stringify(one)}
                id={JSON.stringify(one)}
                title={one === null ? t("never") : repeatWords(app, i18n.language, one)}
              />
            ))}
          </MenuSection>
        )}
        <MenuSection
          title={t("untilAnswered")}
          selectionMode="multiple"
          selectedIds={time.nags ? ["nags"] : []}
          onSelectionChange={(chosen) => save({ nags: chosen.length > 0 })}
        >
          <MenuItem id="nags" title={t("nags")} />
        </MenuSection>
      </Menu>
      <IconButton
        size="tiny"
        icon={X}
        label={t("removeReminder")}
        onPress={() => void change("reminders.archive", { id })}
      />
    </li>
  );
}
