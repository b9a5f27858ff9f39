import { never } from "../../kernel/never.ts";
import type { Clarity } from "./lexicon.ts";
import { dayAt, type DayPhrase, type ReadDay, type Reading } from "./read-day.ts";
import type { Word } from "../words.ts";
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
  return timeFirst(reading, at, intro) ?? dayFirst(reading, at, intro);
}

/** Whether nothing of the sentence follows before word `to`: the words end there, or a comma, or a rhythm begins. */
export function isLast({ words, lexicon, closes }: Reading, to: number): boolean {
  if (to >= words.length) return closes || (words[to - 1]?.closed ?? false);
  const next = words[to]?.low ?? "";
  return (words[to - 1]?.closed ?? false) || lexicon.every.has(next) || lexicon.rhythms.has(next);
}

/** Words before a day: a deadline ("by"), a day's own preposition ("on"), or one that introduces much else ("for"). */
interface Intro {
  readonly to: number;
  readonly strength: "none" | "for" | "on" | "deadline";
  /** An article came last, as in "on the 3rd". */
  readonly article: boolean;
}

function introAt({ words, lexicon }: Reading, at: number): Intro {
  let to = at;
  while (to < at + 2 && lexicon.deadline.has(words[to]?.low ?? "") && opens(words[to])) to++;
  const deadline = to > at;
  const own = !opens(words[to])
    ? undefined
    : lexicon.on.has(words[to]?.low ?? "")
      ? "on"
      : lexicon.for.has(words[to]?.low ?? "")
        ? "for"
        : undefined;
  if (own) to++;
  const strength = deadline ? "deadline" : (own ?? "none");
  const article = strength !== "none" && lexicon.article.has(words[to]?.low ?? "");
  return { to: article ? to + 1 : to, strength, article };
}

/** "due:" introduces as well as "due". */
const opens = (word: Word | undefined): boolean =>
  word !== undefined && (!word.closed || word.text.endsWith(":"));

function timeFirst(reading: Reading, at: number, intro: Intro): When | undefined {
  const { words, lexicon } = reading;
  const time = timeAt(words, intro.to, lexicon);
  if (!time || (time.firmness !== "clock" && time.firmness !== "led")) return undefined;
  const second = words[time.to - 1]?.closed ? undefined : introAt(reading, time.to);
  const day = second && dayAt(reading, second.to);
  const deadline = intro.strength === "deadline" || second?.strength === "deadline";
  if (second && day && !day.clock && day.day.type !== "in") {
    // "at 9 sat": the time before does not make the ordinary word a day.
    const place: Place = {
      intro: second.strength,
      time: undefined,
      last: true,
      capital: hasCapital(reading, second.to),
    };
    const said =
      day.clarity === "shy" || day.clarity === "bashful" ? fits(day.clarity, place) : true;
    return {
      from: at,
      to: day.to,
      day: day.day,
      clock: time,
      deadline,
      clear: said && !isTalkedAbout(reading, at) && !isElsewhere(reading, day.to),
    };
  }
  const led =
    time.firmness === "clock" &&
    (intro.strength !== "none" || lexicon.at.has(words[intro.to]?.low ?? ""));
  const alone =
    time.firmness === "clock" &&
    (led || isLast(reading, time.to)) &&
    !isTalkedAbout(reading, at) &&
    !isElsewhere(reading, time.to);
  return { from: at, to: time.to, day: undefined, clock: time, deadline, clear: alone };
}

function dayFirst(reading: Reading, at: number, intro: Intro): When | undefined {
  const day = dayAt(reading, intro.to) ?? endAt(reading, intro);
  if (!day) return undefined;
  // "on the friday before" tells of a day that is known already.
  if (intro.article && (day.day.type === "weekday" || day.day.type === "in-days")) return undefined;
  // In "carry on in 2 weeks" the preposition belongs to the verb; "am Morgen" is not tomorrow.
  if (
    intro.strength === "on" &&
    (day.day.type === "in" || day.day.type === "in-days" || day.day.type === "next")
  )
    return undefined;
  const hasTime =
    day.clock !== undefined ||
    (day.day.type === "in" && (day.day.unit === "hour" || day.day.unit === "minute"));
  const time = hasTime ? undefined : timeAfter(reading, day.to);
  const to = time?.to ?? day.to;
  const place: Place = {
    intro: intro.strength,
    time: time?.firmness,
    last: isLast(reading, to),
    capital: hasCapital(reading, intro.to),
  };
  const clear =
    fits(day.clarity, place) && (intro.strength !== "none" || !isTalkedAbout(reading, at));
  return {
    from: at,
    to,
    day: day.day,
    clock: day.clock ?? time,
    deadline: intro.strength === "deadline",
    clear: clear && !(time && isElsewhere(reading, to)),
  };
}

/** "at the end of the month": the one day that "at" introduces. */
function endAt(reading: Reading, intro: Intro): ReadDay | undefined {
  const { words, lexicon } = reading;
  if (!lexicon.at.has(words[intro.to]?.low ?? "")) return undefined;
  const from = lexicon.article.has(words[intro.to + 1]?.low ?? "") ? intro.to + 2 : intro.to + 1;
  const day = dayAt(reading, from);
  return day && (day.day.type === "end" || day.day.type === "end-of-month") ? day : undefined;
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

interface Place {
  readonly intro: Intro["strength"];
  readonly time: ReadTime["firmness"] | undefined;
  readonly last: boolean;
  /** A capital letter that does not come from beginning the line. */
  readonly capital: boolean;
}

function fits(clarity: Clarity, { intro, time, last, capital }: Place): boolean {
  const set = intro === "on" || intro === "deadline";
  const timed = time === "clock" || time === "led";
  switch (clarity) {
    case "plain":
      return true;
    case "placed":
      return intro !== "none" || timed || last;
    case "introduced":
      return set || timed;
    case "shy":
      return set || time === "clock" || (time !== undefined && last) || (capital && last);
    case "bashful":
      return capital && (set || timed || last);
    case "framed":
      return timed || (set && last);
    case "never":
      return false;
    default:
      return never(clarity);
  }
}

const hasCapital = ({ words, startsLine }: Reading, at: number): boolean =>
  /^\p{Lu}\p{Ll}/u.test(words[at]?.core ?? "") && !(startsLine && at === 0);

/** The word before makes it part of a sentence: "last friday", "the monday". */
function isTalkedAbout({ words, lexicon }: Reading, at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && !before.closed && lexicon.before.has(before.low);
}

const zones = new Set(
  "utc gmt z bst ist cet cest mez mesz eet eest msk jst aest aedt est edt et cst cdt ct mst mdt mt pst pdt pt".split(
    " ",
  ),
);

/** A time in a zone that is named is not the writer's own time: it is left as it is. */
const isElsewhere = ({ words }: Reading, to: number): boolean => zones.has(words[to]?.low ?? "");
