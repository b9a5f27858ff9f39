import type { CalendarDate } from "./calendar-dates.ts";
import type { Clarity, Lexicon, Period, Unit, Weekday } from "./lexicon.ts";
import type { Clock } from "./read-time.ts";
import type { Word } from "../words.ts";

/** A day as written, before anyone asks what today is. */
export type DayPhrase =
  | {
      readonly type: "date";
      readonly year: number | undefined;
      readonly month: number;
      readonly day: number;
      readonly weekday: Weekday | undefined;
    }
  | {
      readonly type: "weekday";
      readonly weekday: Weekday;
      readonly week: "first" | "this" | "next";
    }
  | { readonly type: "in-days"; readonly days: number }
  | { readonly type: "in"; readonly count: number; readonly unit: Unit }
  /** The first day of the next week, month, quarter or year. */
  | { readonly type: "next"; readonly period: Period }
  | { readonly type: "end"; readonly period: Period; readonly next: boolean }
  | { readonly type: "end-of-month"; readonly month: number; readonly year: number | undefined }
  | { readonly type: "day-of-month"; readonly day: number };

export interface ReadDay {
  /** The index of the word after it. */
  readonly to: number;
  readonly day: DayPhrase;
  readonly clarity: Clarity;
  /** A time in the same word: tonight. */
  readonly clock?: Clock;
}

export interface Reading {
  readonly words: readonly Word[];
  /** Dates found among the words, by their first word. */
  readonly dates: ReadonlyMap<number, CalendarDate>;
  readonly lexicon: Lexicon;
  /** The first word begins the line: its capital letter says nothing. */
  readonly startsLine: boolean;
  /** The line, or another chip, follows the last word directly. */
  readonly closes: boolean;
}

/** Reads a day at a word: the first of the ways to name one that fits. */
export function dayAt(reading: Reading, at: number): ReadDay | undefined {
  if (!reading.words[at]) return undefined;
  return (
    calendarDay(reading, at) ??
    dayOfWeek(reading, at) ??
    dayByName(reading, at) ??
    dayFromNow(reading, at) ??
    endOfPeriod(reading, at) ??
    nextPeriod(reading, at) ??
    dayOfMonth(reading, at)
  );
}

function calendarDay({ words, dates, lexicon }: Reading, at: number): ReadDay | undefined {
  const named = lexicon.weekdays.get(low(words, at));
  const after = named && lexicon.article.has(low(words, at + 1)) ? at + 2 : at + 1;
  const date = dates.get(named ? after : at);
  if (!date) return undefined;
  const { to, year, month, day, clarity } = date;
  return {
    to,
    day: { type: "date", year, month, day, weekday: named?.weekday },
    clarity: named ? "plain" : clarity,
  };
}

function dayOfWeek(reading: Reading, at: number): ReadDay | undefined {
  const { words, lexicon } = reading;
  const modifier = modifierAt(reading, at);
  if (modifier) {
    const weekday = lexicon.weekdays.get(low(words, at + 1));
    if (weekday && !words[at]?.closed) return weekdayIn(at + 2, weekday.weekday, modifier, "plain");
    const later =
      modifier === "next" && isWeek(reading, at + 1)
        ? lexicon.weekdays.get(low(words, at + 2))
        : undefined;
    return later && !words[at + 1]?.closed
      ? weekdayIn(at + 3, later.weekday, "next", "plain")
      : undefined;
  }
  const named = lexicon.weekdays.get(low(words, at));
  if (!named) return undefined;
  const week = words[at]?.closed ? undefined : modifierAt(reading, at + 1);
  if (week === "next" && isWeek(reading, at + 2))
    return weekdayIn(at + 3, named.weekday, "next", "plain");
  return weekdayIn(at + 1, named.weekday, "first", named.clarity);
}

const weekdayIn = (
  to: number,
  weekday: Weekday,
  week: "first" | "this" | "next",
  clarity: Clarity,
): ReadDay => ({
  to,
  day: { type: "weekday", weekday, week },
  clarity,
});

const isWeek = ({ words, lexicon }: Reading, at: number) =>
  lexicon.periods.get(low(words, at)) === "week";

function modifierAt(
  { words, lexicon }: Reading,
  at: number,
): "first" | "this" | "next" | undefined {
  const word = low(words, at);
  if (lexicon.next.has(word)) return "next";
  if (lexicon.coming.has(word)) return "first";
  return lexicon.this.has(word) ? "this" : undefined;
}

