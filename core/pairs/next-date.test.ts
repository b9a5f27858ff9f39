import { expect, test } from "vitest";
import type { Day } from "../kernel/time.ts";
import { at, thursdays } from "../meetings/testing.ts";
import { changedDate, firstDate, lastDateUpTo, nextDate } from "./next-date.ts";

const day = (text: string) => text as Day;

test.each([
  ["on another weekday is the coming one", "2026-11-02T09:00:00Z", "2026-11-05"],
  ["on its day before its time is today", "2026-11-05T08:59:00Z", "2026-11-05"],
  ["on its day when its time has passed is a week later", "2026-11-05T09:00:00Z", "2026-11-12"],
  ["counts the day of its own zone", "2026-11-04T23:30:00Z", "2026-11-05"],
])("a series begun %s", (_, now, expected) => {
  expect(firstDate(thursdays(), at(now))).toBe(expected);
});

test("the next date never repeats the one that was due", () => {
  expect(nextDate(thursdays(), day("2026-11-05"), day("2026-11-01"))).toBe("2026-11-12");
});

test.each([
  ["2026-11-20", "2026-11-19"],
  ["2026-11-19", "2026-11-19"],
  ["2026-11-06", "2026-11-05"],
])("what is put off to %s stands for %s", (to, expected) => {
  expect(lastDateUpTo(thursdays(), day("2026-11-05"), day(to))).toBe(expected);
});

test.each([
  [
    "another time of day keeps the weeks",
    thursdays({ everyWeeks: 2, at: "11:00" as never }),
    "2026-11-12",
    "2026-11-12",
  ],
  ["another weekday stays in the week", thursdays({ weekday: 2 }), "2026-11-12", "2026-11-10"],
  [
    "a weekday that has passed this week is the next one",
    thursdays({ weekday: 1 }),
    "2026-11-05",
    "2026-11-09",
  ],
])("a changed rhythm: %s", (_, cadence, planned, expected) => {
  expect(changedDate(cadence, day(planned), at("2026-11-03T09:00:00Z"))).toBe(expected);
});
