import type { PersonId } from "#core/kernel/ids.ts";
import { never } from "#core/kernel/never.ts";
import type { Day } from "#core/kernel/time.ts";
import type { Priority, Task } from "#core/tasks/task.ts";
import type { TaskOrder } from "#core/tasks/task-order.ts";

export type DueGroup = "overdue" | "today" | "tomorrow" | "week" | "later" | "none";

/** A stretch of a list under one heading. */
export type TaskGroup = {
  readonly id: string;
  readonly by:
    | { readonly kind: "due"; readonly due: DueGroup }
    | { readonly kind: "person"; readonly personId: PersonId }
    | { readonly kind: "priority"; readonly priority: Priority }
    | { readonly kind: "added" | "done"; readonly when: "today" | "week" | "earlier" };
  readonly tasks: readonly Task[];
};

/** The tasks of a list under their headings; tasks keep their order, headings come in the order of their first task. */
export function groupTasks(
  order: TaskOrder | "done",
  tasks: readonly Task[],
  today: Day,
  dayOf: (at: number) => Day,
): readonly TaskGroup[] {
  const groups = new Map<string, { by: TaskGroup["by"]; tasks: Task[] }>();
  const edges = {
    today,
    tomorrow: moved(today, 1),
    week: moved(today, 6 - ((weekdayOf(today) + 6) % 7)),
    weekAgo: moved(today, -6),
  };
  for (const task of tasks) {
    const by = headingOf(order, task, edges, dayOf);
    const id = idOf(by);
    const group = groups.get(id);
    if (group) group.tasks.push(task);
    else groups.set(id, { by, tasks: [task] });
  }
  return [...groups].map(([id, group]) => ({ id, ...group }));
}

type Edges = {
  readonly today: Day;
  readonly tomorrow: Day;
  readonly week: Day;
  readonly weekAgo: Day;
};

function headingOf(
  order: TaskOrder | "done",
  task: Task,
  edges: Edges,
  dayOf: (at: number) => Day,
): TaskGroup["by"] {
  switch (order) {
    case "due":
      return { kind: "due", due: dueGroup(task.due, edges) };
    case "person":
      return { kind: "person", personId: task.assigneeId };
    case "priority":
      return { kind: "priority", priority: task.priority };
    case "newest":
    case "oldest":
      return { kind: "added", when: ago(dayOf(task.createdAt), edges) };
    case "done":
      return { kind: "done", when: ago(dayOf(task.doneAt ?? task.createdAt), edges) };
    default:
      return never(order);
  }
}

function idOf(by: TaskGroup["by"]): string {
  if (by.kind === "due") return by.due;
  if (by.kind === "person") return by.personId;
  return by.kind === "priority" ? `priority-${by.priority}` : by.when;
}

const ago = (day: Day, { today, weekAgo }: Edges) =>
  day >= today ? "today" : day >= weekAgo ? "week" : "earlier";

/** The week ends with its Sunday. */
function dueGroup(due: Day | null, { today, tomorrow, week }: Edges): DueGroup {
  if (due === null) return "none";
  if (due < today) return "overdue";
  if (due === today) return "today";
  if (due === tomorrow) return "tomorrow";
  return due <= week ? "week" : "later";
}

/** A day moved by some days, without the weight of Temporal. */
export const moved = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay();
