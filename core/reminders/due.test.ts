import { expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { usualHours } from "../people/person.ts";
import { type Ahead, instantOfReminder, type Reckoning } from "./due.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(berlin).epochMilliseconds as Millis;
const meeting = (
  day: string | null,
  time: string | null,
  startedAt: Millis | null = null,
): Ahead => ({
  day: day as Day | null,
  at: time as TimeOfDay | null,
  zone: berlin,
  startedAt,
});
const reckoning = (given: Partial<Reckoning> = {}): Reckoning => ({
  setAt: at("2026-11-02T10:00"),
  due: null,
  ahead: [],
  zone: berlin,
  ...given,
});
const due = (day: string, time: string | null = null) => ({
  due: day as Day,
  dueAt: time as TimeOfDay | null,
});

test("one at an instant is due then, whatever its task says", () => {
  const time = { kind: "at", at: at("2026-11-05T08:00") } as const;
  expect(instantOfReminder(time, reckoning({ due: due("2026-12-01") }))).toBe(time.at);
});

test.each([
  ["a day before, with a time", 1_440, due("2026-11-05", "15:00"), "2026-11-04T15:00"],
  ["a day before, of a whole day: its morning", 1_440, due("2026-11-05"), "2026-11-04T09:00"],
  ["when it is due", 0, due("2026-11-05", "15:00"), "2026-11-05T15:00"],
])("before a due date counts back from it: %s", (_, minutes, on, expected) => {
  expect(instantOfReminder({ kind: "before-due", minutes }, reckoning({ due: on }))).toBe(
    at(expected),
  );
});

test("a due date that is taken away leaves no instant, and a moved one moves it", () => {
  const time = { kind: "before-due", minutes: 60 } as const;
  expect(instantOfReminder(time, reckoning())).toBeUndefined();
  expect(instantOfReminder(time, reckoning({ due: due("2026-11-09", "12:00") }))).toBe(
    at("2026-11-09T11:00"),
  );
});

const next = { kind: "next-meeting" } as const;
test.each([
  [
    "the earliest that is planned",
    [meeting("2026-11-19", "10:00"), meeting("2026-11-05", "10:00")],
    "2026-11-05T10:00",
  ],
  ["one without a time, in the morning", [meeting("2026-11-05", null)], "2026-11-05T09:00"],
  [
    "one begun early, when it began",
    [meeting("2026-11-05", "10:00", at("2026-11-04T16:30"))],
    "2026-11-04T16:30",
  ],
  [
    "not one that had begun when it was set",
    [meeting("2026-11-02", "09:30", at("2026-11-02T09:31")), meeting("2026-11-16", "09:30")],
    "2026-11-16T09:30",
  ],
  [
    "not one whose time had passed when it was set",
    [meeting("2026-10-30", "09:30"), meeting("2026-11-16", "09:30")],
    "2026-11-16T09:30",
  ],
])("at the next 1:1: %s", (_, ahead, expected) => {
  expect(instantOfReminder(next, reckoning({ ahead }))).toBe(at(expected));
});

test("without a next 1:1, or without its day, there is no instant yet", () => {
  expect(instantOfReminder(next, reckoning())).toBeUndefined();
  expect(instantOfReminder(next, reckoning({ ahead: [meeting(null, "10:00")] }))).toBeUndefined();
});

const newYork = "America/New_York" as Zone;
const setter = { zone: newYork, hours: null };

test("nine o'clock that somebody elsewhere set is nine o'clock here; so long from then is the same instant", () => {
  const nineThere = Temporal.PlainDateTime.from("2026-11-05T09:00").toZonedDateTime(newYork);
  const instant = nineThere.epochMilliseconds as Millis;
  const byClock = { kind: "at", at: instant, byClock: true } as const;
  expect(instantOfReminder(byClock, reckoning({ setter }))).toBe(at("2026-11-05T09:00"));
  expect(instantOfReminder({ kind: "at", at: instant }, reckoning({ setter }))).toBe(instant);
  expect(instantOfReminder(byClock, reckoning())).toBe(instant);
});

test("what somebody else set waits for working hours; what one put off oneself does not", () => {
  const held = { ...setter, hours: usualHours };
  const evening = { kind: "at", at: at("2026-11-06T20:00") } as const;
  expect(instantOfReminder(evening, reckoning({ setter: held }))).toBe(at("2026-11-09T09:00"));
  expect(instantOfReminder(evening, reckoning({ setter }))).toBe(evening.at);
  expect(instantOfReminder(evening, reckoning())).toBe(evening.at);
  const later = { ...evening, putOff: at("2026-11-06T21:00") };
  expect(instantOfReminder(later, reckoning({ setter: held }))).toBe(later.putOff);
});
