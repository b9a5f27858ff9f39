import { addDays, dayAt, instantOf, timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Day, Millis, Zone } from "../kernel/time.ts";
import { nextOccurrence, startingOn } from "../recurrence/next-occurrence.ts";
import type { Repeat } from "../recurrence/repeat.ts";
import type { ReminderTime } from "./reminder.ts";

/** A time of day that comes back. One row holds one time only, so that however long nobody answers there is one to answer. */
export type Repeating = Extract<ReminderTime, { readonly kind: "on" }> & {
  readonly repeat: Repeat;
};

export const isRepeating = (time: ReminderTime): time is Repeating =>
  time.kind === "on" && time.repeat !== undefined;

/** Days beyond it have no next one that can be written. */
const LAST = "9000-01-01";
/** So many times of a rhythm are walked through; one that lay longer begins anew. */
const MOST_STEPS = 1_000;

/** The time that follows by the rhythm alone. None while its rhythm waits for an answer, which `anchor: "done"` does. */
export const nextByRhythm = (time: Repeating): Repeating | undefined =>
  time.repeat.anchor === "done" || time.day >= LAST ? undefined : onThe(time, time.day);

/** What is to be said at `now`: of several times that passed unsaid, the last one. */
export function lastPassed(time: Repeating, now: Millis, zone: Zone): Repeating {
  let last = time;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = nextByRhythm(last);
    if (!next || instantOf(next.day, next.at, zone) > now) return last;
    last = next;
  }
  const { putOff: _, ...anew } = last;
  return { ...anew, day: addDays(dayAt(now, zone), -1) };
}

/** The time it has once it was answered at `now`: the first of its rhythm that is still to come. */
export function afterAnswer(time: Repeating, now: Millis, zone: Zone): Repeating {
  const today = dayAt(now, zone);
  const isAnew = time.repeat.anchor === "done" || time.day >= LAST;
  let next = onThe(time, isAnew ? today : lastPassed(time, now, zone).day);
  while (instantOf(next.day, next.at, zone) <= now) next = onThe(next, next.day);
  return next;
}

/** The same reminder by another rhythm, or by none; where its time is no time of day, it stays as it is. */
export function withRepeat(time: ReminderTime, repeat: Repeat | null, zone: Zone): ReminderTime {
  const on =
    time.kind === "at"
      ? { ...time, kind: "on" as const, day: dayAt(time.at, zone), at: timeOfDayAt(time.at, zone) }
      : time;
  if (on.kind !== "on") return time;
  if (repeat !== null) return { ...on, repeat: startingOn(repeat, on.day) };
  if (time.kind === "at") return time;
  const { repeat: _, ...once } = on;
  return once;
}

function onThe({ putOff: _, ...time }: Repeating, after: Day): Repeating {
  return { ...time, day: nextOccurrence(time.repeat, after) };
}
