import { z } from "zod";
import { addDays, dayAt, instantOf } from "../kernel/calendar-day.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import { MORNING } from "../tasks/due.ts";
import type { ReminderTime } from "./reminder.ts";
import { SNOOZES } from "./snoozes.ts";

/** For how long a reminder is put off. */
export const Snooze = z.enum(SNOOZES);
export type Snooze = z.infer<typeof Snooze>;

/** The time that a reminder put off at `now` has from then on. */
export const snoozed = (
  time: ReminderTime,
  snooze: Snooze,
  now: Millis,
  zone: Zone,
): ReminderTime => ({ ...time, putOff: until(snooze, now, zone) });

function until(snooze: Snooze, now: Millis, zone: Zone): Millis | "next-meeting" {
  switch (snooze) {
    case "ten-minutes":
      return (now + 10 * 60_000) as Millis;
    case "hour":
      return (now + 60 * 60_000) as Millis;
    case "tomorrow":
      return instantOf(addDays(dayAt(now, zone), 1), MORNING, zone);
    case "next-meeting":
      return snooze;
  }
}
