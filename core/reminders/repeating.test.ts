import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { addDays, dayAt, instantOf, timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { Repeat } from "../recurrence/repeat.ts";
import { instantAfter, instantOfReminder } from "./due.ts";
import { ReminderTime } from "./reminder.ts";
import { afterAnswer, lastPassed, nextByRhythm, type Repeating, withRepeat } from "./repeating.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(berlin).epochMilliseconds as Millis;
const daily: Repeat = { unit: "day", every: 1, anchor: "due" };
const time = (day: string, repeat: Repeat, clock = "09:00"): Repeating => ({
  kind: "on",
  day: day as Day,
  at: clock as TimeOfDay,
  repeat,
});
const reckoning = { setAt: 0 as Millis, due: null, ahead: [], zone: berlin };

test("unanswered for days it is one reminder: the last that passed", () => {
  const one = time("2026-11-02", daily);
  expect(lastPassed(one, at("2026-11-05T08:59"), berlin).day).toBe("2026-11-04");
  expect(lastPassed(one, at("2026-11-05T09:00"), berlin).day).toBe("2026-11-05");
});

test("answered, it comes back at the next time of its rhythm that is still to come", () => {
  const weekly: Repeat = { unit: "week", every: 1, anchor: "due", weekdays: [1, 4] };
  expect(afterAnswer(time("2026-11-02", weekly), at("2026-11-02T09:05"), berlin).day).toBe(
    "2026-11-05",
  );
  expect(afterAnswer(time("2026-11-02", weekly), at("2026-11-12T10:00"), berlin).day).toBe(
    "2026-11-16",
  );
});

test("counted from the day it was answered, it waits for the answer and counts from there", () => {
  const anew: Repeat = { unit: "day", every: 3, anchor: "done" };
  const one = time("2026-11-02", anew);
  expect(instantAfter(one, reckoning)).toBeUndefined();
  expect(lastPassed(one, at("2026-12-01T00:00"), berlin)).toEqual(one);
  expect(afterAnswer(one, at("2026-11-10T18:00"), berlin).day).toBe("2026-11-13");
});

test("put off beyond its next time, it is that next time; put off for less, it comes then", () => {
  const one = { ...time("2026-11-02", daily), putOff: at("2026-11-02T11:00") };
  expect(instantOfReminder(one, reckoning)).toBe(at("2026-11-02T11:00"));
  const long = { ...one, putOff: at("2026-11-09T11:00") };
  expect(instantOfReminder(long, reckoning)).toBe(at("2026-11-03T09:00"));
  const meeting = { ...one, putOff: "next-meeting" as const };
  expect(instantOfReminder(meeting, reckoning)).toBe(at("2026-11-03T09:00"));
});

test("nine o'clock stays nine o'clock when the clocks change, and the night an hour is left out loses none", () => {
  const summer = afterAnswer(time("2027-03-27", daily), at("2027-03-27T09:01"), berlin);
  expect(instantOf(summer.day, summer.at, berlin)).toBe(at("2027-03-28T09:00"));
  const night = afterAnswer(time("2027-03-27", daily, "02:30"), at("2027-03-27T02:31"), berlin);
  expect(instantOf(night.day, night.at, berlin)).toBe(at("2027-03-28T03:30"));
  const after = afterAnswer(night, at("2027-03-28T03:31"), berlin);
  expect(instantOf(after.day, after.at, berlin)).toBe(at("2027-03-29T02:30"));
});

test("what was written by somebody who means no good ends in a time, and soon", () => {
  const old = time("0001-01-01", daily);
  const now = at("2026-11-02T12:00");
  expect(lastPassed(old, now, berlin).day).toBe("2026-11-01");
  expect(afterAnswer(old, now, berlin).day).toBe("2026-11-03");
  const far = time("9999-12-31", daily);
  expect(nextByRhythm(far)).toBeUndefined();
  expect(afterAnswer(far, now, berlin).day).toBe("2026-11-03");
});

describe("a rhythm", () => {
  test("is given to an instant by the clock of who gives it, and taken away again", () => {
    const once = { kind: "at", at: at("2026-11-30T17:30"), nags: true } as const;
    const monthly = withRepeat(once, { unit: "month", every: 1, anchor: "due" }, berlin);
    expect(monthly).toEqual({
      kind: "on",
      day: "2026-11-30",
      at: "17:30",
      nags: true,
      repeat: { unit: "month", every: 1, anchor: "due", dayOfMonth: 30 },
    });
    expect(ReminderTime.parse(monthly)).toEqual(monthly);
    expect(withRepeat(monthly, null, berlin)).not.toHaveProperty("repeat");
    expect(withRepeat(once, null, berlin)).toEqual(once);
  });

  test("is nothing for what counts from a due date or a 1:1", () => {
    const before = { kind: "before-due", minutes: 60 } as const;
    expect(withRepeat(before, daily, berlin)).toEqual(before);
    expect(withRepeat({ kind: "next-meeting" }, daily, berlin)).toEqual({ kind: "next-meeting" });
  });
});

const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "UTC");
const rhythm = fc.record({
  unit: fc.constantFrom("day" as const, "week" as const, "month" as const),
  every: fc.integer({ min: 1, max: 5 }),
  anchor: fc.constantFrom("due" as const, "done" as const),
});

test("whenever it is answered, the next time is later, at its time of day, and no time between is left out", () => {
  fc.assert(
    fc.property(
      zones,
      rhythm,
      fc.integer({ min: 0, max: 1_439 }),
      fc.integer({ min: 0, max: 90 * 1_440 }),
      (zoneName, repeat, minute, late) => {
        const zone = zoneName as Zone;
        const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const one = time("2027-02-01", repeat, clock);
        const now = (instantOf(one.day, one.at, zone) + late * 60_000) as Millis;
        const next = afterAnswer(one, now, zone);
        const nextAt = instantOf(next.day, next.at, zone);
        expect(nextAt).toBeGreaterThan(now);
        expect(next.at).toBe(clock);
        if (repeat.anchor === "done") return;
        const last = lastPassed(one, now, zone);
        expect(instantOf(last.day, last.at, zone)).toBeLessThanOrEqual(now);
        expect(nextByRhythm(last)?.day).toBe(next.day);
      },
    ),
  );
});

test("an instant made to repeat daily comes tomorrow at the same time, whatever the zone", () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 400 * 1_440 }), (zoneName, minutes) => {
      const zone = zoneName as Zone;
      const instant = (at("2026-11-02T00:00") + minutes * 60_000) as Millis;
      const on = withRepeat({ kind: "at", at: instant }, daily, zone) as Repeating;
      expect([on.day, on.at]).toEqual([dayAt(instant, zone), timeOfDayAt(instant, zone)]);
      expect(nextByRhythm(on)?.day).toBe(addDays(on.day, 1));
    }),
  );
});
