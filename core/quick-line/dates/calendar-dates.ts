import { Chrono, configuration as english, type ParsedResult, type Parser } from "chrono-node/en";
import { strict as german } from "chrono-node/de";
import { german as germanWords } from "./lexicon.de.ts";
import type { Clarity, Lexicon } from "./lexicon.ts";
import type { Word } from "../words.ts";

/** A date of the calendar as written: its year may be left out. Not yet known to exist. */
export interface CalendarDate {
  /** The index of the word after it. */
  readonly to: number;
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  readonly clarity: Clarity;
}

export type NumericOrder = "month-first" | "day-first";

/**
 * Finds dates such as `3 march`, `December 24th 2026`, `12/24`, `24.12.`, `3. März` and `2026-12-01` among words, by the index of their first word.
 * chrono finds them. Of all it finds, only whole dates in whole words are kept, and only what was written, never what it fills in.
 */
export function calendarDates(
  words: readonly Word[],
  lexicon: Lexicon,
  order: NumericOrder,
): ReadonlyMap<number, CalendarDate> {
  if (!words.some((word) => /\d/.test(word.core))) return new Map();
  const starts: number[] = [];
  let text = "";
  for (const word of words) {
    starts.push(text.length);
    text += `${word.text} `;
  }
  const reader = lexicon.language === "de" ? readers.de : readers[order];
  const dates = new Map<number, CalendarDate>();
  for (const result of reader.parse(text, anyDay)) {
    const found = dateOf(result, words, starts, lexicon, order);
    const longer = found && (dates.get(found.from)?.to ?? 0) < found.date.to;
    if (longer) dates.set(found.from, found.date);
  }
  return dates;
}

const dotted: Parser = {
  pattern: () => /(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2})?)?(?![\d.])/,
  extract: (_, match) => {
    const [, day, month, year] = match;
    return {
      day: Number(day),
      month: Number(month),
      ...(year === undefined
        ? {}
        : { year: year.length === 2 ? 2000 + Number(year) : Number(year) }),
    };
  },
};

const dayAndMonth = new RegExp(
  `(?<![\\p{L}\\d.])(\\d{1,2}) (${[...germanWords.months.keys()].join("|")})\\.?(?: (\\d{4}))?(?![\\p{L}\\d-])`,
  "iu",
);

const withoutDot: Parser = {
  pattern: () => dayAndMonth,
  extract: (_, match) => {
    const [, day, month, year] = match;
    return {
      day: Number(day),
      month: germanWords.months.get(month?.toLowerCase() ?? "") ?? 0,
      ...(year === undefined ? {} : { year: Number(year) }),
    };
  },
};

// oxlint-disable-next-line no-restricted-globals -- chrono takes its reference as a Date; what it derives from it is never used
const anyDay = new Date(0);

/**
 * Of chrono's parsers those that read one of `samples`: the others read times and periods, and some of those take a second over a long line.
 * Its refiners join, forward and complete what the parsers find, by the machine's time zone: none of them is wanted here.
 */
function reader(parsers: readonly Parser[], samples: readonly string[]): Chrono {
  const only = (parser: Parser) => new Chrono({ parsers: [parser], refiners: [] });
  const reads = (parser: Parser) =>
    samples.some((sample) =>
      only(parser)
        .parse(sample, anyDay)
        .some(
          ({ text, start }) =>
            text === sample && start.isCertain("day") && start.isCertain("month"),
        ),
    );
  return new Chrono({ parsers: parsers.filter(reads), refiners: [] });
}

const samples = ["3 march 2027", "march 3 2027", "3/3/2027", "2027-03-03", "2027/03/03"];
const readers = {
  "month-first": reader(english.createConfiguration(true, false).parsers, samples),
  "day-first": reader(english.createConfiguration(true, true).parsers, samples),
  de: reader(
    [dotted, withoutDot, ...german.parsers],
    ["3.3.2027", "3 März 2027", "3. März 2027", "3/3/2027", "2027-03-03"],
  ),
};

