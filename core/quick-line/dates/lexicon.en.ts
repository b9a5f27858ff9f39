import {
  means,
  phrases,
  stands,
  words,
  type Clarity,
  type Lexicon,
  type Rhythm,
  type Weekday,
} from "./lexicon.ts";

const weekdays = (list: string, clarity: Clarity) =>
  list.split(" ").map(
    (word) =>
      [
        word,
        {
          weekday: (["mo", "tu", "we", "th", "fr", "sa", "su"].indexOf(word.slice(0, 2)) +
            1) as Weekday,
          clarity,
        },
      ] as const,
  );

const rhythm = (list: string, every: number, unit: Rhythm["unit"]) =>
  list
    .split(" ")
    .map((word): [string, Rhythm] => [word, { every, unit, weekdays: [], clarity: "placed" }]);

/** English. Bare weekdays are often adjectives ("the friday demo"), so they must be placed. */
export const english: Lexicon = {
  language: "en",
  deadline: words("by until till til due"),
  on: words("on"),
  for: words("for"),
  at: words("at"),
  in: words("in within"),
  article: words("the"),
  before: words(
    "last past previous the a an my our your his her their its every each of from since after before to than between per or and not through no another that what",
  ),
  joins: words("and or to through thru until till - – — / & vs versus"),
  weekdays: new Map([
    ...weekdays("monday tuesday wednesday thursday friday saturday sunday", "placed"),
    ...weekdays("mon tue tues wed thu thur thurs fri", "placed"),
    ...weekdays("sat sun", "shy"),
  ]),
  days: means({ 0: "today", 1: "tomorrow tmr tmrw", 2: "overmorrow" }),
  timedDays: new Map([["tonight", { inDays: 0, hour: 18 }]]),
  afterTomorrow: phrases("day after tomorrow"),
  dayParts: means({ 9: "morning", 15: "afternoon", 18: "evening", 20: "night" }),
  noon: words("noon midday"),
  oClock: words("o'clock o’clock oclock"),
  half: new Set(),
  meridiems: stands({ am: "am a.m", pm: "pm p.m" }),
  next: words("next"),
  coming: words("coming"),
  this: words("this"),
  units: stands({
    minute: "minute minutes min mins",
    hour: "hour hours hr hrs h",
    day: "day days",
    week: "week weeks",
    month: "month months",
    year: "year years",
  }),
  numbers: means({
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
  }),
  one: words("a an"),
  months: means({
    1: "january jan",
    2: "february feb",
    3: "march mar",
    4: "april apr",
    5: "may",
    6: "june jun",
    7: "july jul",
    8: "august aug",
    9: "september sep sept",
    10: "october oct",
    11: "november nov",
    12: "december dec",
  }),
  periods: stands({ day: "day", week: "week", month: "month", quarter: "quarter", year: "year" }),
  end: words("end"),
  ends: stands({ day: "eod", week: "eow", month: "eom", quarter: "eoq", year: "eoy" }),
  endOfDay: phrases("eod|end of day"),
  dayOfMonth: /^(\d{1,2})(?:st|nd|rd|th)$/,
  every: words("every"),
  everyFew: new Set(),
  second: words("other second"),
  // "weekly" and its like are mostly adjectives ("the weekly report").
  rhythms: new Map([
    ...rhythm("daily", 1, "day"),
    ...rhythm("weekly", 1, "week"),
    ...rhythm("fortnightly", 2, "week"),
    ...rhythm("monthly", 1, "month"),
    ...rhythm("quarterly", 3, "month"),
    ...rhythm("yearly annually", 1, "year"),
  ]),
  workday: words("weekday workday"),
  afterDone: phrases("after done|after completion|after it's done|after it is done"),
  lastDay: phrases("the last day|last day"),
  ofTheMonth: phrases("of the month|of each month|of every month"),
  beforeDue: words("before earlier"),
  nextMeeting: phrases(
    ["", "at ", "at the ", "at our ", "in the ", "on the "]
      .flatMap((start) =>
        ["next 1:1", "next 1-1", "next 1on1", "next one-on-one", "next meeting", "next time"].map(
          (end) => start + end,
        ),
      )
      .join("|") + "|next",
  ),
};
