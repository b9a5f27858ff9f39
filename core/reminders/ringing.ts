import { addDays, dayAt, instantOf, timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Millis, TimeOfDay, Zone } from "../kernel/time.ts";

/** When somebody does not want to be disturbed. Nothing is lost by it: what came meanwhile rings afterwards. */
export type Quiet = {
  /** Wall-clock time of every day; `from` later than `to` goes over midnight. `null`: never. */
  readonly hours: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
  readonly pausedUntil: Millis | null;
  /** The system's own do-not-disturb is on; nobody knows until when. */
  readonly isSystemQuiet?: boolean | undefined;
};

/** What a person wants of notifications on this device. */
export type NotificationWishes = Quiet & {
  /** What others remind of waits for one's working hours. */
  readonly holdsOthers: boolean;
  /** So long before a 1:1 it is announced; 0 is never. */
  readonly leadMinutes: number;
  /** The same for single pairs, by their id. */
  readonly pairLeads?: Readonly<Record<string, number>>;
};

export const neverQuiet: Quiet = { hours: null, pausedUntil: null };

/** Whether nothing may be said now. */
export const isQuiet = (quiet: Quiet, now: Millis, zone: Zone): boolean =>
  quiet.isSystemQuiet === true || quietUntil(quiet, now, zone) !== undefined;

/** Until when the person wants it quiet at `now`; `undefined` when it is not. */
export function quietUntil(
  { hours, pausedUntil }: Quiet,
  now: Millis,
  zone: Zone,
): Millis | undefined {
  const paused = pausedUntil !== null && pausedUntil > now ? pausedUntil : undefined;
  const night = hours && nightEnd(hours, now, zone);
  if (paused === undefined) return night ?? undefined;
  // A pause that ends at night goes on until the morning.
  return (hours && nightEnd(hours, paused, zone)) ?? paused;
}

function nightEnd(
  { from, to }: NonNullable<Quiet["hours"]>,
  now: Millis,
  zone: Zone,
): Millis | undefined {
  if (from === to) return undefined;
  const time = timeOfDayAt(now, zone);
  const isOverMidnight = from > to;
  const isNight = isOverMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isNight) return undefined;
  const today = dayAt(now, zone);
  return instantOf(isOverMidnight && time >= from ? addDays(today, 1) : today, to, zone);
}

/** So many at once are said in one sentence. */
export const DIGEST_FROM = 3;

/** A reminder later than this says so. */
export const LATE_FROM_MS = 60_000;

/** What is rung for reminders that are due: each by itself, or all of them at once. The earliest first. */
export function ringsFor<T extends { readonly dueAt: Millis }>(
  due: readonly T[],
): { readonly alone: readonly T[]; readonly digest: readonly T[] } {
  const sorted = due.toSorted((a, b) => a.dueAt - b.dueAt);
  return sorted.length < DIGEST_FROM
    ? { alone: sorted, digest: [] }
    : { alone: [], digest: sorted };
}
