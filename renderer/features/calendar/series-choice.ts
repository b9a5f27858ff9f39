import type { SeriesRule } from "#core/calendar/series-rule.ts";
import { weekdayOf } from "#core/kernel/calendar-day.ts";
import type { Day } from "#core/kernel/time.ts";

export const comesBack = ["never", "week", "two-weeks", "month"] as const;
export type ComesBack = (typeof comesBack)[number];

/** The rule of a series that begins on a day. A fifth weekday of a month is its last. */
export function ruleFrom(day: Day, back: ComesBack): SeriesRule | undefined {
  const weekday = weekdayOf(day);
  switch (back) {
    case "never":
      return undefined;
    case "week":
      return { every: "week", interval: 1, weekday };
    case "two-weeks":
      return { every: "week", interval: 2, weekday };
    case "month": {
      const nth = Math.ceil(Number(day.slice(8)) / 7);
      return { every: "nth-weekday", nth: nth > 4 ? -1 : (nth as 1 | 2 | 3 | 4), weekday };
    }
  }
}
