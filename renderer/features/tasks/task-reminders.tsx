import { Bell, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { RemindChoice } from "./remind-choice.tsx";
import { TaskReminderLine } from "./task-reminder-line.tsx";
import type { TaskActions } from "./use-task-actions.ts";

export type TaskRemindersProps = {
  readonly task: Task;
  readonly personOf: ReadonlyMap<PersonId, Person>;
  readonly actions: TaskActions;
};

/** When a task reminds whoever has it. */
export function TaskReminders({ task, personOf, actions }: TaskRemindersProps) {
  const { t } = useTranslation("tasks");
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
        {reminders.map((reminder) => (
          <TaskReminderLine key={reminder.id} reminder={reminder} task={task} personOf={personOf} />
        ))}
      </ul>
    </section>
  );
}
