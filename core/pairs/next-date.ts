import { addDays, daysBetween, weekdayOf } from "../kernel/calendar-day.ts";
import type { Day } from "../kernel/time.ts";
import type { Cadence } from "./pair.ts";

/** The first day of a new series that is not before `from`. */
export function firstDate(cadence: Pick<Cadence, "weekday">, from: Day): Day {
  return addDays(from, (cadence.weekday - weekdayOf(from) + 7) % 7);
}

/**
 * The next day of a series after the meeting that was due on `due`, never before `notBefore`.
 * The rhythm is kept: a fortnightly series that missed three dates goes on in the same week parity.
 */
export function nextDate(cadence: Pick<Cadence, "everyWeeks" | "weekday">, due: Day, notBefore: Day): Day {
  const step = cadence.everyWeeks * 7;
  const onWeekday = firstDate(cadence, addDays(due, -3)); // a meeting moved by up to three days stays in its week
  const missed = Math.max(0, Math.ceil(daysBetween(addDays(onWeekday, step), notBefore) / step));
  return addDays(onWeekday, step * (1 + missed));
}
