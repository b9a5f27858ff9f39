import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { neverQuiet, quietUntil, ringsFor } from "./ringing.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(berlin).epochMilliseconds as Millis;
const hours = (from: string, to: string) => ({ from: from as TimeOfDay, to: to as TimeOfDay });
const night = { hours: hours("22:00", "07:00"), pausedUntil: null };

test.each([
  ["in the evening, until the next morning", "2026-11-02T23:10", "2026-11-03T07:00"],
  ["after midnight, until this morning", "2026-11-03T02:00", "2026-11-03T07:00"],
  ["from its first minute", "2026-11-02T22:00", "2026-11-03T07:00"],
  ["in the night that clocks go forward", "2027-03-28T01:30", "2027-03-28T07:00"],
])("quiet hours over midnight: %s", (_, now, until) => {
  expect(quietUntil(night, at(now), berlin)).toBe(at(until));
});

test("quiet hours end with their last minute, and equal ends mean none", () => {
  expect(quietUntil(night, at("2026-11-03T07:00"), berlin)).toBeUndefined();
  expect(
    quietUntil({ ...night, hours: hours("09:00", "09:00") }, at("2026-11-03T09:00"), berlin),
  ).toBeUndefined();
  expect(quietUntil(neverQuiet, at("2026-11-03T03:00"), berlin)).toBeUndefined();
});

test("a pause holds until its end, and through the night it ends in", () => {
  const paused = (until: string) => ({ ...night, pausedUntil: at(until) });
  const noon = at("2026-11-02T12:00");
  expect(quietUntil(paused("2026-11-02T13:00"), noon, berlin)).toBe(at("2026-11-02T13:00"));
  expect(quietUntil(paused("2026-11-02T23:00"), noon, berlin)).toBe(at("2026-11-03T07:00"));
  expect(quietUntil(paused("2026-11-02T11:00"), noon, berlin)).toBeUndefined();
});

test("whenever it is quiet, it ends later, within a day, and is over then", () => {
  const time = fc
    .integer({ min: 0, max: 1_439 })
    .map(
      (n) =>
        `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}` as TimeOfDay,
    );
  fc.assert(
    fc.property(
      time,
      time,
      fc.integer({ min: at("2026-01-01T00:00"), max: at("2027-12-31T00:00") }),
      fc.constantFrom(
        berlin,
        "America/New_York" as Zone,
        "Asia/Kolkata" as Zone,
        "Australia/Lord_Howe" as Zone,
      ),
      (from, to, now, zone) => {
        const until = quietUntil({ hours: { from, to }, pausedUntil: null }, now as Millis, zone);
        if (until === undefined) return;
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(25.5 * 3_600_000);
        // A morning that the clocks leave out is the next minute there is.
        expect(timeOfDayAt(until, zone) >= to || from > to).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("one or two are said each by itself, three and more in one sentence, the earliest first", () => {
  const of = (...instants: number[]) => instants.map((dueAt) => ({ dueAt: dueAt as Millis }));
  expect(ringsFor(of(5, 3))).toEqual({ alone: of(3, 5), digest: [] });
  expect(ringsFor(of(5, 3, 4))).toEqual({ alone: [], digest: of(3, 4, 5) });
  expect(ringsFor([])).toEqual({ alone: [], digest: [] });
});
