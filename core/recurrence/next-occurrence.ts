import { Temporal } from "temporal-polyfill";
import type { Day } from "../kernel/time.ts";
import type { Repeat } from "./repeat.ts";

/**
 * The first day of the rhythm that is strictly later than `after`.
 * `after` is the day it was last due (`anchor: "due"`) or done (`anchor: "done"`): the count of weeks, months or years starts there,
 * except that a later weekday of the same week, or a later `dayOfMonth` of the same month, comes first.
 * Throws a RangeError past the year 9999, which no `Day` can hold.
 */
export function nextOccurrence(repeat: Repeat, after: Day): Day {
  const next = following(repeat, Temporal.PlainDate.from(after));
  if (next.year > 9999) throw new RangeError(`no occurrence after ${after} before the year 10000`);
  return next.toString() as Day;
}

/**
 * Ties a rhythm in months or years to the day of the month it starts on, so that a 31st comes back after February.
 * Rhythms that already say their day, or count from the day a task was done, stay as they are.
 */
export function startingOn(repeat: Repeat, first: Day): Repeat {
  const counts = repeat.unit === "month" || repeat.unit === "year";
  if (!counts || repeat.anchor === "done" || repeat.dayOfMonth !== undefined) return repeat;
  return { ...repeat, dayOfMonth: Temporal.PlainDate.from(first).day };
}

function following(repeat: Repeat, after: Temporal.PlainDate): Temporal.PlainDate {
  if (repeat.unit === "day") return after.add({ days: repeat.every });
  if (repeat.unit === "week") return onWeekday(after, repeat.every, repeat.weekdays);
  const thisMonth = onDayOfMonth(after, repeat.dayOfMonth ?? after.day);
  if (Temporal.PlainDate.compare(thisMonth, after) > 0) return thisMonth;
  // Stepping from the first of the month keeps the month arithmetic free of clamping; the day is set last.
  const first = after.with({ day: 1 });
  const month =
    repeat.unit === "month"
      ? first.add({ months: repeat.every })
      : first.add({ years: repeat.every });
  return onDayOfMonth(month, repeat.dayOfMonth ?? after.day);
}

function onWeekday(
  after: Temporal.PlainDate,
  every: number,
  weekdays: readonly number[] | undefined,
): Temporal.PlainDate {
  const [first] = weekdays ?? [];
  if (weekdays === undefined || first === undefined) return after.add({ weeks: every });
  const later = weekdays.find((day) => day > after.dayOfWeek);
  if (later !== undefined) return after.add({ days: later - after.dayOfWeek });
  return after.add({ days: every * 7 + first - after.dayOfWeek });
}

const onDayOfMonth = (month: Temporal.PlainDate, day: number) =>
  month.with({ day: Math.min(day, month.daysInMonth) });
