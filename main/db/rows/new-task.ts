import type { newTask } from "#core/tasks/new-task.ts";
import { type Identity, scopes } from "../identity.ts";
import { added, type Op } from "../ops.ts";
import { fromReminder } from "./reminder.ts";
import { fromTask } from "./task.ts";

/** The rows of a new task and of its reminders, each where those who may read it find it. */
export const newTaskOps = (
  identity: Identity,
  { task, reminders }: ReturnType<typeof newTask>,
): readonly Op[] => [
  added("task", task.id, scopes.task(identity, task), fromTask(task)),
  ...reminders.map((reminder) =>
    added("reminder", reminder.id, scopes.taskReminder(identity, task), fromReminder(reminder)),
  ),
];