function dateOf(
  result: ParsedResult,
  words: readonly Word[],
  starts: readonly number[],
  lexicon: Lexicon,
  order: NumericOrder,
) {
  const { start } = result;
  const written =
    start.isCertain("day") && start.isCertain("month") && !start.isCertain("hour") && !result.end;
  if (!written || !/\d/.test(result.text)) return undefined;
  const range = wholeWords(result, words, starts);
  if (!range) return undefined;
  const from = words.findIndex(
    (word, i) => i >= range.from && (/\d/.test(word.core) || lexicon.months.has(word.low)),
  );
  // "3 march 17" may be an hour or a year: two figures after a month's name are left for the time.
  const hourLike = range.to - from > 2 && /^\d{1,2}$/.test(words[range.to - 1]?.core ?? "");
  const to = hourLike ? range.to - 1 : range.to;
  const [month, day] = [start.get("month") ?? 0, start.get("day") ?? 0];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  // "9.30 Uhr" is a time.
  if (!exists || lexicon.oClock.has(words[to]?.low ?? "")) return undefined;
  const year = start.isCertain("year") && !hourLike ? (start.get("year") ?? undefined) : undefined;
  const clarity = clarityOf(words.slice(from, to), { year, month, day }, order);
  return clarity && { from, date: { to, year, month, day, clarity } satisfies CalendarDate };
}

/** The words a result covers, if it begins and ends where words do. */
function wholeWords(
  result: ParsedResult,
  words: readonly Word[],
  starts: readonly number[],
): { from: number; to: number } | undefined {
  const lead = result.text.length - result.text.trimStart().length;
  const from = starts.indexOf(result.index + lead);
  const end = result.index + result.text.trimEnd().length;
  const last = starts.findLastIndex((start) => start < end);
  const word = words[last];
  if (from < 0 || !word) return undefined;
  const ends = end - (starts[last] ?? 0);
  return ends >= word.core.length && ends <= word.text.length ? { from, to: last + 1 } : undefined;
}

type Written = Pick<CalendarDate, "year" | "month" | "day">;

function clarityOf(
  words: readonly Word[],
  date: Written,
  order: NumericOrder,
): Clarity | undefined {
  const [word, ...rest] = words;
  if (!word) return undefined;
  const named = words.some(({ core }) => /\p{L}{3}/u.test(core));
  if (named)
    return date.year !== undefined ||
      words.some(({ text }) => /^\d{1,2}(st|nd|rd|th|\.)/i.test(text))
      ? "plain"
      : "placed";
  return rest.length === 0 ? numericClarity(word, date, order) : undefined;
}

function numericClarity(
  { core, text }: Word,
  date: Written,
  order: NumericOrder,
): Clarity | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(core) || /^\d{4}\/\d{1,2}\/\d{1,2}$/.test(core)) return "plain";
  if (/^\d{1,2}\/\d{1,2}\/(\d{2}|\d{4})$/.test(core)) return "plain";
  if (/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(core))
    return order === "day-first" ? "plain" : undefined;
  if (/^\d{1,2}\.\d{1,2}$/.test(core)) return dottedClarity(core, text.endsWith("."));
  if (!/^\d{1,2}\/\d{1,2}$/.test(core)) return undefined;
  // chrono turns 24/7 round to 7/24; a share or a version is not a date because it would be one backwards.
  const [first, second] = core.split("/").map(Number);
  const inOrder =
    order === "month-first"
      ? first === date.month && second === date.day
      : second === date.month && first === date.day;
  if (!inOrder) return undefined;
  return date.day > 12 ? "placed" : "introduced";
}

/** `24.12.` is a date where it ends what is said; `1.6.` may be a version and `2.5` a number. */
function dottedClarity(core: string, ordinal: boolean): Clarity {
  if (!ordinal) return /^(1[3-9]|2\d|3[01])\./.test(core) ? "introduced" : "framed";
  return core.length > 3 ? "placed" : "introduced";
}
