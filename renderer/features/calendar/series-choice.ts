import type { SeriesRule } from "#core/calendar/series-rule.ts";
import { weekdayOf } from "#core/kernel/calendar-day.ts";
import type { Day } from "#core/kernel/time.ts";

type Weekly = Extract<SeriesRule, { every: "week" }>;

export const comesBack = ["never", "week", "two-weeks", "four-weeks"] as const;
export type ComesBack = (typeof comesBack)[number];

/** The rule of a series that begins on a day. */
export function ruleFrom(day: Day, back: ComesBack): Weekly | undefined {
  const weekday = weekdayOf(day);
  switch (back) {
    case "never":
      return undefined;
    case "week":
      return { every: "week", interval: 1, weekday };
    case "two-weeks":
      return { every: "week", interval: 2, weekday };
    case "four-weeks":
      return { every: "week", interval: 4, weekday };
  }
}
