import type { Span } from "./quick-line.ts";

const closing = /^\s*[,;:.!?…)]/;

/** The line without `chips` and without the single characters at `escapes`, white space folded, no space left before punctuation. Spans must not overlap. */
export function textWithout(
  line: string,
  chips: readonly Span[],
  escapes: readonly number[],
): string {
  const cuts = [
    ...chips.map((span) => ({ ...span, joint: true })),
    ...escapes.map((at) => ({ start: at, end: at + 1, joint: false })),
  ];
  let text = "";
  let from = 0;
  for (const { start, end, joint } of cuts.toSorted((a, b) => a.start - b.start)) {
    text += line.slice(from, start);
    from = end;
    if (joint) text = closing.test(line.slice(end, end + 2)) ? text.trimEnd() : `${text} `;
  }
  return (text + line.slice(from)).replace(/\s+/g, " ").trim();
}
