import type { Millis, Zone } from "#core/kernel/time.ts";

const HALF_A_YEAR_MS = 182 * 86_400_000;

/** Whether the clocks of two zones show the same, now and in the other half of the year: Berlin and Vienna do, whatever they are called. */
export const agree = (one: Zone, other: Zone, now: Millis): boolean =>
  [now, now + HALF_A_YEAR_MS].every((at) => wall(one, at) === wall(other, at));

const wall = (zone: Zone, at: number): string =>
  new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(
    at,
  );
