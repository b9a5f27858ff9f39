import { addDays, dayAt, daysBetween, timeOfDayAt, weekdayOf } from "../kernel/calendar-day.ts";
import type { Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { Attendee, Slot, SlotRules } from "./attendee.ts";
import { freeSpans } from "./find-slots.ts";
import type { Span } from "./spans.ts";
import { workingSpans } from "./working-spans.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When a series usually is, by its own clock. */
export type Usual = { readonly weekday: number; readonly at: TimeOfDay; readonly zone: Zone };

export type Preferences = {
  readonly attendees: readonly [Attendee, ...Attendee[]];
  readonly within: Span;
  readonly rules: Pick<SlotRules, "bufferMinutes" | "blocks">;
  readonly usual?: Usual | undefined;
};

/**
 * What speaks against a time, in hours of waiting that it is worth: a day later costs a day's wait, eight hours of work. The weights
 * are a judgement; what they must do is written in the tests.
 */
const COST = {
  /** Each day of waiting, or away from the day the series would have. */
  day: 8,
  /** Each hour away from the time of day the series has, at most four. */
  hourOff: 1,
  /** In somebody's first or last hour of work; whoever has it worst counts. */
  edge: 3,
  /** Breaks somebody's last stretch of two hours in a row. */
  focus: 4,
  /** Leaves somebody less than half an hour before the next thing. */
  scrap: 1,
  /** A calendar that could not be read. */
  unconfirmed: 6,
} as const;

const FOCUS = 2 * HOUR;
const SCRAP = 30 * MINUTE;

/** The `count` best times, the best first, none within two hours of another: three choices are three, not one and its neighbours. */
export function bestSlots(
  slots: readonly Slot[],
  preferences: Preferences,
  count: number,
): readonly Slot[] {
  const costOf = costing(preferences);
  const order = slots
    .map((slot) => ({ slot, cost: costOf(slot) }))
    .toSorted((a, b) => a.cost - b.cost || a.slot.start - b.slot.start);
  const chosen: Slot[] = [];
  for (const { slot } of order) {
    if (chosen.length === count) break;
    if (chosen.every((one) => Math.abs(one.start - slot.start) >= 2 * HOUR)) chosen.push(slot);
  }
  return chosen;
}

function costing({ attendees, within, rules, usual }: Preferences): (slot: Slot) => number {
  const days = attendees.map((attendee) => ({
    work: workingSpans(attendee, within),
    free: freeSpans(attendee, within, rules),
  }));
  const away = distanceFrom(within, usual);
  return (slot) => {
    const edges = days.map(({ work }) => edgeOf(slot, around(work, slot)));
    const breaks = days.map(({ free }) => breakOf(slot, around(free, slot)));
    return (
      away(slot) +
      COST.edge * Math.max(...edges) +
      breaks.reduce((sum, one) => sum + one, 0) +
      (slot.isConfirmed ? 0 : COST.unconfirmed)
    );
  };
}

/** How far a time is from now, or from the next time of the series: one that has to move is moved by little. */
function distanceFrom(within: Span, usual: Usual | undefined): (slot: Slot) => number {
  if (!usual) return ({ start }) => (COST.day * (start - within.start)) / DAY;
  const { weekday, at, zone } = usual;
  const today = dayAt(within.start, zone);
  const next = addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  return ({ start }) => {
    const hours = Math.abs(minutesOf(timeOfDayAt(start, zone)) - minutesOf(at)) / 60;
    return (
      COST.day * Math.abs(daysBetween(next, dayAt(start, zone))) + COST.hourOff * Math.min(hours, 4)
    );
  };
}

/** 1 with the first or last minute of work, falling to 0 an hour inside. */
function edgeOf({ start, end }: Slot, work: Span | undefined): number {
  if (!work) return 0;
  const inside = Math.min(start - work.start, work.end - end);
  return Math.max(0, 1 - inside / HOUR);
}

function breakOf({ start, end }: Slot, free: Span | undefined): number {
  if (!free) return 0;
  const [before, after] = [start - free.start, free.end - end];
  const breaksFocus = free.end - free.start >= FOCUS && Math.max(before, after) < FOCUS;
  const isScrap = (gap: number): boolean => gap > 0 && gap < SCRAP;
  return (breaksFocus ? COST.focus : 0) + (isScrap(before) || isScrap(after) ? COST.scrap : 0);
}

/** The span that holds the slot; both in order, found by halving. */
function around(spans: readonly Span[], { start, end }: Slot): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? (0 as Millis)) < end) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.start <= start ? found : undefined;
}

const minutesOf = (at: TimeOfDay): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
