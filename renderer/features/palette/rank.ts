import { foldWord } from "#core/search/words.ts";

/**
 * How well a title answers what is typed: 4 when it starts with it, 3 when each typed word starts one of its words in their order, 2 when
 * in any order, 1.5 for initials (`nt` for "New task"), 1 when it merely occurs, 0 when not at all.
 */
export function rank(title: string, typed: string): number {
  const wanted = words(typed);
  if (wanted.length === 0) return 0;
  const there = words(title);
  if (there.join(" ").startsWith(wanted.join(" "))) return 4;
  if (startInOrder(there, wanted)) return 3;
  if (wanted.every((each) => there.some((word) => word.startsWith(each)))) return 2;
  const letters = wanted.join("");
  if (
    letters.length > 1 &&
    there
      .map((word) => word[0])
      .join("")
      .startsWith(letters)
  )
    return 1.5;
  return wanted.every((each) => there.some((word) => word.includes(each))) ? 1 : 0;
}

const words = (text: string): string[] => (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(foldWord);

function startInOrder(there: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const word of there) if (next < wanted.length && word.startsWith(wanted[next] ?? "")) next++;
  return next === wanted.length;
}

export type Ranked = {
  readonly id: string;
  readonly title: string;
  readonly keywords?: string | undefined;
};

/** What answers, best first; among equals those run lately, the latest first, then as given. */
export function ranked<T extends Ranked>(
  all: readonly T[],
  typed: string,
  recent: readonly string[],
): readonly T[] {
  const lately = (id: string): number =>
    recent.includes(id) ? recent.length - recent.indexOf(id) : 0;
  return all
    .map((each) => ({
      each,
      score: Math.max(rank(each.title, typed), each.keywords ? rank(each.keywords, typed) / 2 : 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || lately(b.each.id) - lately(a.each.id))
    .map(({ each }) => each);
}
