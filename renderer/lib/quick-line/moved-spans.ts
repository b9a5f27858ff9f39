import type { Span } from "#core/quick-line/quick-line.ts";

/** Stretches of a text after an edit: those the edit touched are gone, those behind it move along. */
export function movedSpans<T extends { readonly span: Span }>(
  before: string,
  after: string,
  marked: readonly T[],
): readonly T[] {
  if (marked.length === 0 || before === after) return marked;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const end = before.length - tail;
  const shift = after.length - before.length;
  return marked.flatMap((one) => {
    const { span } = one;
    const isBehind = span.start >= end;
    const isBefore = span.end <= start;
    if (!isBehind && !isBefore) return [];
    const moved = isBehind
      ? { ...one, span: { start: span.start + shift, end: span.end + shift } }
      : one;
    return isWhole(after, moved.span) ? [moved] : [];
  });
}

/** Letters that were typed right at the edge of a word make it another word. */
const isWhole = (text: string, { start, end }: Span): boolean =>
  !inWord.test(text[start - 1] ?? " ") && !inWord.test(text[end] ?? " ");
const inWord = /[^\s,;:.!?…)]/;
