import type { Word } from "../words.ts";
import { fits, type Place, type Strength } from "./fits.ts";
import type { Lexicon } from "./lexicon.ts";
import { dayAt, phraseAt, type DayPhrase, type ReadDay, type Reading } from "./read-day.ts";
import { partAt, timeAt, type Clock, type ReadTime } from "./read-time.ts";

/** A day, a time or both, as written from word `from` up to word `to`. */
export interface When {
  readonly from: number;
  readonly to: number;
  /** Left out for a time alone: today, or tomorrow when it has passed. */
  readonly day: DayPhrase | undefined;
  readonly clock: Clock | undefined;
  /** Introduced by a word such as "by". */
  readonly deadline: boolean;
  /** Clearly meant as a date in the writer's own zone where it stands, not part of a sentence. */
  readonly clear: boolean;
}

/** Reads a day and a time, in either order, with the preposition before them. */
export function whenAt(reading: Reading, at: number): When | undefined {
  const intro = introAt(reading, at);
  const first = low(reading.words, intro.to);
  // "morgen um 9" is tomorrow at nine, not nine in the morning.
  const dayAndPart = reading.lexicon.days.has(first) && reading.lexicon.dayParts.has(first);
  return dayAndPart
    ? (dayFirst(reading, at, intro) ?? timeFirst(reading, at, intro))
    : (timeFirst(reading, at, intro) ?? dayFirst(reading, at, intro));
}

/** Whether nothing of the sentence follows before word `to`: the words end there, or a comma, or a rhythm begins. */
export function isLast({ words, lexicon, closes }: Reading, to: number): boolean {
  if (to >= words.length) return closes || (words[to - 1]?.closed ?? false);
  const next = words[to]?.low ?? "";
  return (words[to - 1]?.closed ?? false) || lexicon.every.has(next) || lexicon.rhythms.has(next);
}

interface Intro {
  /** The index of the word after it. */
  readonly to: number;
  readonly strength: Strength;
  /** An article came last, as in "on the 3rd". */
  readonly article: boolean;
}

function introAt({ words, lexicon }: Reading, at: number): Intro {
  let to = at;
  while (to < at + 2 && lexicon.deadline.has(low(words, to)) && opens(words[to])) to++;
  const deadline = to > at;
  const own = opens(words[to]) ? prepositionAt(words, to, lexicon) : "none";
  if (own !== "none") to++;
  const strength = deadline ? "deadline" : own;
  const article = strength !== "none" && lexicon.article.has(low(words, to));
  return { to: article ? to + 1 : to, strength, article };
}

function prepositionAt(words: readonly Word[], at: number, lexicon: Lexicon): Strength {
  if (lexicon.on.has(low(words, at))) return "on";
  return lexicon.for.has(low(words, at)) ? "for" : "none";
}

/** "due:" introduces as well as "due". */
const opens = (word: Word | undefined): boolean =>
  word !== undefined && (!word.closed || word.text.endsWith(":"));

/** "at 9 on friday", "17 Uhr heute", and a clock time without a day. */
function timeFirst(reading: Reading, at: number, intro: Intro): When | undefined {
  const { words, lexicon } = reading;
  const time = timeAt(words, intro.to, lexicon);
  if (!time || (time.firmness !== "clock" && time.firmness !== "led")) return undefined;
  const dayAfter = words[time.to - 1]?.closed ? undefined : dayAfterTime(reading, time.to);
  const to = dayAfter?.to ?? time.to;
  const introduced = intro.strength !== "none" || lexicon.at.has(low(words, intro.to));
  const alone = time.firmness === "clock" && (introduced || isLast(reading, to));
  return {
    from: at,
    to,
    day: dayAfter?.day,
    clock: time,
    deadline: intro.strength === "deadline" || dayAfter?.strength === "deadline",
    clear: (dayAfter?.clear ?? alone) && !isTalkedAbout(reading, at) && !isElsewhere(reading, to),
  };
}

function dayAfterTime(reading: Reading, at: number) {
  const { to, strength } = introAt(reading, at);
  const read = dayAt(reading, to);
  if (!read || read.clock || read.day.type === "in") return undefined;
  // A time before an ordinary word does not make it a day: "we met at 9 sat down and talked".
  const ordinary = read.clarity === "shy" || read.clarity === "bashful";
  const place: Place = {
    intro: strength,
    time: undefined,
    last: true,
    capital: hasCapital(reading, to),
  };
  return { to: read.to, day: read.day, strength, clear: !ordinary || fits(read.clarity, place) };
}

