import { dayAt, daysBetween, instantOf, timeOfDayAt } from "#core/kernel/calendar-day.ts";
import type { Day, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { formatNearDay, formatTime } from "./format.ts";

type Planned = { readonly day: Day | null; readonly at: TimeOfDay | null; readonly zone: Zone };

/** A planned day and time as the clock of another zone shows it. */
export function inZone({ day, at, zone: from }: Planned, zone: Zone): Pick<Planned, "day" | "at"> {
  if (day === null || at === null || from === zone) return { day, at };
  const instant = instantOf(day, at, from);
  return { day: dayAt(instant, zone), at: timeOfDayAt(instant, zone) };
}

/** `Today, 10:00`: near days in words, a capital in front. Empty without a day. */
export function whenWords(
  locale: string,
  { day, at }: Pick<Planned, "day" | "at">,
  today: Day,
): string {
  if (day === null) return "";
  const near = capital(locale, formatNearDay(locale, day, today));
  return at === null ? near : `${near}, ${formatTime(locale, at)}`;
}

export const capital = (locale: string, words: string): string =>
  words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

/** The city a zone is named after. */
export const cityOf = (zone: Zone): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** How long ago a day was, in the unit one would say: `6 days ago`, `3 weeks ago`. */
export function agoWords(locale: string, day: Day, today: Day): string {
  const days = daysBetween(day, today);
  const [count, unit] =
    days < 14
      ? ([days, "day"] as const)
      : days < 61
        ? ([Math.floor(days / 7), "week"] as const)
        : ([Math.floor(days / 30.4), "month"] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-count, unit);
}
