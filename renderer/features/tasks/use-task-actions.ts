import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "#contract/index.ts";
import type { TaskId } from "#core/kernel/ids.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import type { Task } from "#core/tasks/task.ts";
import { useChange } from "../../lib/change.ts";

export type TaskFields = Question<"tasks.change">["fields"];

/** What can be done to one task or several at once; each is one change with one way back. */
export function useTaskActions() {
  const { t } = useTranslation("tasks");
  const change = useChange();
  return useMemo(
    () => ({
      change: (tasks: readonly Task[], fields: TaskFields) => {
        const [only, ...others] = tasks;
        if (!only) return;
        if (others.length === 0) void change("tasks.change", { id: only.id, fields });
        else void change("tasks.changeMany", { ids: ids(tasks), to: { fields } });
      },
      setState: (tasks: readonly Task[], state: Task["state"]) => {
        const [only, ...others] = tasks;
        if (!only) return;
        if (others.length === 0)
          void change(
            "tasks.setState",
            { id: only.id, state },
            { said: t(state === "open" ? "saidOpen" : "saidDone") },
          );
        else void change("tasks.changeMany", { ids: ids(tasks), to: { state } });
      },
      archive: (tasks: readonly Task[]) => {
        const [only, ...others] = tasks;
        if (!only) return;
        if (others.length === 0) void change("tasks.archive", { id: only.id });
        else void change("tasks.changeMany", { ids: ids(tasks), to: { isArchived: true } });
      },
      /** For whoever has the task when it comes. */
      remind: (tasks: readonly Task[], time: ReminderTime) => {
        for (const { id } of tasks)
          void change("reminders.add", { subject: { type: "task", id }, time, forId: null });
      },
    }),
    [change, t],
  );
}

export type TaskActions = ReturnType<typeof useTaskActions>;

const ids = (tasks: readonly Task[]): TaskId[] => tasks.map(({ id }) => id);
