/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type Unit = "minute" | "hour" | "day" | "week" | "month" | "year";
export type Period = "day" | "week" | "month" | "quarter" | "year";

/**
 * How much a day needs around it before it is taken for a date. From clear to doubtful:
 * - `plain`: nothing.
 * - `placed`: a preposition, a clock time, or the last place in what is said.
 * - `introduced`: a preposition or a clock time.
 * - `shy`, for ordinary words ("sat"): a preposition, a clock time, or in the last place any time or a capital letter.
 * - `bashful`, for very ordinary ones ("so"): the same, and a capital letter in any case.
 * - `framed`: a preposition and the last place, or a clock time.
 * - `never`: only after a mark that asks for a day.
 */
export type Clarity = "plain" | "placed" | "introduced" | "shy" | "bashful" | "framed" | "never";

/** A rhythm in one word: weekly. */
export interface Rhythm {
  readonly every: number;
  readonly unit: "day" | "week" | "month" | "year";
  readonly weekdays: readonly Weekday[];
  readonly clarity: Clarity;
}

type Words = ReadonlySet<string>;
type Meaning<T> = ReadonlyMap<string, T>;

/** The words of one language, lower case, that dates, times and rhythms are made of. */
export interface Lexicon {
  readonly language: "en" | "de";
  /** Introduce a deadline: by, until, due. */
  readonly deadline: Words;
  /** Introduce a weekday or a date: on. */
  readonly on: Words;
  /** Introduce a date, and much else: for. */
  readonly for: Words;
  /** Introduce a time: at. */
  readonly at: Words;
  /** Introduce a period from now: in. */
  readonly in: Words;
  /** May stand between a preposition and a date: the. */
  readonly article: Words;
  /** A day after one of these is talked about, not set: last, since, the. */
  readonly before: Words;
  /** Join two days into a span or a choice: and, to. */
  readonly joins: Words;
  readonly weekdays: Meaning<{ readonly weekday: Weekday; readonly clarity: Clarity }>;
  readonly days: Meaning<number>;
  /** A day and a part of it in one word: tonight, Freitagabend. */
  readonly timedDays: Meaning<{
    readonly inDays?: number;
    readonly weekday?: Weekday;
    readonly hour: number;
  }>;
  /** What follows a day after tomorrow: "day after tomorrow". */
  readonly afterTomorrow: readonly (readonly string[])[];
  /** Hours that parts of a day stand for, after a day: morning. */
  readonly dayParts: Meaning<number>;
  readonly noon: Words;
  readonly oClock: Words;
  /** Half an hour before the number that follows: halb. */
  readonly half: Words;
  readonly meridiems: Meaning<"am" | "pm">;
  readonly next: Words;
  readonly coming: Words;
  readonly this: Words;
  readonly units: Meaning<Unit>;
  readonly numbers: Meaning<number>;
  /** Numbers that are also articles ("a week"). */
  readonly one: Words;
  readonly months: Meaning<number>;
  /** Periods named with "next" and "end of". */
  readonly periods: Meaning<Period>;
  readonly end: Words;
  /** "end of month" in one word: eom, Monatsende. */
  readonly ends: Meaning<Period>;
  /** Phrases for the end of a day that is named beside them. */
  readonly endOfDay: readonly (readonly string[])[];
  /** An ordinal day of a month: 3rd, 3. */
  readonly dayOfMonth: RegExp;
  readonly every: Words;
  /** The same, but only before a number: alle. */
  readonly everyFew: Words;
  /** every second one: other. */
  readonly second: Words;
  readonly rhythms: Meaning<Rhythm>;
  readonly workday: Words;
  /** Phrases that say a rhythm counts from the day it was done. */
  readonly afterDone: readonly (readonly string[])[];
  /** Phrases for the last day of a month, after "every month on". */
  readonly lastDay: readonly (readonly string[])[];
  readonly ofTheMonth: readonly (readonly string[])[];
  /** After an amount of time: before (it is due). */
  readonly beforeDue: Words;
  readonly nextMeeting: readonly (readonly string[])[];
}

/** A set of words written with spaces between them. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Phrases written with bars between them, each a list of words. */
export const phrases = (list: string): readonly (readonly string[])[] =>
  list.split("|").map((phrase) => phrase.split(" "));

/** A meaning for each of several words: `means({ 9: "morning früh" })` reads backwards, from word to number. */
export const means = (groups: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(groups).flatMap(([meaning, list]) =>
      list.split(" ").map((word) => [word, Number(meaning)] as const),
    ),
  );

/** The same for meanings that are words themselves. */
export const stands = <T extends string>(
  groups: Readonly<Partial<Record<T, string>>>,
): ReadonlyMap<string, T> =>
  new Map(
    Object.entries<string | undefined>(groups).flatMap(([meaning, list]) =>
      (list ?? "").split(" ").map((word) => [word, meaning as T] as const),
    ),
  );
