import { addDays, dayAt, instantOf, weekdayOf } from "../kernel/calendar-day.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import type { WorkingHours } from "../people/person.ts";

/** `at`, or when work begins next for somebody who does not work then. Where no hours are written, nothing waits. */
export function whenWorking(at: Millis, hours: WorkingHours, zone: Zone): Millis {
  const today = dayAt(at, zone);
  // Yesterday's too: a night shift ends today.
  for (let ahead = -1; ahead <= 7; ahead++) {
    const day = addDays(today, ahead);
    const work = hours[weekdayOf(day) - 1];
    if (!work) continue;
    const from = instantOf(day, work.from, zone);
    const to = instantOf(work.to > work.from ? day : addDays(day, 1), work.to, zone);
    if (at <= from) return from;
    if (at < to) return at;
  }
  return at;
}
