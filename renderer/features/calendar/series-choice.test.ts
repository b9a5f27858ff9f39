import { expect, test } from "vitest";
import type { Day } from "#core/kernel/time.ts";
import { ruleFrom } from "./series-choice.ts";

test("a series comes back on the weekday it begins on; of a month's fifth it is the last", () => {
  const day = (text: string) => text as Day;
  expect(ruleFrom(day("2026-11-24"), "never")).toBeUndefined();
  expect(ruleFrom(day("2026-11-24"), "two-weeks")).toEqual({
    every: "week",
    interval: 2,
    weekday: 2,
  });
  expect(ruleFrom(day("2026-11-24"), "month")).toEqual({
    every: "nth-weekday",
    nth: 4,
    weekday: 2,
  });
  expect(ruleFrom(day("2026-11-30"), "month")).toEqual({
    every: "nth-weekday",
    nth: -1,
    weekday: 1,
  });
});
