import type { TaskId } from "../kernel/ids.ts";
import type { Day, Millis } from "../kernel/time.ts";
import { nextOccurrence } from "../recurrence/next-occurrence.ts";
import type { Task } from "./task.ts";

/** The task that follows a repeating one when it is done: the next day of its rhythm that is not before `today`. `undefined` when it does not repeat. */
export function repeated(task: Task, id: TaskId, now: Millis, today: Day): Task | undefined {
  if (task.repeat === null) return undefined;
  let due = nextOccurrence(
    task.repeat,
    task.repeat.anchor === "done" || task.due === null ? today : task.due,
  );
  // Catching up on a task that lay for weeks gives one new task, not one for each week it lay.
  while (due < today) due = nextOccurrence(task.repeat, due);
  return {
    ...task,
    id,
    due,
    state: "open",
    doneAt: null,
    renewedAt: null,
    createdAt: now,
    agendaItemId: null,
  };
}
