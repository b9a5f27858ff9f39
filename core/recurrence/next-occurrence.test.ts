import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Day } from "../kernel/time.ts";
import { nextOccurrence, startingOn } from "./next-occurrence.ts";
import { Repeat } from "./repeat.ts";

const day = (text: string) => text as Day;
const due = { every: 1, anchor: "due" } as const;
const series = (repeat: Repeat, from: string, steps: number): Day[] => {
  const days = [day(from)];
  for (let i = 0; i < steps; i++) days.push(nextOccurrence(repeat, days[i]!));
  return days;
};

describe("nextOccurrence", () => {
  test.each<[string, Repeat, string, string]>([
    ["every day crosses the year's end", { unit: "day", ...due }, "2026-12-31", "2027-01-01"],
    ["every 3 days counts days", { unit: "day", ...due, every: 3 }, "2028-02-28", "2028-03-02"],
    ["every week keeps the weekday", { unit: "week", ...due }, "2026-10-09", "2026-10-16"],
    ["every 2 weeks skips one", { unit: "week", ...due, every: 2 }, "2026-10-09", "2026-10-23"],
    [
      "every friday from a friday is a week on",
      { unit: "week", ...due, weekdays: [5] },
      "2026-10-09",
      "2026-10-16",
    ],
    [
      "every friday from a wednesday is the same week",
      { unit: "week", ...due, weekdays: [5] },
      "2026-10-07",
      "2026-10-09",
    ],
    [
      "every mon and thu takes the later day first",
      { unit: "week", ...due, weekdays: [1, 4] },
      "2026-10-05",
      "2026-10-08",
    ],
    [
      "every other mon and thu wraps by two weeks",
      { unit: "week", ...due, every: 2, weekdays: [1, 4] },
      "2026-10-08",
      "2026-10-19",
    ],
    [
      "every month on the 31st ends in February",
      { unit: "month", ...due, dayOfMonth: 31 },
      "2027-01-31",
      "2027-02-28",
    ],
    [
      "and returns to the 31st in March",
      { unit: "month", ...due, dayOfMonth: 31 },
      "2027-02-28",
      "2027-03-31",
    ],
    [
      "a month without a day of its own clamps",
      { unit: "month", ...due },
      "2027-01-31",
      "2027-02-28",
    ],
    [
      "every 3 months from a clamped April",
      { unit: "month", ...due, every: 3, dayOfMonth: 31 },
      "2026-04-30",
      "2026-07-31",
    ],
    [
      "every year from a leap day is the 28th",
      { unit: "year", ...due, dayOfMonth: 29 },
      "2028-02-29",
      "2029-02-28",
    ],
    [
      "and the leap day again when there is one",
      { unit: "year", ...due, dayOfMonth: 29 },
      "2031-02-28",
      "2032-02-29",
    ],
    [
      "every 4 years from leap day to leap day",
      { unit: "year", ...due, every: 4, dayOfMonth: 29 },
      "2028-02-29",
      "2032-02-29",
    ],
  ])("%s", (_, repeat, after, expected) => {
    expect(nextOccurrence(repeat, day(after))).toBe(expected);
  });

  test("a year no day can hold is a bug, not a day", () => {
    expect(() => nextOccurrence({ unit: "year", ...due, every: 999 }, day("9500-01-01"))).toThrow(
      RangeError,
    );
  });
});

describe("startingOn", () => {
  test("a monthly rhythm remembers the day it started on", () => {
    expect(startingOn({ unit: "month", ...due }, day("2026-01-31"))).toEqual({
      unit: "month",
      ...due,
      dayOfMonth: 31,
    });
  });

  test("a rhythm counted from the day a task was done has no day to keep", () => {
    const repeat: Repeat = { unit: "month", every: 1, anchor: "done" };
    expect(startingOn(repeat, day("2026-01-31"))).toBe(repeat);
  });

  test("a rhythm that says its day keeps it", () => {
    const repeat: Repeat = { unit: "month", ...due, dayOfMonth: 3 };
    expect(startingOn(repeat, day("2026-01-31"))).toBe(repeat);
  });
});

const days = fc
  .integer({ min: 0, max: 60_000 })
  .map((n) => Temporal.PlainDate.from("1970-01-01").add({ days: n }).toString() as Day);
const every = fc.integer({ min: 1, max: 30 });
const anchor = fc.constantFrom("due" as const, "done" as const);
const dayOfMonth = fc.integer({ min: 1, max: 31 });
const weekdays = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  .map((all) => all.toSorted((a, b) => a - b));
const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.record({ unit: fc.constant("day" as const), every, anchor }),
  fc.record(
    { unit: fc.constant("week" as const), every, anchor, weekdays },
    { requiredKeys: ["unit", "every", "anchor"] },
  ),
  fc.record(
    { unit: fc.constantFrom("month" as const, "year" as const), every, anchor, dayOfMonth },
    { requiredKeys: ["unit", "every", "anchor"] },
  ),
);

describe("for any rhythm", () => {
  test("it is a valid Repeat, and the next day is a valid, strictly later day", () => {
    fc.assert(
      fc.property(repeats, days, (repeat, after) => {
        expect(Repeat.parse(repeat)).toEqual(repeat);
        const next = nextOccurrence(repeat, after);
        expect(next > after).toBe(true);
        expect(next).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });

  test("the weekday is one of those asked for, and none in between is left out", () => {
    fc.assert(
      fc.property(weekdays, days, (asked, after) => {
        const next = nextOccurrence({ unit: "week", ...due, weekdays: asked }, after);
        const firstAsked = [1, 2, 3, 4, 5, 6, 7]
          .map((n) => Temporal.PlainDate.from(after).add({ days: n }))
          .find((d) => asked.includes(d.dayOfWeek));
        expect(next).toBe(firstAsked?.toString());
      }),
    );
  });

  test("400 months never drift from the day they started on", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 13 }), (start, n) => {
        const first = Temporal.PlainDate.from(start);
        const got = series(
          startingOn({ unit: "month", every: n, anchor: "due" }, start),
          start,
          400,
        );
        expect(got).toEqual(got.map((_, k) => first.add({ months: n * k }).toString()));
      }),
      { numRuns: 25 },
    );
  });

  test("400 years never drift from the day they started on, leap days included", () => {
    fc.assert(
      fc.property(
        fc.oneof(days, fc.constant(day("2028-02-29"))),
        fc.integer({ min: 1, max: 5 }),
        (start, n) => {
          const first = Temporal.PlainDate.from(start);
          const got = series(
            startingOn({ unit: "year", every: n, anchor: "due" }, start),
            start,
            400,
          );
          expect(got).toEqual(got.map((_, k) => first.add({ years: n * k }).toString()));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("400 steps in days or weeks are 400 times as long as one", () => {
    fc.assert(
      fc.property(
        days,
        every,
        fc.constantFrom("day" as const, "week" as const),
        (start, n, unit) => {
          const last = series({ unit, every: n, anchor: "due" }, start, 400).at(-1);
          expect(last).toBe(
            Temporal.PlainDate.from(start)
              .add({ days: 400 * n * (unit === "week" ? 7 : 1) })
              .toString(),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test("a done day sets the count anew, so an early or late one moves what follows", () => {
    const repeat: Repeat = { unit: "month", every: 1, anchor: "done" };
    expect(nextOccurrence(repeat, day("2026-03-20"))).toBe("2026-04-20");
  });
});
