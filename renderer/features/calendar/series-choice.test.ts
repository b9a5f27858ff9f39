import { expect, test } from "vitest";
import type { Day } from "#core/kernel/time.ts";
import { ruleFrom } from "./series-choice.ts";

test("a series comes back on the weekday it begins on, as often as was chosen", () => {
  const tuesday = "2026-11-24" as Day;
  expect(ruleFrom(tuesday, "never")).toBeUndefined();
  expect(ruleFrom(tuesday, "two-weeks")).toEqual({ every: "week", interval: 2, weekday: 2 });
  expect(ruleFrom("2026-11-29" as Day, "four-weeks")).toEqual({
    every: "week",
    interval: 4,
    weekday: 7,
  });
});
