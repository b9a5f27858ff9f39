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

const names = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split(" ");
const weekdayOf = (name: string): Weekday => (names.indexOf(name) + 1) as Weekday;
const dayParts = means({
  9: "früh frueh vormittag vormittags morgen morgens",
  15: "nachmittag nachmittags",
  18: "abend abends",
});
const named = (name: string, weekday: Weekday, clarity: Clarity) =>
  [name, { weekday, clarity }] as const;

const rhythm = (list: string, every: number, unit: Rhythm["unit"]) =>
  list
    .split(" ")
    .map((word): [string, Rhythm] => [word, { every, unit, weekdays: [], clarity: "plain" }]);

/** German. A whole weekday is an adverb wherever it stands alone (nouns are compounds), its two letters are mostly other words. */
export const german: Lexicon = {
  language: "de",
  deadline: words("bis fällig spätestens faellig spaetestens"),
  on: words("am an zum den"),
  for: words("für fuer"),
  at: words("um gegen"),
  in: words("in innerhalb"),
  article: words("den dem der des"),
  before: words(
    "letzten letzte letzter letztem letztes vergangenen vergangene vorigen vorige der die das den dem des ein eine einen einem einer eines jeder jede jeden jedem jedes kein keinen von vom seit nach vor ab zwischen und oder als mein meinen unser unseren to todo guten gute guter am kapitel punkt abschnitt version ziffer absatz nr",
  ),
  joins: words("und oder bis - – — / & bzw"),
  weekdays: new Map([
    ...names.map((name) => named(name, weekdayOf(name), "plain")),
    named("sonnabend", 6, "plain"),
    ...names.slice(0, 6).map((name) => named(name.slice(0, 2), weekdayOf(name), "shy")),
    named("so", 7, "bashful"),
  ]),
  days: means({ 0: "heute", 1: "morgen", 2: "übermorgen uebermorgen" }),
  timedDays: new Map(
    names.flatMap((name) =>
      [...dayParts, ["mittag", 12] as const].map(
        ([part, hour]) => [name + part, { weekday: weekdayOf(name), hour }] as const,
      ),
    ),
  ),
  afterTomorrow: [],
  dayParts,
  noon: words("mittag mittags"),
  oClock: words("uhr"),
  half: words("halb"),
  meridiems: new Map(),
  next: words("nächste nächsten nächster nächstes naechste naechsten naechster naechstes"),
  coming: words("kommende kommenden kommender kommendes"),
  this: words("diese diesen dieser dieses diesem"),
  units: stands({
    minute: "minute minuten min",
    hour: "stunde stunden std h",
    day: "tag tage tagen",
    week: "woche wochen",
    month: "monat monate monaten",
    year: "jahr jahre jahren",
  }),
  numbers: means({
    1: "eins",
    2: "zwei",
    3: "drei",
    4: "vier",
    5: "fünf fuenf",
    6: "sechs",
    7: "sieben",
    8: "acht",
    9: "neun",
    10: "zehn",
    11: "elf",
    12: "zwölf zwoelf",
  }),
  one: words("ein eine einen einem einer"),
  months: means({
    1: "januar jänner jan",
    2: "februar feb",
    3: "märz maerz mär mrz",
    4: "april apr",
    5: "mai",
    6: "juni jun",
    7: "juli jul",
    8: "august aug",
    9: "september sep sept",
    10: "oktober okt",
    11: "november nov",
    12: "dezember dez",
  }),
  periods: stands({
    day: "tages tag",
    week: "woche",
    month: "monats monat",
    quarter: "quartals quartal",
    year: "jahres jahr",
  }),
  end: words("ende"),
  ends: stands({
    day: "tagesende",
    month: "monatsende",
    quarter: "quartalsende",
    year: "jahresende",
  }),
  endOfDay: phrases("tagesende|ende des tages"),
  dayOfMonth: /^(\d{1,2})$/,
  every: words("jeden jede jedes"),
  everyFew: words("alle"),
  second: words("zweite zweiten zweites zweiter"),
  rhythms: new Map([
    ...rhythm("täglich taeglich", 1, "day"),
    ...rhythm("wöchentlich woechentlich", 1, "week"),
    ...rhythm(
      "zweiwöchentlich zweiwoechentlich vierzehntäglich vierzehntägig 14-täglich 14-tägig",
      2,
      "week",
    ),
    ...rhythm("monatlich", 1, "month"),
    ...rhythm("vierteljährlich vierteljaehrlich quartalsweise", 3, "month"),
    ...rhythm("jährlich jaehrlich", 1, "year"),
    ["werktags", { every: 1, unit: "week", weekdays: [1, 2, 3, 4, 5], clarity: "placed" }],
    ...names.map((name): [string, Rhythm] => [
      `${name}s`,
      { every: 1, unit: "week", weekdays: [weekdayOf(name)], clarity: "placed" },
    ]),
  ]),
  workday: words("werktag arbeitstag"),
  afterDone: phrases("nach erledigung|nach abschluss"),
  lastDay: phrases("letzten tag|letzten|monatsletzten"),
  ofTheMonth: phrases("des monats|im monat|jeden monats"),
  beforeDue: words("vorher davor zuvor früher"),
  nextMeeting: phrases(
    [
      "beim nächsten",
      "beim naechsten",
      "zum nächsten",
      "im nächsten",
      "nächstes",
      "nächsten",
      "nächste",
    ]
      .flatMap((start) =>
        ["1:1", "1-1", "1on1", "mal", "treffen", "meeting", "gespräch", "jour fixe"].map(
          (end) => `${start} ${end}`,
        ),
      )
      .join("|") + "|nächstes|nächstens",
  ),
};
