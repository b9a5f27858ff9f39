/** More words than these are left out. */
const MOST_WORDS = 12;

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of what a person typed; none when there is no letter or digit to look for. */
export const searchWords = (query: string): readonly string[] =>
  (query.normalize("NFC").match(word) ?? []).slice(0, MOST_WORDS);

/** A word without case and diacritics, `ß` as `ss`: as it is compared. */
export const foldWord = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");

/**
 * Words as an FTS5 query: every one must occur, each as the start of a word; nothing a person types is syntax. The index folds case
 * and diacritics, but knows `ß` and `ss` as different letters, so both are asked for.
 */
export function matchExpression(words: readonly string[]): string {
  return words
    .map((each) =>
      spellings(each)
        .map((spelling) => `"${spelling}"*`)
        .join(" OR "),
    )
    .map((either) => `(${either})`)
    .join(" AND ");
}

const spellings = (each: string): string[] => {
  const lower = each.toLowerCase();
  return [...new Set([lower, lower.replaceAll("ß", "ss"), lower.replaceAll("ss", "ß")])];
};

/** Whether every word is the start of a word of a text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const there = (text.match(word) ?? []).map(foldWord);
  return words.map(foldWord).every((wanted) => there.some((each) => each.startsWith(wanted)));
}

export const MARK_START = "\u0001";
export const MARK_END = "\u0002";

type Match = { readonly from: number; readonly to: number };

/** Each match of the words in a text between the two marks. */
export function markWords(text: string, words: readonly string[]): string {
  return marked(text, [...matchesOf(text, words)]);
}

/** Characters before the first match, and in all. */
const BEFORE = 40;
const LENGTH = 160;

/** What is written around the first match, on one line, with its matches marked; empty without a match. */
export function excerpt(text: string, words: readonly string[]): string {
  const first = matchesOf(text, words).next().value;
  if (!first) return "";
  const line = text.lastIndexOf("\n", first.from - 1) + 1;
  // From the start of the line when that is near, or else from the start of a word.
  const near = first.from - BEFORE;
  const from = near <= line ? line : wordStart(text, near);
  const to = text.length - from <= LENGTH ? text.length : wordStart(text, from + LENGTH);
  const piece = text.slice(from, to).replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${markWords(piece, words)}${to < text.length ? "…" : ""}`;
}

const wordStart = (text: string, near: number): number => {
  const space = text.slice(near, near + 20).search(/\s/);
  return space === -1 ? near : near + space + 1;
};

function* matchesOf(text: string, words: readonly string[]): Generator<Match> {
  const wanted = words.map(foldWord);
  for (const found of text.matchAll(word)) {
    const folded = foldWord(found[0]);
    const best = wanted
      .filter((each) => folded.startsWith(each))
      .toSorted((a, b) => b.length - a.length)[0];
    if (best !== undefined)
      yield { from: found.index, to: found.index + lettersFor(found[0], best.length) };
  }
}

/** How many characters of a word as written make so many of it folded. */
function lettersFor(written: string, folded: number): number {
  let length = 0;
  for (const letter of written) {
    if (foldWord(written.slice(0, length)).length >= folded && !/\p{M}/u.test(letter)) break;
    length += letter.length;
  }
  return length;
}

function marked(text: string, matches: readonly Match[]): string {
  let out = "";
  let at = 0;
  for (const { from, to } of matches) {
    out += `${text.slice(at, from)}${MARK_START}${text.slice(from, to)}${MARK_END}`;
    at = to;
  }
  return out + text.slice(at);
}