function dayFirst(reading: Reading, at: number, before: Intro): When | undefined {
  const intro = pastEndOfDay(reading, before);
  const read = dayAt(reading, intro.to) ?? endAt(reading, intro);
  if (!read || belongsElsewhere(read.day, intro)) return undefined;
  const time = hasTime(read) ? undefined : timeAfter(reading, read.to);
  const endOfDay = time ? 0 : phraseAt(reading.words, read.to, reading.lexicon.endOfDay);
  const to = (time?.to ?? read.to) + endOfDay;
  const place: Place = {
    intro: intro.strength,
    time: time?.firmness,
    last: isLast(reading, to),
    capital: hasCapital(reading, intro.to),
  };
  const introduced = intro.strength !== "none";
  const clear = fits(read.clarity, place) && (introduced || !isTalkedAbout(reading, at));
  return {
    from: at,
    to,
    day: read.day,
    clock: read.clock ?? time,
    deadline: intro.strength === "deadline",
    clear: clear && !(time && isElsewhere(reading, to)),
  };
}

/** "by eod friday" is by friday: the day is meant to its end anyway. */
function pastEndOfDay(reading: Reading, intro: Intro): Intro {
  const skipped = phraseAt(reading.words, intro.to, reading.lexicon.endOfDay);
  const named = skipped > 0 && dayAt(reading, intro.to + skipped) !== undefined;
  return named ? { to: intro.to + skipped, strength: "deadline", article: false } : intro;
}

/** The preposition belongs to the sentence, not to the day. */
function belongsElsewhere(day: DayPhrase, { strength, article }: Intro): boolean {
  // "on the friday before" tells of a day that is known already.
  if (article && (day.type === "weekday" || day.type === "in-days")) return true;
  // "carry on in 2 weeks"; and "am Morgen" is not tomorrow.
  return strength === "on" && (day.type === "in" || day.type === "in-days" || day.type === "next");
}

const hasTime = ({ clock, day }: ReadDay): boolean =>
  clock !== undefined || (day.type === "in" && (day.unit === "hour" || day.unit === "minute"));

/** "at the end of the month": the one day that "at" introduces. */
function endAt(reading: Reading, intro: Intro): ReadDay | undefined {
  const { words, lexicon } = reading;
  if (!lexicon.at.has(low(words, intro.to))) return undefined;
  const from = lexicon.article.has(low(words, intro.to + 1)) ? intro.to + 2 : intro.to + 1;
  const read = dayAt(reading, from);
  return read && (read.day.type === "end" || read.day.type === "end-of-month") ? read : undefined;
}

/** The time after a day; a bare number is one only in the last place. */
function timeAfter(reading: Reading, at: number): ReadTime | undefined {
  const { words, lexicon } = reading;
  const before = words[at - 1];
  if (before?.closed && before.text === before.core) return undefined;
  const time = timeAt(words, at, lexicon);
  if (time?.firmness === "number" && !isLast(reading, time.to)) return partAt(words, at, lexicon);
  return time;
}

const hasCapital = ({ words, startsLine }: Reading, at: number): boolean =>
  /^\p{Lu}\p{Ll}/u.test(words[at]?.core ?? "") && !(startsLine && at === 0);

/** The word before makes it part of a sentence: "last friday", "the monday". */
function isTalkedAbout({ words, lexicon }: Reading, at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && !before.closed && lexicon.before.has(before.low);
}

const zone = /^(UTC|GMT|BST|IST|WES?T|CES?T|EES?T|MES?Z|MSK|JST|AE[SD]T|[ECMP][SD]?T)$/i;

/** A time in a zone that is named is not the writer's own time: it is left as it is. */
const isElsewhere = ({ words }: Reading, to: number): boolean => {
  const { core } = words[to] ?? { core: "" };
  return zone.test(core) && (core === core.toUpperCase() || /^(utc|gmt)$/i.test(core));
};

const low = (words: readonly Word[], at: number): string => words[at]?.low ?? "";
