import { Temporal } from "temporal-polyfill";
import type { Day, Millis, TimeOfDay, Zone } from "./time.ts";

/** The calendar day of an instant in `zone`. */
export const dayAt = (at: Millis, zone: Zone): Day =>
  zoned(at, zone).toPlainDate().toString() as Day;

/** The wall-clock time of an instant in `zone`. */
export const timeOfDayAt = (at: Millis, zone: Zone): TimeOfDay =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: "minute" }) as TimeOfDay;

/** The instant of a wall-clock time; a time in a daylight-saving gap moves forward, a doubled one is the earlier (Temporal's "compatible"). */
export const instantOf = (day: Day, at: TimeOfDay, zone: Zone): Millis =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(at),
  }).epochMilliseconds as Millis;

/** `day` moved by a number of days, which may be negative. */
export const addDays = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString() as Day;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: "day" }).days;

const zoned = (at: Millis, zone: Zone) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
