import type { NumericOrder } from "./dates/calendar-dates.ts";
import { german } from "./dates/lexicon.de.ts";
import { english } from "./dates/lexicon.en.ts";
import type { Lexicon } from "./dates/lexicon.ts";
import type { Span } from "./quick-line.ts";
import { readMark, type Known, type Mark } from "./marks/read-mark.ts";
import { reminderAt, type ReminderPhrase } from "./dates/read-reminder.ts";
import { scan, type Found } from "./dates/scan.ts";
import { readingOf, type Section } from "./sections.ts";
import type { Word } from "./words.ts";

export interface Tongue {
  readonly language: "en" | "de";
  readonly numericDates: NumericOrder;
}

/** What one section says, with the spans of the line that say it. */
export interface Said {
  readonly mark: Placed<Mark> | undefined;
  readonly reminder: Placed<ReminderPhrase> | undefined;
  readonly found: readonly Placed<Found>[];
}
type Placed<T> = T & { readonly span: Span };

/** Reads a section: its mark, the reminder the mark asks for, then the days and rhythms in its words. */
export function readSection(section: Section, tongue: Tongue, known: Known): Said {
  const { opener, words } = section;
  const mark = opener && readMark(opener.word, opener.quoted, known);
  const asked = remindWords.get(opener?.word.low ?? "");
  const phrase = asked && reminderAt(readingOf(section, asked, tongue.numericDates));
  // A reminder that is not understood must not turn into a due date.
  if (asked && !phrase) return { mark: undefined, reminder: undefined, found: [] };
  // What follows the reminder's own words is read as if the line began there, except for its capital letter.
  const rest = phrase ? { ...section, words: words.slice(phrase.to), startsLine: false } : section;
  const found = scan(readingOf(rest, lexicons[tongue.language], tongue.numericDates));
  return {
    mark: mark && opener && { ...mark, span: span(opener.word, opener.word) },
    reminder: phrase &&
      opener && { ...phrase, span: span(opener.word, words[phrase.to - 1] ?? opener.word) },
    found: found.flatMap((one) => {
      const [first, last] = [rest.words[one.from], rest.words[one.to - 1]];
      return first && last ? [{ ...one, span: span(first, last) }] : [];
    }),
  };
}

const lexicons: Readonly<Record<Tongue["language"], Lexicon>> = { en: english, de: german };

/** The word says in which language the rest of the reminder is. */
const remindWords: ReadonlyMap<string, Lexicon> = new Map([
  ...["*remind", "*reminder"].map((word) => [word, english] as const),
  ...["*erinnern", "*erinnere", "*erinnerung"].map((word) => [word, german] as const),
]);

const span = (first: Word, last: Word): Span => ({ start: first.start, end: last.end });
