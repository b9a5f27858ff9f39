import { addDays, dayAt, instantOf, weekdayOf } from "../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { Attendee } from "./attendee.ts";
import { common, merged, type Span } from "./spans.ts";

const DAY_MS = 86_400_000;

/** When somebody works between two instants, merged. The hours of a day are read by the clock of their zone on that day, whatever it does that night. */
export function workingSpans(
  { zone, hours, exceptions }: Pick<Attendee, "zone" | "hours" | "exceptions">,
  within: Span,
): readonly Span[] {
  const spans: Span[] = [];
  const last = dayAt(within.end, zone);
  // The day before: a night shift ends on the next.
  for (let day = addDays(dayAt(within.start, zone), -1); day <= last; day = placeOf(day).next) {
    const { weekday, next } = placeOf(day);
    const usual = hours[weekday - 1];
    for (const { from, to } of exceptions?.get(day) ?? (usual ? [usual] : []))
      spans.push({
        start: atClock(day, from, zone),
        end: atClock(to > from ? day : next, to, zone),
      });
  }
  return common(merged(spans), [within]);
}

/** The instant of a wall-clock time, as `instantOf` has it. On a day without a clock change it is counted from its midnight. */
function atClock(day: Day, at: TimeOfDay, zone: Zone): Millis {
  const midnight = midnightOf(day, zone);
  if (midnightOf(placeOf(day).next, zone) - midnight !== DAY_MS) return instantOf(day, at, zone);
  return (midnight + (Number(at.slice(0, 2)) * 60 + Number(at.slice(3))) * 60_000) as Millis;
}

// A search walks through hundreds of days, the same for everybody and again with the next key: asking the calendar was most of its time.
const places = new Map<Day, { readonly weekday: number; readonly next: Day }>();

function placeOf(day: Day): { readonly weekday: number; readonly next: Day } {
  const kept = places.get(day);
  if (kept) return kept;
  if (places.size >= MOST_KEPT) places.clear();
  const place = { weekday: weekdayOf(day), next: addDays(day, 1) };
  places.set(day, place);
  return place;
}

const MOST_KEPT = 20_000;
const midnights = new Map<string, Millis>();

/** The first instant of a day. */
export function midnightOf(day: Day, zone: Zone): Millis {
  const name = `${zone} ${day}`;
  const kept = midnights.get(name);
  if (kept !== undefined) return kept;
  if (midnights.size >= MOST_KEPT) midnights.clear();
  const midnight = instantOf(day, "00:00" as TimeOfDay, zone);
  midnights.set(name, midnight);
  return midnight;
}
