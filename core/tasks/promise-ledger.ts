import { z } from "zod";
import type { PersonId } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import { Task } from "./task.ts";

/** A promise between the two of a pair. */
export const LedgerLine = z.strictObject({
  task: Task,
  side: z.enum(["i-owe", "they-owe"]),
  /** Meetings held since it was made, or since it was last renewed. */
  age: z.int().min(0),
  /** Carried a third time: someone must say done, still on with a new date, or dropped. */
  mustChoose: z.boolean(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** From this many meetings on, a promise asks for a decision. */
export const MEETINGS_BEFORE_A_CHOICE = 3;

/**
 * Sorts the tasks of a pair into promises; the ones that ask for a choice come first, then the oldest.
 * `metAt` are the times at which the pair's held meetings began: a meeting that began before a promise was made is the one it was made in.
 */
export function promiseLedger(
  tasks: readonly Task[],
  meId: PersonId,
  metAt: readonly Millis[],
): readonly LedgerLine[] {
  return tasks
    .filter((task) => task.state !== "dropped")
    .map((task) => {
      const age = task.state === "open" ? ageInMeetings(task, metAt) : 0;
      return {
        task,
        side: task.assigneeId === meId ? ("i-owe" as const) : ("they-owe" as const),
        age,
        mustChoose: age >= MEETINGS_BEFORE_A_CHOICE,
      };
    })
    .toSorted(
      (a, b) =>
        b.age - a.age || a.task.createdAt - b.task.createdAt || (a.task.id < b.task.id ? -1 : 1),
    );
}

/** Meetings that began since the promise was made, or since it was last renewed. */
export function ageInMeetings(
  task: Pick<Task, "createdAt" | "renewedAt">,
  metAt: readonly Millis[],
): number {
  const since = task.renewedAt ?? task.createdAt;
  return metAt.filter((start) => start > since).length;
}
