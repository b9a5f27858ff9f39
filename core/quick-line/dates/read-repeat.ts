import type { Lexicon, Unit, Weekday } from "./lexicon.ts";
import { ordinalAt, phraseAt, type Reading } from "./read-day.ts";
import { timeAt, type Clock } from "./read-time.ts";
import { isLast } from "./read-when.ts";

/** A rhythm as written from word `from` up to word `to`. */
export interface Rhythmic {
  readonly from: number;
  readonly to: number;
  readonly every: number;
  readonly unit: Exclude<Unit, "minute" | "hour">;
  readonly weekdays: readonly Weekday[];
  readonly dayOfMonth: number | undefined;
  readonly clock: Clock | undefined;
  readonly anchor: "due" | "done";
  /** Clearly meant as a rhythm, not part of a sentence. */
  readonly clear: boolean;
}

type Core = Pick<Rhythmic, "to" | "every" | "unit" | "weekdays" | "dayOfMonth"> & {
  readonly plain: boolean;
};

/** Reads a rhythm at a word, with the days, the time and the "after done" that may follow. */
export function repeatAt(reading: Reading, at: number): Rhythmic | undefined {
  const core = everyAt(reading, at) ?? rhythmAt(reading, at);
  if (!core) return undefined;
  const { words, lexicon } = reading;
  const days = withDays(reading, core);
  const stop = words[days.to - 1]?.closed ?? false;
  const time = stop ? undefined : timeAt(words, days.to, lexicon);
  const timed = time && (time.firmness !== "number" || isLast(reading, time.to)) ? time : undefined;
  const until = timed?.to ?? days.to;
  const done = phraseAt(words, until, lexicon.afterDone);
  const to = until + done;
  const clear =
    core.plain ||
    days.to > core.to ||
    done > 0 ||
    timed?.firmness === "clock" ||
    timed?.firmness === "led" ||
    isLast(reading, to);
  const { every, unit, weekdays, dayOfMonth } = days;
  return {
    from: at,
    to,
    every,
    unit,
    weekdays,
    dayOfMonth,
    clock: timed,
    anchor: done > 0 ? "done" : "due",
    clear,
  };
}

/** "every friday", "every other week", "every 2 weeks", "jeden zweiten Freitag", "alle 3 Tage", "every 3rd of the month". */
function everyAt(reading: Reading, at: number): Core | undefined {
  const { words, lexicon } = reading;
  const few = lexicon.everyFew.has(words[at]?.low ?? "");
  if (words[at]?.closed || !(few || lexicon.every.has(words[at]?.low ?? ""))) return undefined;
  const ordinal = ordinalAt(words, at + 1, lexicon);
  const ofTheMonth = ordinal === undefined ? 0 : phraseAt(words, at + 2, lexicon.ofTheMonth);
  if (ofTheMonth > 0)
    return {
      to: at + 2 + ofTheMonth,
      every: 1,
      unit: "month",
      weekdays: [],
      dayOfMonth: ordinal,
      plain: true,
    };
  const { every, from } = countAt(words, at + 1, lexicon);
  if (few && from === at + 1) return undefined;
  const weekdays = weekdaysAt(reading, from);
  if (weekdays)
    return {
      to: weekdays.to,
      every,
      unit: "week",
      weekdays: weekdays.days,
      dayOfMonth: undefined,
      plain: true,
    };
  if (lexicon.workday.has(words[from]?.low ?? ""))
    return {
      to: from + 1,
      every,
      unit: "week",
      weekdays: [1, 2, 3, 4, 5],
      dayOfMonth: undefined,
      plain: false,
    };
  const unit = lexicon.units.get(words[from]?.low ?? "");
  if (unit === undefined || unit === "minute" || unit === "hour") return undefined;
  return { to: from + 1, every, unit, weekdays: [], dayOfMonth: undefined, plain: from > at + 1 };
}

/** "2", "two", "other": how many of the units that follow, and where they stand. */
function countAt(
  words: Reading["words"],
  at: number,
  lexicon: Lexicon,
): { readonly every: number; readonly from: number } {
  const low = words[at]?.low ?? "";
  if (words[at]?.closed) return { every: 1, from: at };
  if (lexicon.second.has(low)) return { every: 2, from: at + 1 };
  const number = lexicon.numbers.get(low) ?? (/^[1-9]\d{0,2}$/.test(low) ? Number(low) : undefined);
  return number === undefined ? { every: 1, from: at } : { every: number, from: at + 1 };
}

/** One weekday, or several joined by commas and "and". */
function weekdaysAt(
  { words, lexicon }: Reading,
  at: number,
): { readonly to: number; readonly days: readonly Weekday[] } | undefined {
  const days = new Set<Weekday>();
  let to = at;
  for (let i = at; i < words.length;) {
    const named = lexicon.weekdays.get(words[i]?.low ?? "");
    // "jeden so", "every so often": the word that is hardly ever a day needs its capital here too.
    if (!named || (named.clarity === "bashful" && !/^\p{Lu}/u.test(words[i]?.core ?? ""))) break;
    days.add(named.weekday);
    to = i + 1;
    const comma = words[i]?.text.endsWith(",");
    i = !comma && lexicon.joins.has(words[to]?.low ?? "") ? to + 1 : to;
    if (!comma && i === to) break;
  }
  return days.size === 0 ? undefined : { to, days: [...days].toSorted((a, b) => a - b) };
}

function rhythmAt({ words, lexicon }: Reading, at: number): Core | undefined {
  const rhythm = lexicon.rhythms.get(words[at]?.low ?? "");
  if (!rhythm) return undefined;
  const { every, unit, weekdays, clarity } = rhythm;
  return { to: at + 1, every, unit, weekdays, dayOfMonth: undefined, plain: clarity === "plain" };
}

/** "weekly on friday", "every month on the 3rd", "monatlich am letzten Tag". */
function withDays(reading: Reading, core: Core): Core {
  const { words, lexicon } = reading;
  const on = core.to;
  if (words[on - 1]?.closed || !lexicon.on.has(words[on]?.low ?? "")) return core;
  const weekdays =
    core.unit === "week" && core.weekdays.length === 0 ? weekdaysAt(reading, on + 1) : undefined;
  if (weekdays) return { ...core, to: weekdays.to, weekdays: weekdays.days };
  if (core.unit !== "month" || core.dayOfMonth !== undefined) return core;
  const last = phraseAt(words, on + 1, lexicon.lastDay);
  if (last > 0) return { ...core, to: on + 1 + last, dayOfMonth: 31 };
  const from = lexicon.article.has(words[on + 1]?.low ?? "") ? on + 2 : on + 1;
  const dayOfMonth = ordinalAt(words, from, lexicon);
  return dayOfMonth === undefined ? core : { ...core, to: from + 1, dayOfMonth };
}
