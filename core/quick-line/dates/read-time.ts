import type { Lexicon } from "./lexicon.ts";
import type { Word } from "../words.ts";

/** A wall-clock time as written. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/**
 * How plainly it is a time: `clock` says so itself (9:30, 3pm, 17 Uhr), `led` after "at" (at 9), `number` is bare (9),
 * `part` is a part of a day (morning).
 */
export type Firmness = "clock" | "led" | "number" | "part";

export interface ReadTime extends Clock {
  /** The index of the word after it. */
  readonly to: number;
  readonly firmness: Firmness;
}

/**
 * Reads a time at a word. Without am, pm or Uhr, hours from 1 to 6 are in the afternoon unless written with a zero: `3` is 15:00,
 * `03:00` is 03:00.
 */
export function timeAt(words: readonly Word[], at: number, lexicon: Lexicon): ReadTime | undefined {
  const part = partAt(words, at, lexicon);
  if (part) {
    const clock = words[at]?.closed ? undefined : ledClock(words, part.to, lexicon);
    return clock ? { ...inPart(clock, part.hour), firmness: clock.firmness } : part;
  }
  const clock = ledClock(words, at, lexicon);
  if (!clock)
    return lexicon.at.has(words[at]?.low ?? "") ? noonAt(words, at + 1, lexicon) : undefined;
  const after = words[clock.to - 1]?.closed ? undefined : partAfter(words, clock.to, lexicon);
  return after
    ? { ...inPart(clock, after.hour), to: after.to, firmness: "clock" }
    : afternoon(clock);
}

/** A part of a day in one word: morning is 09:00, afternoon 15:00, evening 18:00, night 20:00, noon 12:00. */
export function partAt(words: readonly Word[], at: number, lexicon: Lexicon): ReadTime | undefined {
  const low = words[at]?.low ?? "";
  const hour = lexicon.noon.has(low) ? 12 : lexicon.dayParts.get(low);
  return hour === undefined ? undefined : { to: at + 1, hour, minute: 0, firmness: "part" };
}

interface Figures extends ReadTime {
  /** Nothing said which half of the day. */
  readonly open: boolean;
}

function ledClock(words: readonly Word[], at: number, lexicon: Lexicon): Figures | undefined {
  const led = lexicon.at.has(words[at]?.low ?? "") && !words[at]?.closed;
  const clock = clockAt(words, led ? at + 1 : at, lexicon);
  return clock && led && clock.firmness === "number" ? { ...clock, firmness: "led" } : clock;
}

function noonAt(words: readonly Word[], at: number, lexicon: Lexicon): ReadTime | undefined {
  return lexicon.noon.has(words[at]?.low ?? "")
    ? { to: at + 1, hour: 12, minute: 0, firmness: "led" }
    : undefined;
}

const spelled = /^(\d{1,2})(?:([:.])(\d{2}))?(am|pm|a\.m|p\.m|uhr|h)?$/;
const french = /^(\d{1,2})(?:h|uhr)(\d{2})$/;

function clockAt(words: readonly Word[], at: number, lexicon: Lexicon): Figures | undefined {
  const word = words[at];
  if (!word) return undefined;
  if (lexicon.half.has(word.low) && !word.closed) return halfAt(words, at + 1, lexicon);
  const [, bothHour, bothMinute] = french.exec(word.low) ?? [];
  if (bothHour !== undefined)
    return figures(at + 1, Number(bothHour), Number(bothMinute), "clock", false);
  const match = spelled.exec(word.low);
  if (!match) return undefined;
  const [, hour = "", mark, minutes, suffix] = match;
  const next = word.closed || suffix !== undefined ? undefined : words[at + 1]?.low;
  const said = lexicon.meridiems.get(suffix ?? next ?? "");
  const minute = minutes === undefined ? 0 : Number(minutes);
  if (said !== undefined)
    return inHalf(suffix === undefined ? at + 2 : at + 1, Number(hour), minute, said);
  if (suffix === undefined && lexicon.oClock.has(next ?? ""))
    return oClock(words, at + 2, Number(hour), minutes, lexicon);
  const open = suffix === undefined && !hour.startsWith("0");
  return figures(
    at + 1,
    Number(hour),
    minute,
    suffix !== undefined || mark === ":" ? "clock" : "number",
    open,
  );
}

/** "17 Uhr", "17 Uhr 30"; "3 o'clock" does not say which half of the day. */
function oClock(
  words: readonly Word[],
  to: number,
  hour: number,
  minutes: string | undefined,
  lexicon: Lexicon,
): Figures | undefined {
  const after =
    words[to - 1]?.closed || minutes !== undefined
      ? undefined
      : /^[0-5]\d$/.exec(words[to]?.low ?? "")?.[0];
  const minute = Number(minutes ?? after ?? 0);
  return figures(
    after === undefined ? to : to + 1,
    hour,
    minute,
    "clock",
    lexicon.language === "en",
  );
}

function inHalf(to: number, hour: number, minute: number, half: "am" | "pm"): Figures | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return figures(to, (hour % 12) + (half === "pm" ? 12 : 0), minute, "clock", false);
}

function halfAt(words: readonly Word[], at: number, lexicon: Lexicon): Figures | undefined {
  const word = words[at]?.low ?? "";
  const hour = lexicon.numbers.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : 0);
  return hour >= 1 && hour <= 12 ? figures(at + 1, hour - 1, 30, "clock", true) : undefined;
}

const figures = (
  to: number,
  hour: number,
  minute: number,
  firmness: Firmness,
  open: boolean,
): Figures | undefined =>
  hour < 24 && minute < 60 ? { to, hour, minute, firmness, open } : undefined;

const afternoon = ({ open, ...time }: Figures): ReadTime =>
  open && time.hour >= 1 && time.hour <= 6 ? { ...time, hour: time.hour + 12 } : time;

/** "6 in the morning" is 06:00, "8 abends" is 20:00, "2 at night" is 02:00. */
function inPart({ open: _, ...time }: Figures, part: number): ReadTime {
  const small = part >= 20 && time.hour < 6;
  return part >= 12 && time.hour < 12 && !small ? { ...time, hour: time.hour + 12 } : time;
}

/** "in the morning", "at night", "abends" after a time. */
function partAfter(words: readonly Word[], at: number, lexicon: Lexicon): ReadTime | undefined {
  if (lexicon.in.has(words[at]?.low ?? "") && lexicon.article.has(words[at + 1]?.low ?? ""))
    return partAt(words, at + 2, lexicon);
  if (lexicon.at.has(words[at]?.low ?? "")) return partAt(words, at + 1, lexicon);
  return lexicon.language === "de" ? partAt(words, at, lexicon) : undefined;
}
