import { dayAt, instantOf, timeOfDayAt } from "../kernel/calendar-day.ts";
import { never } from "../kernel/never.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { type Due, instantOfDue, MORNING } from "../tasks/due.ts";
import type { WorkingHours } from "../people/person.ts";
import type { ReminderTime } from "./reminder.ts";
import { isRepeating, nextByRhythm } from "./repeating.ts";
import { whenWorking } from "./working-hours.ts";

/** A meeting of the pair that is still to come, or has begun. */
export type Ahead = {
  readonly day: Day | null;
  readonly at: TimeOfDay | null;
  readonly zone: Zone;
  readonly startedAt: Millis | null;
};

/** What a reminder's time counts from. */
export type Reckoning = {
  /** When the reminder was set, or last set again: a 1:1 that had begun by then is not its next one. */
  readonly setAt: Millis;
  /** Of its task; `null` where there is none. */
  readonly due: Due | null;
  /** The open meetings of its pair. */
  readonly ahead: readonly Ahead[];
  /** Of the one who is reminded. */
  readonly zone: Zone;
  /** Only where somebody else set it. */
  readonly setter?:
    | {
        /** The zone they meant its time in. */
        readonly zone: Zone;
        /** When the one who is reminded works; `null` where any time will do. */
        readonly hours: WorkingHours | null;
      }
    | undefined;
};

/** The instant at which a reminder is due; `undefined` while there is none, such as no next 1:1. */
export function instantOfReminder(time: ReminderTime, reckoning: Reckoning): Millis | undefined {
  if (time.putOff === undefined) return atWork(instantSet(time, reckoning), reckoning);
  return earliest([
    // Nobody holds back what the one who is reminded chose.
    time.putOff === "next-meeting" ? nextMeeting(reckoning) : time.putOff,
    // One put off beyond the next of its rhythm is that next one: there is never more than one to answer.
    instantAfter(time, reckoning),
  ]);
}

/** The instant at which one that rang, and waits for an answer, rings anew: when the next of its rhythm is due. */
export function instantAfter(
  time: ReminderTime,
  reckoning: Pick<Reckoning, "zone" | "setter">,
): Millis | undefined {
  const next = isRepeating(time) ? nextByRhythm(time) : undefined;
  return next && atWork(instantOf(next.day, next.at, reckoning.zone), reckoning);
}

const atWork = (
  at: Millis | undefined,
  { setter, zone }: Pick<Reckoning, "zone" | "setter">,
): Millis | undefined =>
  at !== undefined && setter?.hours ? whenWorking(at, setter.hours, zone) : at;

function instantSet(time: ReminderTime, reckoning: Reckoning): Millis | undefined {
  switch (time.kind) {
    case "at":
      return time.byClock && reckoning.setter
        ? instantOf(
            dayAt(time.at, reckoning.setter.zone),
            timeOfDayAt(time.at, reckoning.setter.zone),
            reckoning.zone,
          )
        : time.at;
    case "on":
      return instantOf(time.day, time.at, reckoning.zone);
    case "before-due":
      return (
        (reckoning.due &&
          ((instantOfDue(reckoning.due, reckoning.zone) - time.minutes * 60_000) as Millis)) ??
        undefined
      );
    case "next-meeting":
      return nextMeeting(reckoning);
    default:
      return never(time);
  }
}

const nextMeeting = ({ ahead, setAt }: Reckoning): Millis | undefined =>
  earliest(ahead.map(beginning).filter((at) => at !== undefined && at > setAt));

const earliest = (instants: readonly (Millis | undefined)[]): Millis | undefined =>
  instants.filter((at) => at !== undefined).toSorted((a, b) => a - b)[0];

/** A meeting begins when somebody starts it, else when it was planned for; one without a time, in the morning. */
function beginning({ day, at, zone, startedAt }: Ahead): Millis | undefined {
  if (startedAt !== null) return startedAt;
  return day === null ? undefined : instantOf(day, at ?? MORNING, zone);
}
