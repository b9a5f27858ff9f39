import { Bell, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { useZone } from "../../lib/now.ts";
import { reminderWords } from "../../lib/quick-line/chip-words.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Popover } from "../../ui/popover.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { RemindChoice } from "./remind-choice.tsx";
import type { TaskActions } from "./use-task-actions.ts";

export type TaskRemindersProps = {
  readonly task: Task;
  readonly personOf: ReadonlyMap<PersonId, Person>;
  readonly actions: TaskActions;
};

/** When a task reminds whoever has it. */
export function TaskReminders({ task, personOf, actions }: TaskRemindersProps) {
  const { t, i18n } = useTranslation("tasks");
  const { t: app } = useTranslation("app");
  const zone = useZone();
  const change = useChange();
  const reminders =
    useAsk("reminders.of", { subject: { type: "task", id: task.id } }, { keep: true }).data ?? [];
  const assignee = personOf.get(task.assigneeId);
  return (
    <section aria-label={t("reminders")}>
      <SectionHeader
        title={t("reminders")}
        actions={
          <Popover
            label={t("ask.remind")}
            placement="bottom end"
            trigger={
              <IconButton size="tiny" icon={Plus} label={t("addReminder")} hasTooltip={false} />
            }
          >
            {(close) => (
              <div className="-m-3">
                <RemindChoice
                  task={task}
                  onChoose={(time) => (close(), actions.remind([task], time))}
                />
              </div>
            )}
          </Popover>
        }
      />
      {reminders.length === 0 && (
        <EmptyState
          kind="inline"
          icon={Bell}
          title={
            assignee && !assignee.isMe
              ? t("noRemindersFor", { name: assignee.name })
              : t("noReminders")
          }
        />
      )}
      <ul>
        {reminders.map(({ id, time, state }) => (
          <li key={id} className="flex min-h-7 items-center gap-2 text-base text-soft">
            <Icon of={Bell} size={14} tone="faint" />
            <span className="tabular min-w-0 flex-1 truncate">
              {reminderWords(time, { t: app, locale: i18n.language, zone })}
            </span>
            {state !== "scheduled" && (
              <span className="text-small text-faint">{t(`reminderState.${state}`)}</span>
            )}
            <IconButton
              size="tiny"
              icon={X}
              label={t("removeReminder")}
              onPress={() => void change("reminders.archive", { id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
