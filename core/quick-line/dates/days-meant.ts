import { Temporal } from "temporal-polyfill";
import { never } from "../../kernel/never.ts";
import type { Period } from "./lexicon.ts";
import type { DayPhrase } from "./read-day.ts";

/**
 * The days a phrase may mean, best first, none before `today`; days that do not exist are left out. Only a weekday has a second
 * choice: today's own weekday is today if a time was given (`timed`) and is still to come, else a week from today.
 */
export function daysMeant(
  phrase: DayPhrase,
  today: Temporal.PlainDate,
  timed: boolean,
): readonly Temporal.PlainDate[] {
  const ahead = all(phrase, today, timed).filter(
    (day) => Temporal.PlainDate.compare(day, today) >= 0,
  );
  if (phrase.type === "weekday") return ahead;
  const [first] = ahead;
  const contradicts =
    phrase.type === "date" && phrase.weekday !== undefined && first?.dayOfWeek !== phrase.weekday;
  return first === undefined || contradicts ? [] : [first];
}

function all(
  phrase: DayPhrase,
  today: Temporal.PlainDate,
  timed: boolean,
): readonly Temporal.PlainDate[] {
  switch (phrase.type) {
    case "date":
      return phrase.year === undefined
        ? inSomeYear(today, phrase)
        : existing(phrase.year, phrase.month, phrase.day);
    case "weekday":
      return onWeekday(phrase, today, timed);
    case "in-days":
      return [today.add({ days: phrase.days })];
    case "in":
      return inUnits(phrase, today);
    case "next":
      return [startOf(phrase.period, today, 1)];
    case "end":
      return [endOf(phrase.period, today, phrase.next ? 1 : 0)];
    case "end-of-month":
      return (phrase.year === undefined ? [today.year, today.year + 1] : [phrase.year]).flatMap(
        (year) => existing(year, phrase.month, "last"),
      );
    case "day-of-month":
      return [0, 1, 2]
        .map((n) => startOf("month", today, n))
        .flatMap((first) => existing(first.year, first.month, phrase.day));
    default:
      return never(phrase);
  }
}

/** A leap day may be eight years away. */
const inSomeYear = (
  today: Temporal.PlainDate,
  { month, day }: { readonly month: number; readonly day: number },
) => [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => existing(today.year + n, month, day));

function onWeekday(
  { weekday, week }: Extract<DayPhrase, { type: "weekday" }>,
  today: Temporal.PlainDate,
  timed: boolean,
) {
  const day = startOf("week", today, 0).add({ days: weekday - 1 });
  const later = day.add({ weeks: 1 });
  if (week === "this") return [day];
  if (week === "next") return [later];
  return day.equals(today) && !timed ? [later] : [day, later];
}

function inUnits(
  { count, unit }: Extract<DayPhrase, { type: "in" }>,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  switch (unit) {
    case "day":
      return [today.add({ days: count })];
    case "week":
      return [today.add({ weeks: count })];
    case "month":
      return [today.add({ months: count })];
    case "year":
      return [today.add({ years: count })];
    case "hour":
    case "minute":
      return [];
    default:
      return never(unit);
  }
}

function startOf(period: Period, today: Temporal.PlainDate, later: number): Temporal.PlainDate {
  switch (period) {
    case "day":
      return today.add({ days: later });
    case "week":
      return today.add({ days: later * 7 - today.dayOfWeek + 1 });
    case "month":
      return today.with({ day: 1 }).add({ months: later });
    case "quarter":
      return today
        .with({ day: 1, month: today.month - ((today.month - 1) % 3) })
        .add({ months: later * 3 });
    case "year":
      return today.with({ day: 1, month: 1 }).add({ years: later });
    default:
      return never(period);
  }
}

/** A week ends with its Friday; said at the weekend, it is the week that comes. */
function endOf(period: Period, today: Temporal.PlainDate, later: number): Temporal.PlainDate {
  if (period === "day") return today.add({ days: later });
  if (period !== "week") return startOf(period, today, later + 1).subtract({ days: 1 });
  return startOf("week", today, later === 0 && today.dayOfWeek > 5 ? 1 : later).add({ days: 4 });
}

function existing(
  year: number,
  month: number,
  day: number | "last",
): readonly Temporal.PlainDate[] {
  if (month < 1 || month > 12 || year < 1 || year > 9999) return [];
  const first = new Temporal.PlainDate(year, month, 1);
  if (day === "last") return [first.with({ day: first.daysInMonth })];
  return day >= 1 && day <= first.daysInMonth ? [first.with({ day })] : [];
}
