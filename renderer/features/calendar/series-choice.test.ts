import { expect, test } from "vitest";
import type { Day } from "#core/kernel/time.ts";
import { ruleFrom } from "./series-choice.ts";

test("a series comes back on the weekday it begins on", () => {
  const tuesday = "2026-11-24" as Day;
  expect(ruleFrom(tuesday, "never")).toBeUndefined();
  expect(ruleFrom(tuesday, "two-weeks")).toEqual({ every: "week", interval: 2, weekday: 2 });
  expect(ruleFrom(tuesday, "four-weeks")).toEqual({ every: "week", interval: 4, weekday: 2 });
});
