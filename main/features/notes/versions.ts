import type { Millis } from "#core/kernel/time.ts";

/** Writing again after so long a pause keeps what was there before it. */
const PAUSE_MS = 5 * 60_000;
/** Writing without a pause keeps a version in each quarter of an hour. */
const QUARTER_MS = 15 * 60_000;
/** Text that vanishes at once, by at least so many characters or by half, is kept. */
const REMOVED = 200;
const HALF_FROM = 40;

type Written = { readonly at: Millis };

/**
 * Before which updates the text is kept as a version: where writing went on after a pause or past a quarter of an hour, and where the
 * meeting was closed. It is read out of the updates alone, so that it comes out the same after a crash. `from` is the first update
 * that was not looked at before.
 */
export function versionPoints(
  updates: readonly Written[],
  from: number,
  closedAt: number | null,
): number[] {
  const points: number[] = [];
  for (let index = Math.max(from, 1); index < updates.length; index++) {
    const before = updates[index - 1]?.at ?? 0;
    const now = updates[index]?.at ?? 0;
    const isPause = now - before > PAUSE_MS;
    const isQuarter = Math.floor(now / QUARTER_MS) !== Math.floor(before / QUARTER_MS);
    const isClosed = closedAt !== null && before <= closedAt && closedAt < now;
    if (isPause || isQuarter || isClosed) points.push(index);
  }
  return points;
}

/** Whether so much of a text is gone from another that one may want it back. */
export function isMuchGone(before: string, after: string): boolean {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const gone = before.length - start - end;
  return gone >= REMOVED || (before.length >= HALF_FROM && gone * 2 >= before.length);
}