function dayByName({ words, lexicon, startsLine }: Reading, at: number): ReadDay | undefined {
  const word = low(words, at);
  const after = phraseAt(words, at, lexicon.afterTomorrow);
  if (after > 0) return { to: at + after, day: { type: "in-days", days: 2 }, clarity: "plain" };
  const timed = lexicon.timedDays.get(word);
  if (timed) {
    const clock = { hour: timed.hour, minute: 0 };
    if (timed.weekday !== undefined)
      return { ...weekdayIn(at + 1, timed.weekday, "first", "plain"), clock };
    return {
      to: at + 1,
      day: { type: "in-days", days: timed.inDays ?? 0 },
      clarity: "plain",
      clock,
    };
  }
  const partOfToday = lexicon.this.has(word) ? lexicon.dayParts.get(low(words, at + 1)) : undefined;
  if (partOfToday !== undefined)
    return {
      to: at + 2,
      day: { type: "in-days", days: 0 },
      clarity: "placed",
      clock: { hour: partOfToday, minute: 0 },
    };
  const days = lexicon.days.get(word);
  // Within a German line "Morgen" is the noun, the morning; "morgen" is tomorrow.
  const noun =
    lexicon.dayParts.has(word) &&
    /^\p{Lu}\p{Ll}/u.test(words[at]?.core ?? "") &&
    !(startsLine && at === 0);
  return days === undefined || noun
    ? undefined
    : { to: at + 1, day: { type: "in-days", days }, clarity: "plain" };
}

function dayFromNow({ words, lexicon }: Reading, at: number): ReadDay | undefined {
  if (!lexicon.in.has(low(words, at))) return undefined;
  const amount = amountAt(words, at + 1, lexicon);
  if (!amount) return undefined;
  // "in a day", "in a year" are ways to speak; "in a minute" is one too, and minutes are too near to be a due time.
  const figurative = amount.article && (amount.unit === "day" || amount.unit === "year");
  if (figurative) return undefined;
  return {
    to: amount.to,
    day: { type: "in", count: amount.count, unit: amount.unit },
    clarity: amount.unit === "minute" ? "never" : "plain",
  };
}

/** "3 days", "two weeks", "a month", "2h"; `article` says that the number was one. */
export function amountAt(words: readonly Word[], at: number, lexicon: Lexicon) {
  const number = low(words, at);
  const [, figures = "", letters = ""] = /^(\d{1,3})(\p{L}*)$/u.exec(number) ?? [];
  const article = lexicon.one.has(number);
  const count = article ? 1 : (lexicon.numbers.get(number) ?? Number(figures));
  const together = letters !== "";
  const unit = lexicon.units.get(together ? letters : low(words, at + 1));
  return count > 0 && unit !== undefined && (together || !words[at]?.closed)
    ? { to: together ? at + 1 : at + 2, count, unit, article }
    : undefined;
}

function endOfPeriod(reading: Reading, at: number): ReadDay | undefined {
  const { words, lexicon } = reading;
  const single = lexicon.ends.get(low(words, at));
  if (single)
    return { to: at + 1, day: { type: "end", period: single, next: false }, clarity: "placed" };
  if (!lexicon.end.has(low(words, at)) || words[at]?.closed) return undefined;
  let i = at + 1;
  const of = lexicon.language === "de" || low(words, i) === "of";
  if (!of) return undefined;
  if (low(words, i) === "of") i++;
  const month = lexicon.months.get(low(words, i));
  if (month !== undefined) {
    const year =
      !words[i]?.closed && /^20\d\d$/.test(low(words, i + 1))
        ? Number(low(words, i + 1))
        : undefined;
    return {
      to: year === undefined ? i + 1 : i + 2,
      day: { type: "end-of-month", month, year },
      clarity: "placed",
    };
  }
  if (lexicon.article.has(low(words, i))) i++;
  const modifier = modifierAt(reading, i);
  const period = lexicon.periods.get(low(words, modifier ? i + 1 : i));
  if (!period) return undefined;
  return {
    to: modifier ? i + 2 : i + 1,
    day: { type: "end", period, next: modifier === "next" },
    clarity: "placed",
  };
}

function nextPeriod({ words, lexicon }: Reading, at: number): ReadDay | undefined {
  const period =
    lexicon.next.has(low(words, at)) && !words[at]?.closed
      ? lexicon.periods.get(low(words, at + 1))
      : undefined;
  return period && period !== "day"
    ? { to: at + 2, day: { type: "next", period }, clarity: "placed" }
    : undefined;
}

/** "on the 3rd", "am 3.": only so, for ordinals count everything. */
function dayOfMonth({ words, lexicon }: Reading, at: number): ReadDay | undefined {
  const day = ordinalAt(words, at, lexicon);
  return day === undefined
    ? undefined
    : { to: at + 1, day: { type: "day-of-month", day }, clarity: "framed" };
}

/** The day of a month that an ordinal such as `3rd` or `3.` names. */
export function ordinalAt(
  words: readonly Word[],
  at: number,
  lexicon: Lexicon,
): number | undefined {
  const word = words[at];
  const number = Number(lexicon.dayOfMonth.exec(word?.low ?? "")?.[1] ?? 0);
  const dotted = lexicon.language === "en" || word?.text.endsWith(".");
  return dotted && number >= 1 && number <= 31 ? number : undefined;
}

/** How many words of the longest phrase that begins at a word, or 0. */
export function phraseAt(
  words: readonly Word[],
  at: number,
  phrases: readonly (readonly string[])[],
): number {
  let most = 0;
  for (const phrase of phrases) {
    if (phrase.length > most && phrase.every((part, i) => low(words, at + i) === part))
      most = phrase.length;
  }
  return most;
}

const low = (words: readonly Word[], at: number): string => words[at]?.low ?? "";
