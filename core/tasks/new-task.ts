import type { Ids, PersonId, ReminderId, TaskId } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import type { Reminder, ReminderTime } from "../reminders/reminder.ts";
import type { Task } from "./task.ts";

/** What is said of a new task; the rest begins empty. */
export type NewTask = Pick<Task, "title" | "assigneeId" | "pairId" | "meetingId"> & {
  readonly [K in "details" | "agendaItemId" | "due" | "dueAt" | "priority" | "labels" | "repeat"]?:
    | Task[K]
    | undefined;
} & { readonly reminders: readonly ReminderTime[] };

/** A task as it is when `authorId` has just made it, and the reminders that were asked for with it. */
export function newTask(
  ids: Pick<Ids, "next">,
  { authorId, now }: { readonly authorId: PersonId; readonly now: Millis },
  said: NewTask,
): { readonly task: Task; readonly reminders: readonly Reminder[] } {
  const task: Task = {
    id: ids.next() as TaskId,
    title: said.title,
    details: said.details ?? null,
    authorId,
    assigneeId: said.assigneeId,
    pairId: said.pairId,
    meetingId: said.meetingId,
    agendaItemId: said.agendaItemId ?? null,
    due: said.due ?? null,
    dueAt: said.dueAt ?? null,
    priority: said.priority ?? 0,
    labels: said.labels ?? [],
    repeat: said.repeat ?? null,
    state: "open",
    doneAt: null,
    renewedAt: null,
    archivedAt: null,
    createdAt: now,
  };
  const reminders = said.reminders.map((time): Reminder => ({
    id: ids.next() as ReminderId,
    subject: { type: "task", id: task.id },
    time,
    forId: null,
    authorId,
    state: "scheduled",
    archivedAt: null,
    createdAt: now,
  }));
  return { task, reminders };
}
