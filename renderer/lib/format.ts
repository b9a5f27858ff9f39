import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";

// Making a formatter costs a hundred times what using one does.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const noonUtc = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** A day as `Thu 26 Nov`, with the year when it is not this one. */
export function formatDay(locale: string, day: Day, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return formatter(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...year,
  }).format(noonUtc(day));
}

/** A day near today in words (`tomorrow`, `Friday`), further away as a date. */
export function formatNearDay(locale: string, day: Day, today: Day): string {
  const days = Math.round((noonUtc(day) - noonUtc(today)) / 86_400_000);
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  if (days > 1 && days < 7)
    return formatter(locale, { weekday: "long", timeZone: "UTC" }).format(noonUtc(day));
  return formatDay(locale, day, today);
}

/** A wall-clock time as the locale writes it. */
export const formatTime = (locale: string, at: TimeOfDay): string =>
  formatter(locale, { timeStyle: "short", timeZone: "UTC" }).format(
    Date.parse(`2000-01-01T${at}:00Z`),
  );

/** An instant in the zone of this computer, as date and time. */
export const formatInstant = (locale: string, at: Millis): string =>
  formatter(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);

/** An instant's time of day in the zone of this computer. */
export const formatClock = (locale: string, at: Millis): string =>
  formatter(locale, { timeStyle: "short" }).format(at);

/** The time it is now in a zone; empty for a zone this computer does not know. */
export function formatClockIn(locale: string, zone: Zone): string {
  try {
    return formatter(locale, { timeStyle: "short", timeZone: zone }).format();
  } catch {
    return "";
  }
}
