import type { Millis } from "../kernel/time.ts";

/** A stretch of time from `start` up to but without `end`; `start < end`. */
export type Span = { readonly start: Millis; readonly end: Millis };

/** The same time as few spans in order, none touching another. Empty and backward ones are left out. O(n log n). */
export function merged(spans: readonly Span[]): readonly Span[] {
  const sorted = spans
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const done: { start: Millis; end: Millis }[] = [];
  for (const { start, end } of sorted) {
    const last = done.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end) as Millis;
    else done.push({ start, end });
  }
  return done;
}

/** What of `all` is in none of `less`; both merged. O(n + m). */
export function without(all: readonly Span[], less: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { start, end } of all) {
    let from = start;
    while ((less[next]?.end ?? Infinity) <= start) next++;
    for (let i = next; ; i++) {
      const hole = less[i];
      if (!hole || hole.start >= end) break;
      if (hole.start > from) left.push({ start: from, end: hole.start });
      from = Math.max(from, hole.end) as Millis;
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

/** What is in both; both merged. O(n + m). */
export function common(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, two] = [a[i]!, b[j]!];
    const start = Math.max(one.start, two.start) as Millis;
    const end = Math.min(one.end, two.end) as Millis;
    if (start < end) both.push({ start, end });
    if (one.end <= two.end) i++;
    else j++;
  }
  return both;
}
