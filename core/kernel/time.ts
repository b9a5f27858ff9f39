import { z } from "zod";

/** Milliseconds since 1970-01-01T00:00Z: an instant, never a calendar day. */
export const Millis = z.int().min(-8.64e15).max(8.64e15).brand<"Millis">();
export type Millis = z.infer<typeof Millis>;

/** A calendar day without a time or zone, as `YYYY-MM-DD`. */
export const Day = z.iso.date().brand<"Day">();
export type Day = z.infer<typeof Day>;

/** A wall-clock time of day, as `HH:MM` on 24 hours. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<"TimeOfDay">();
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** An IANA time zone name, such as `Europe/Berlin`. */
export const Zone = z.string().min(1).max(64).brand<"Zone">();
export type Zone = z.infer<typeof Zone>;

/** Says what time it is. Only `compose.ts` holds the real one. */
export interface Clock {
  readonly now: () => Millis;
}

/** A clock that stands still at `ms`, for tests. */
export const fixedClock = (ms: number): Clock => ({ now: () => ms as Millis });
