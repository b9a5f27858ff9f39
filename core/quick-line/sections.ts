import { calendarDates, type NumericOrder } from "./dates/calendar-dates.ts";
import type { Lexicon } from "./dates/lexicon.ts";
import type { Reading } from "./dates/read-day.ts";
import type { Token, Word } from "./words.ts";

/** Words in a row, after the mark that opens them if there is one. Nothing is read across marks and literals. */
export interface Section {
  readonly opener: Extract<Token, { type: "mark" }> | undefined;
  readonly words: readonly Word[];
  /** No words come before: the first capital letter is a sentence's. */
  readonly startsLine: boolean;
  /** The line ends, or a mark follows: what is said before is complete. */
  readonly closes: boolean;
}

/** Cuts tokens into sections, in the order of the line. */
export function sections(tokens: readonly Token[]): readonly Section[] {
  const cut: Section[] = [];
  let opener: Section["opener"];
  let words: Word[] = [];
  let startsLine = true;
  const close = (closes: boolean) => {
    if (opener || words.length > 0) cut.push({ opener, words, startsLine, closes });
    if (words.length > 0) startsLine = false;
    [opener, words] = [undefined, []];
  };
  for (const token of tokens) {
    if (token.type === "word") words.push(token.word);
    else close(token.type === "mark");
    if (token.type === "mark") opener = token;
    if (token.type === "literal") startsLine = false;
  }
  close(true);
  return cut;
}

/** A section as one language reads it. */
export const readingOf = (
  { words, startsLine, closes }: Section,
  lexicon: Lexicon,
  order: NumericOrder,
): Reading => ({
  words,
  startsLine,
  closes,
  lexicon,
  dates: calendarDates(words, lexicon, lexicon.language === "de" ? "day-first" : order),
});
