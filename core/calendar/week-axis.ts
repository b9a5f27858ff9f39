import { Temporal } from "temporal-polyfill";
import { addDays, weekdayOf } from "../kernel/calendar-day.ts";
import type { Day, Millis, Zone } from "../kernel/time.ts";
import { midnightOf } from "./working-spans.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** A stretch of a day that is drawn evenly: `place` is where its first instant stands on the scale. */
type Stretch = { readonly start: Millis; readonly end: Millis; readonly place: number };

export type AxisDay = {
  readonly day: Day;
  readonly start: Millis;
  readonly end: Millis;
  readonly stretches: readonly Stretch[];
};

/**
 * Days side by side on one scale of minutes. Where a clock is put back on one of them, the hour it shows twice has two rows, and the
 * other days have a hole there; where it is put forward, that day has the hole. So ten o'clock is the same row on every day, and what
 * happens one after another never stands one over another.
 */
export type WeekAxis = {
  readonly days: readonly AxisDay[];
  /** How long the scale is: 1,440 but where a clock is put back. */
  readonly length: number;
  /** Where each full hour stands; one that comes twice is there twice. */
  readonly hours: readonly { readonly place: number; readonly hour: number }[];
};

/** The first day of the week that a day is in; weeks begin on Monday. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

export function weekAxis(days: readonly Day[], zone: Zone): WeekAxis {
  const clocks = days.map((day) => clockOf(day, zone));
  const repeats = clocks.flatMap(repeatsOf);
  return {
    days: clocks.map((clock) => placed(clock, repeats)),
    length: DAY_MINUTES + before(repeats, Infinity),
    hours: hoursOf(repeats),
  };
}

/** Where a thing that begins at an instant begins to be drawn; one from the days before, at the top. */
export function placeOfStart({ start, stretches }: AxisDay, at: Millis): number {
  const stretch = stretches.findLast((one) => one.start <= Math.max(at, start));
  return stretch ? placeIn(stretch, at) : 0;
}

/** Where a thing that ends at an instant ends. It is not where the next begins, where the clock jumps between them. */
export function placeOfEnd({ end, stretches }: AxisDay, at: Millis): number {
  const stretch = stretches.find((one) => one.end >= Math.min(at, end));
  return stretch ? placeIn(stretch, at) : 0;
}

/** The instant that stands at a place; in a hole, the next one that stands somewhere. */
export function instantAt({ end, stretches }: AxisDay, place: number): Millis {
  const stretch = stretches.find((one) => place < one.place + (one.end - one.start) / MINUTE);
  if (!stretch) return end;
  return (stretch.start + Math.round(Math.max(0, place - stretch.place) * MINUTE)) as Millis;
}

/** What of the scale a day does not have. */
export function holesIn(
  { stretches }: AxisDay,
  length: number,
): readonly { readonly from: number; readonly to: number }[] {
  const edges = [
    0,
    ...stretches.flatMap(({ start, end, place }) => [place, place + (end - start) / MINUTE]),
    length,
  ];
  return edges.flatMap((from, i) => {
    const to = edges[i + 1];
    return i % 2 === 0 && to !== undefined && to > from ? [{ from, to }] : [];
  });
}

const placeIn = ({ start, end, place }: Stretch, at: Millis): number =>
  place + (Math.min(Math.max(at, start), end) - start) / MINUTE;

/** A day as its clock runs; `wall` is what it shows at the start of each part, in minutes after midnight. */
type DayClock = {
  readonly day: Day;
  readonly start: Millis;
  readonly end: Millis;
  readonly parts: readonly {
    readonly start: Millis;
    readonly end: Millis;
    readonly wall: number;
  }[];
};

function clockOf(day: Day, zone: Zone): DayClock {
  const start = midnightOf(day, zone);
  const end = midnightOf(addDays(day, 1), zone);
  const changes: Millis[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds >= end) break;
    changes.push(next.epochMilliseconds as Millis);
    at = next;
  }
  const edges = [start, ...changes, end];
  const parts = edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? end;
    return from < to ? [{ start: from, end: to, wall: wallAt(from, zone) }] : [];
  });
  return { day, start, end, parts };
}

function wallAt(at: Millis, zone: Zone): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** Minutes that a clock shows a second time, drawn after `at`. */
type Repeat = { readonly at: number; readonly minutes: number };

const repeatsOf = ({ parts }: DayClock): readonly Repeat[] =>
  parts.flatMap(({ start, end, wall }, i) => {
    const next = parts[i + 1];
    const at = wall + (end - start) / MINUTE;
    return next && next.wall < at ? [{ at, minutes: at - next.wall }] : [];
  });

/** How much is drawn a second time up to there. */
const before = (repeats: readonly Repeat[], wall: number): number =>
  repeats.reduce((sum, { at, minutes }) => (at <= wall ? sum + minutes : sum), 0);

function placed({ day, start, end, parts }: DayClock, repeats: readonly Repeat[]): AxisDay {
  const stretches: Stretch[] = [];
  let reached = 0;
  for (const part of parts) {
    const last = part.wall + (part.end - part.start) / MINUTE;
    const cuts = repeats
      .map(({ at }) => at)
      .filter((at) => at > Math.max(part.wall, reached) && at < last)
      .toSorted((a, b) => a - b);
    for (const [i, wall] of [part.wall, ...cuts].entries()) {
      reached = Math.max(reached, wall);
      const upTo = cuts[i] ?? last;
      stretches.push({
        start: (part.start + (wall - part.wall) * MINUTE) as Millis,
        end: (part.start + (upTo - part.wall) * MINUTE) as Millis,
        place: wall + before(repeats, reached),
      });
    }
    reached = Math.max(reached, last);
  }
  return { day, start, end, stretches };
}

function hoursOf(repeats: readonly Repeat[]): WeekAxis["hours"] {
  const once = Array.from({ length: 24 }, (_, hour) => ({
    place: hour * 60 + before(repeats, hour * 60),
    hour,
  }));
  const again = repeats.flatMap(({ at, minutes }) =>
    once
      .filter(({ hour }) => hour * 60 >= at - minutes && hour * 60 < at)
      .map(({ hour }) => ({ place: hour * 60 + before(repeats, at), hour })),
  );
  return [...once, ...again].toSorted((a, b) => a.place - b.place);
}
