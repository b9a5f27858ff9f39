import type { Millis } from "../kernel/time.ts";
import type { ReminderTime } from "./reminder.ts";

/** One that nags is said again so long after it was said last. */
const EVERY_MS = 10 * 60_000;

/** When one that waits for an answer since `shownAt` nags next; `saidAt` is when this process said it last. After sleep it nags once, not once for each time that passed. */
export const nagsAt = (shownAt: Millis, saidAt: Millis | undefined): Millis =>
  (Math.max(shownAt, saidAt ?? 0) + EVERY_MS) as Millis;

/** The same time, said again and again from now on, or once. */
export function withNags({ nags: _, ...time }: ReminderTime, nags: boolean): ReminderTime {
  return nags ? { ...time, nags: true } : time;
}
