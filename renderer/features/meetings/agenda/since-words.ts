import type { Millis } from "#core/kernel/time.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago an instant was, as short as one would say it: `now`, `5 min. ago`, `2 hr. ago`, `yesterday`. A clock that is ahead of ours says `now`. */
export function sinceWords(locale: string, at: Millis, now: Millis): string {
  const past = Math.max(0, now - at);
  const [count, unit] =
    past < MINUTE_MS
      ? ([0, "second"] as const)
      : past < HOUR_MS
        ? ([Math.floor(past / MINUTE_MS), "minute"] as const)
        : past < DAY_MS
          ? ([Math.floor(past / HOUR_MS), "hour"] as const)
          : past < 14 * DAY_MS
            ? ([Math.floor(past / DAY_MS), "day"] as const)
            : past < 61 * DAY_MS
              ? ([Math.floor(past / (7 * DAY_MS)), "week"] as const)
              : ([Math.floor(past / (30.4 * DAY_MS)), "month"] as const);
  const style = unit === "minute" || unit === "hour" ? "short" : "long";
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style }).format(-count, unit);
}
