import { addDays, dayAt, daysBetween, timeOfDayAt, weekdayOf } from "../kernel/calendar-day.ts";
import type { Day, Millis } from "../kernel/time.ts";
import type { Cadence } from "./pair.ts";

/** The first day of a new series: today when its time is still to come, else the next one. */
export function firstDate(cadence: Pick<Cadence, "weekday" | "at" | "zone">, now: Millis): Day {
  const today = dayAt(now, cadence.zone);
  return onWeekday(
    cadence,
    timeOfDayAt(now, cadence.zone) < cadence.at ? today : addDays(today, 1),
  );
}

/**
 * The next day of a series after the meeting that was due on `due`, never before `notBefore`.
 * The rhythm is kept: a fortnightly series that missed three dates goes on in the same week parity.
 */
export function nextDate(
  cadence: Pick<Cadence, "everyWeeks" | "weekday">,
  due: Day,
  notBefore: Day,
): Day {
  const step = cadence.everyWeeks * 7;
  const from = ownDate(cadence, due);
  const missed = Math.max(0, Math.ceil(daysBetween(addDays(from, step), notBefore) / step));
  return addDays(from, step * (1 + missed));
}

/** The last date of a series up to `day`; `due` itself when the series has none between. What is put off to `day` stands in for it. */
export function lastDateUpTo(
  cadence: Pick<Cadence, "everyWeeks" | "weekday">,
  due: Day,
  day: Day,
): Day {
  const step = cadence.everyWeeks * 7;
  const from = ownDate(cadence, due);
  return addDays(from, step * Math.max(0, Math.floor(daysBetween(from, day) / step)));
}

/** The date a planned meeting has under a changed rhythm: the new weekday of the week it was in, so that the weeks stay; later when that has passed. */
export function changedDate(cadence: Cadence, planned: Day, now: Millis): Day {
  const sameWeek = onWeekday(cadence, addDays(planned, 1 - weekdayOf(planned)));
  const earliest = firstDate(cadence, now);
  return sameWeek >= earliest ? sameWeek : nextDate(cadence, sameWeek, earliest);
}

const onWeekday = ({ weekday }: Pick<Cadence, "weekday">, from: Day): Day =>
  addDays(from, (weekday - weekdayOf(from) + 7) % 7);

/** The date of the series that a meeting due on `due` stands for: one moved by up to three days stays in its week. */
const ownDate = (cadence: Pick<Cadence, "weekday">, due: Day): Day =>
  onWeekday(cadence, addDays(due, -3));
