import { Temporal } from "temporal-polyfill";
import { dayAt, instantOf, timeOfDayAt } from "../../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../../kernel/time.ts";
import { nextOccurrence, startingOn } from "../../recurrence/next-occurrence.ts";
import type { Repeat } from "../../recurrence/repeat.ts";
import { type Due, instantOfDue } from "../../tasks/due.ts";
import { daysMeant } from "./days-meant.ts";
import type { Rhythmic } from "./read-repeat.ts";
import type { Clock } from "./read-time.ts";
import type { When } from "./read-when.ts";

/** When and where the line is typed. */
export interface Present {
  readonly now: Millis;
  readonly zone: Zone;
}

/** The day and time that were meant, never past: a whole day from today on, or a time later than now. `undefined` when there is none. */
export function resolveDue(
  { day, clock }: Pick<When, "day" | "clock">,
  present: Present,
): Due | undefined {
  if (day?.type === "in" && (day.unit === "hour" || day.unit === "minute"))
    return fromNow(day.count, day.unit, present);
  const today = todayOf(present);
  if (!today) return undefined;
  const days = day ? daysMeant(day, today, clock !== undefined) : [today, today.add({ days: 1 })];
  return firstAhead(days, clock, today, present);
}

/** The rhythm that was meant and its first time, which is `first` when the line has a due date of its own. */
export function resolveRepeat(
  rhythm: Rhythmic,
  first: Due | undefined,
  present: Present,
): ({ readonly repeat: Repeat } & Due) | undefined {
  const repeat = repeatOf(rhythm);
  const start = first ?? firstTime(repeat, rhythm, present);
  return start && { repeat: startingOn(repeat, start.due), ...start };
}

/** The instant that was meant, later than now; a day without a time is its morning, "end of day" is the end of the working day. */
export function instantOfPhrase(
  { day, clock }: Pick<When, "day" | "clock">,
  present: Present,
): Millis | undefined {
  if (day?.type === "in" && (day.unit === "hour" || day.unit === "minute"))
    return minutesFromNow(day.count, day.unit, present);
  const endOfDay = day?.type === "end" && day.period === "day" ? EVENING : undefined;
  const due = resolveDue({ day, clock: clock ?? endOfDay }, present);
  const instant = due && instantOfDue(due, present.zone);
  return instant !== undefined && instant > present.now ? instant : undefined;
}

const EVENING: Clock = { hour: 17, minute: 0 };

function repeatOf({ every, unit, anchor, weekdays, dayOfMonth }: Rhythmic): Repeat {
  const base = { every, anchor };
  if (unit === "day") return { ...base, unit };
  if (unit === "week")
    return { ...base, unit, ...(weekdays.length > 0 && { weekdays: [...weekdays] }) };
  return { ...base, unit, ...(dayOfMonth !== undefined && { dayOfMonth }) };
}

/** Today where any day will do, else the next of the rhythm's days; today's own weekday only with a time still to come. */
function firstTime(
  repeat: Repeat,
  { weekdays, dayOfMonth, clock }: Rhythmic,
  present: Present,
): Due | undefined {
  const today = todayOf(present);
  if (!today) return undefined;
  const listed =
    weekdays.some((weekday) => weekday === today.dayOfWeek) &&
    (clock !== undefined || weekdays.length >= 5);
  const onThatDay =
    dayOfMonth === undefined || Math.min(dayOfMonth, today.daysInMonth) === today.day;
  const next = Temporal.PlainDate.from(
    nextOccurrence({ ...repeat, every: 1 }, today.toString() as Day),
  );
  const days = (weekdays.length === 0 ? onThatDay : listed) ? [today, next] : [next];
  return firstAhead(days, clock, today, present);
}

/** Outside these years calendars and clocks overflow, and nobody plans there. */
function todayOf({ now, zone }: Present): Temporal.PlainDate | undefined {
  const today = Temporal.PlainDate.from(dayAt(now, zone));
  return today.year >= 1900 && today.year <= 9000 ? today : undefined;
}

const MOST_YEARS = 50;

function firstAhead(
  days: readonly Temporal.PlainDate[],
  clock: Clock | undefined,
  today: Temporal.PlainDate,
  present: Present,
): Due | undefined {
  for (const day of days) {
    if (day.year - today.year > MOST_YEARS) continue;
    const due = dueOn(day, clock, present.zone);
    if (due.dueAt === null ? due.due >= today.toString() : isLater(due, present)) return due;
  }
  return undefined;
}

/** A time that a daylight-saving gap skips moves forward, with its day if need be. */
function dueOn(day: Temporal.PlainDate, clock: Clock | undefined, zone: Zone): Due {
  const due = day.toString() as Day;
  if (!clock) return { due, dueAt: null };
  const instant = instantOf(
    due,
    `${twoFigures(clock.hour)}:${twoFigures(clock.minute)}` as TimeOfDay,
    zone,
  );
  return { due: dayAt(instant, zone), dueAt: timeOfDayAt(instant, zone) };
}

/** In the hour that clocks repeat, a wall-clock time may only name the past: then there is none. */
function fromNow(count: number, unit: "hour" | "minute", present: Present): Due | undefined {
  const instant = minutesFromNow(count, unit, present);
  if (instant === undefined) return undefined;
  const due = { due: dayAt(instant, present.zone), dueAt: timeOfDayAt(instant, present.zone) };
  return isLater(due, present) ? due : undefined;
}

const MINUTE = 60_000;

/** The instant so long from now, rounded up to a whole minute. */
function minutesFromNow(
  count: number,
  unit: "hour" | "minute",
  present: Present,
): Millis | undefined {
  const minutes = unit === "hour" ? count * 60 : count;
  return todayOf(present) && (((Math.ceil(present.now / MINUTE) + minutes) * MINUTE) as Millis);
}

const isLater = (due: Due, { now, zone }: Present): boolean => instantOfDue(due, zone) > now;
const twoFigures = (n: number): string => String(n).padStart(2, "0");
