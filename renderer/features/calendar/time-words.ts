import { dayAt, timeOfDayAt } from "#core/kernel/calendar-day.ts";
import type { Day, Millis, Zone } from "#core/kernel/time.ts";
import { formatTime } from "../../lib/format.ts";
import { cityOf, whenWords } from "../../lib/when.ts";

/** An instant's time of day by the clock of a zone. */
export const clockIn = (locale: string, at: Millis, zone: Zone): string =>
  formatTime(locale, timeOfDayAt(at, zone));

/** `Thursday, 10:00`. */
export const whenIn = (locale: string, at: Millis, zone: Zone, today: Day): string =>
  whenWords(locale, { day: dayAt(at, zone), at: timeOfDayAt(at, zone) }, today);

/** The same instant on another's clock, `15:30 in Tokyo` made by `say`; nothing where the clocks agree. */
export function thereIn(
  locale: string,
  at: Millis,
  mine: Zone,
  theirs: Zone,
): { readonly time: string; readonly city: string; readonly isOtherDay: boolean } | undefined {
  const isOtherDay = dayAt(at, mine) !== dayAt(at, theirs);
  if (!isOtherDay && timeOfDayAt(at, mine) === timeOfDayAt(at, theirs)) return undefined;
  const time = isOtherDay
    ? `${weekday(locale, at, theirs)} ${clockIn(locale, at, theirs)}`
    : clockIn(locale, at, theirs);
  return { time, city: cityOf(theirs), isOtherDay };
}

function weekday(locale: string, at: Millis, zone: Zone): string {
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: zone }).format(at);
}

const units = [
  ["minute", 60_000, 60],
  ["hour", 3_600_000, 48],
  ["day", 86_400_000, Infinity],
] as const;

/** How long ago something was, in the unit one would say. */
export function agoIn(locale: string, at: Millis, now: Millis): string {
  const past = Math.max(0, now - at);
  const [unit, ms] = units.find(([, size, most]) => past < size * most) ?? units[2];
  const count = Math.floor(past / ms);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }).format(
    -count,
    unit,
  );
}
