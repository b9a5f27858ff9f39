import type { Reading } from "./read-day.ts";
import { repeatAt, type Rhythmic } from "./read-repeat.ts";
import { whenAt, type When } from "./read-when.ts";

export type Found = ({ readonly type: "when" } & When) | ({ readonly type: "repeat" } & Rhythmic);

/**
 * The days and rhythms that are clearly meant. Days side by side or joined ("monday to friday", "today or tomorrow") are a span or
 * a choice: none of them is taken.
 */
export function scan(reading: Reading): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < reading.words.length;) {
    const next = readAt(reading, at);
    if (next) found.push(next);
    at = Math.max(next?.to ?? 0, at + 1);
  }
  return found.filter(
    (one, i) =>
      isMeant(one, found[i + 1]) &&
      !meets(reading, found[i - 1], one) &&
      !meets(reading, one, found[i + 1]),
  );
}

/** "every year on 3 march": a day right after a rhythm makes it clear. */
const isMeant = (one: Found, next: Found | undefined): boolean =>
  one.clear ||
  (one.type === "repeat" && next?.type === "when" && next.clear && next.from === one.to);

function readAt(reading: Reading, at: number): Found | undefined {
  const rhythm = repeatAt(reading, at);
  if (rhythm) return { type: "repeat", ...rhythm };
  const when = whenAt(reading, at);
  return when && { type: "when", ...when };
}

/** Whether two readings are one span or choice. A rhythm with the day it begins on is not. */
function meets({ words, lexicon }: Reading, a: Found | undefined, b: Found | undefined): boolean {
  if (!a || !b || b.from - a.to > 1) return false;
  if (b.from - a.to === 1) return lexicon.joins.has(words[a.to]?.low ?? "");
  const joined = lexicon.joins.has(words[b.from]?.low ?? "");
  return joined || a.type === b.type;
}
