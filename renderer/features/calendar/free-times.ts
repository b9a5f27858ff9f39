import type { FoundTime } from "#contract/calendar.ts";
import type { Span } from "#core/calendar/spans.ts";
import type { AxisDay } from "#core/calendar/week-axis.ts";
import type { Millis } from "#core/kernel/time.ts";

/** Times at which I am in no 1:1: those are known here also where no calendar is. */
export const besides = (
  times: readonly FoundTime[],
  meetings: readonly Span[],
): readonly FoundTime[] =>
  times.filter((time) =>
    meetings.every(({ start, end }) => end <= time.start || time.end <= start),
  );

/** Of times that overlap, those that follow one another: so that each can be seen and pressed. They are in order. */
export function oneAfterAnother(times: readonly FoundTime[]): readonly FoundTime[] {
  const kept: FoundTime[] = [];
  for (const time of times) if (time.start >= (kept.at(-1)?.end ?? -Infinity)) kept.push(time);
  return kept;
}

type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";
export const isArrow = (key: string): key is Arrow =>
  ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key);

/** The free time an arrow leads to from one; `before` and `after` where the week ends. Sideways it is the one nearest by the clock. */
export function stepTo(
  days: readonly AxisDay[],
  times: readonly FoundTime[],
  from: Millis,
  arrow: Arrow,
): Millis | "before" | "after" {
  const dayOf = (at: Millis): number => days.findIndex(({ start, end }) => start <= at && at < end);
  const here = dayOf(from);
  if (arrow === "ArrowUp" || arrow === "ArrowDown") {
    const at = times.findIndex(({ start }) => start === from);
    const next = times[at + (arrow === "ArrowUp" ? -1 : 1)];
    return next && dayOf(next.start) === here ? next.start : from;
  }
  const isBack = arrow === "ArrowLeft";
  const sought = times.filter(({ start }) => (isBack ? dayOf(start) < here : dayOf(start) > here));
  const edge = isBack ? sought.at(-1) : sought[0];
  if (!edge) return isBack ? "before" : "after";
  const day = dayOf(edge.start);
  const clock = (at: Millis): number => at - (days[dayOf(at)]?.start ?? at);
  return sought
    .filter(({ start }) => dayOf(start) === day)
    .reduce(
      (best, { start }) =>
        Math.abs(clock(start) - clock(from)) < Math.abs(clock(best) - clock(from)) ? start : best,
      edge.start,
    );
}

/** What a drag from one place of a day to another proposes: whole steps, at least one, and not over what is there. */
export function dragged(
  from: number,
  to: number,
  step: number,
  taken: readonly { readonly from: number; readonly to: number }[],
): { readonly from: number; readonly to: number } {
  const first = Math.floor(Math.min(from, to) / step) * step;
  const last = Math.max(first + step, Math.ceil(Math.max(from, to) / step) * step);
  const above = Math.max(0, ...taken.filter((one) => one.to <= from).map((one) => one.to));
  const below = Math.min(
    Infinity,
    ...taken.filter((one) => one.from >= from).map((one) => one.from),
  );
  return { from: Math.max(first, above), to: Math.min(last, below) };
}
