import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { dayAt, instantOf, weekdayOf } from "../kernel/calendar-day.ts";
import type { Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { usualHours, type WorkingHours } from "../people/person.ts";
import { whenWorking } from "./working-hours.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(berlin).epochMilliseconds as Millis;
const shift = (from: string, to: string) => ({ from: from as TimeOfDay, to: to as TimeOfDay });

test.each([
  ["in working hours, it is left", "2026-11-02T10:30", "2026-11-02T10:30"],
  ["with their first minute, it is left", "2026-11-02T09:00", "2026-11-02T09:00"],
  ["before them, they are waited for", "2026-11-02T06:00", "2026-11-02T09:00"],
  ["with their end, the next day is waited for", "2026-11-02T17:00", "2026-11-03T09:00"],
  ["on a Friday evening, Monday is waited for", "2026-11-06T18:00", "2026-11-09T09:00"],
  ["on the day the clocks change, Monday is waited for", "2027-03-28T02:30", "2027-03-29T09:00"],
])("%s", (_, when, expected) => {
  expect(whenWorking(at(when), usualHours, berlin)).toBe(at(expected));
});

test("a shift over midnight goes on until the morning, and who never works is held by nothing", () => {
  const nights: WorkingHours = [shift("22:00", "06:00"), null, null, null, null, null, null];
  expect(whenWorking(at("2026-11-03T05:00"), nights, berlin)).toBe(at("2026-11-03T05:00"));
  expect(whenWorking(at("2026-11-03T06:00"), nights, berlin)).toBe(at("2026-11-09T22:00"));
  const never: WorkingHours = usualHours.map(() => null);
  expect(whenWorking(at("2026-11-03T05:00"), never, berlin)).toBe(at("2026-11-03T05:00"));
});

test("it is never earlier, at most a week later, in working hours, and left as it is from then on", () => {
  const clock = fc
    .integer({ min: 0, max: 23 * 60 })
    .map(
      (n) => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`,
    );
  const hours = fc
    .tuple(clock, fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }))
    .map(([from, days]): WorkingHours =>
      usualHours.map((_, day) => (days.includes(day) ? shift(from, "23:30") : null)),
    );
  const zones = fc.constantFrom("Europe/Berlin", "Asia/Kathmandu", "America/Los_Angeles");
  fc.assert(
    fc.property(hours, zones, fc.integer({ min: 0, max: 400 * 1_440 }), (week, name, minutes) => {
      const zone = name as Zone;
      const asked = (at("2026-11-02T00:00") + minutes * 60_000) as Millis;
      const held = whenWorking(asked, week, zone);
      expect(held).toBeGreaterThanOrEqual(asked);
      expect(held - asked).toBeLessThanOrEqual(8 * 86_400_000);
      const day = dayAt(held, zone);
      const work = week[weekdayOf(day) - 1]!;
      expect(held).toBeGreaterThanOrEqual(instantOf(day, work.from, zone));
      expect(held).toBeLessThan(instantOf(day, work.to, zone));
      expect(whenWorking(held, week, zone)).toBe(held);
    }),
  );
});
