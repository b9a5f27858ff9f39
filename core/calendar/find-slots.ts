import { addDays, dayAt } from "../kernel/calendar-day.ts";
import { never } from "../kernel/never.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import type { Attendee, Busy, Slot, SlotRules } from "./attendee.ts";
import { common, merged, type Span, without } from "./spans.ts";
import { midnightOf, workingSpans } from "./working-spans.ts";

const MINUTE = 60_000;

export type Search = {
  /** Whose clock the starts are counted by comes first. */
  readonly attendees: readonly [Attendee, ...Attendee[]];
  readonly within: Span;
  readonly now: Millis;
  readonly rules: SlotRules;
};

/**
 * Every time at which all attendees work and nothing known is in the way, in order. Times overlap when the step is shorter than the
 * meeting. Where a calendar is not known a time is unconfirmed: to call it free would book twice, to call it busy would offer nothing.
 */
export function findSlots({ attendees, within, now, rules }: Search): readonly Slot[] {
  const soonest = Math.max(within.start, now + rules.noticeMinutes * MINUTE) as Millis;
  if (soonest >= within.end) return [];
  const range: Span = { start: soonest, end: within.end };
  const free = attendees
    .map((attendee) => freeSpans(attendee, range, rules))
    .reduce((all, one) => common(all, one));
  const known = attendees
    .map(({ calendar }) => (calendar ? [calendar] : []))
    .reduce<readonly Span[]>(common, [range]);
  return slotsIn(free, known, attendees[0].zone, rules);
}

/** When somebody works and is not known to be busy, merged. */
export function freeSpans(
  attendee: Attendee,
  within: Span,
  rules: Pick<SlotRules, "bufferMinutes" | "blocks">,
): readonly Span[] {
  const room = rules.bufferMinutes * MINUTE;
  const busy = (attendee.calendar?.busy ?? [])
    .filter((block) => isInTheWay(block, attendee.zone, rules.blocks))
    .map(({ start, end }) => ({ start: (start - room) as Millis, end: (end + room) as Millis }));
  return without(workingSpans(attendee, within), merged(busy));
}

function isInTheWay(block: Busy, zone: Zone, blocks: SlotRules["blocks"]): boolean {
  if (!blocks.allDay && isWholeDays(block, zone)) return false;
  switch (block.kind) {
    case "busy":
      return true;
    case "tentative":
      return blocks.tentative;
    case "out-of-office":
      return blocks.outOfOffice;
    case "elsewhere":
      return blocks.elsewhere;
    default:
      return never(block.kind);
  }
}

/** Free/busy does not say that an event is one of whole days: from midnight to midnight it is taken for one. */
function isWholeDays({ start, end }: Span, zone: Zone): boolean {
  if (end - start < 23 * 60 * MINUTE) return false;
  return isMidnight(start, zone) && isMidnight(end, zone);
}

const isMidnight = (at: Millis, zone: Zone): boolean => midnightOf(dayAt(at, zone), zone) === at;

function slotsIn(
  free: readonly Span[],
  known: readonly Span[],
  zone: Zone,
  { minutes, stepMinutes }: Pick<SlotRules, "minutes" | "stepMinutes">,
): readonly Slot[] {
  const length = minutes * MINUTE;
  const slots: Slot[] = [];
  let at = 0;
  for (const span of free)
    for (const start of startsIn(span, zone, stepMinutes)) {
      const end = (start + length) as Millis;
      if (end > span.end) break;
      while ((known[at]?.end ?? Infinity) < end) at++;
      const around = known[at];
      slots.push({
        start,
        end,
        isConfirmed: around !== undefined && around.start <= start && end <= around.end,
      });
    }
  return slots;
}

/** The instants of a span that are multiples of the step after the first instant of their day: by the clock too, where clocks change by a multiple of the step. */
function* startsIn({ start, end }: Span, zone: Zone, stepMinutes: number): Generator<Millis> {
  const step = stepMinutes * MINUTE;
  for (let day = dayAt(start, zone); ; day = addDays(day, 1)) {
    const midnight = midnightOf(day, zone);
    if (midnight >= end) return;
    const next = midnightOf(addDays(day, 1), zone);
    const from = Math.max(start, midnight);
    for (
      let at = midnight + Math.ceil((from - midnight) / step) * step;
      at < Math.min(end, next);
      at += step
    )
      yield at as Millis;
  }
}
