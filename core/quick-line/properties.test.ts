import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAt, instantOf } from "../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { parseQuickLine, type QuickLineContext } from "./parse-quick-line.ts";
import { QuickLine, type Chip, type Span } from "./quick-line.ts";
import { at, people } from "./testing.ts";

// Zones whose clocks do odd things: half hours, two hours, at midnight, a skipped day, twice a year, never.
const zones = [
  "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Chatham",
  "Africa/Casablanca", "Antarctica/Troll", "America/St_Johns", "Africa/Cairo", "Asia/Kolkata", "UTC",
] as Zone[]; // prettier-ignore

const minutes = (from: string, to: string) =>
  fc.integer({ min: at(from, "UTC"), max: at(to, "UTC") }).map((ms) => ms as Millis);
const nows = fc.oneof(
  minutes("1970-01-01T00:00", "2100-01-01T00:00"),
  // clocks in Berlin go forward and back
  minutes("2027-03-27T22:00", "2027-03-28T04:00"),
  minutes("2026-10-24T22:00", "2026-10-25T04:00"),
  // Samoa has no 30 December 2011
  minutes("2011-12-28T00:00", "2012-01-01T00:00"),
  // a leap day, and the year's end
  minutes("2028-02-28T00:00", "2028-03-01T12:00"),
  minutes("2026-12-30T00:00", "2027-01-02T00:00"),
);

const phrases = [
  "fri 9", "today", "tomorrow", "wed", "sun 02:30", "next monday", "this friday", "friday next week", "on 3 march", "29 feb", "feb 29 2028", "12/31", "1/1/2027",
  "in 3 days", "in 2 hours", "in 1 hour", "in a month", "eod", "eow", "end of month", "by end of february", "next week", "on the 31st", "at 9:00", "by 23:59", "2:30",
  "tonight", "2026-12-31", "2020-02-29", "every friday", "every day at 2:30", "every 2 weeks", "monthly on the 31st", "every year on 29 feb", "daily after done",
  "Fr 9 Uhr", "heute 2:30 Uhr", "morgen früh", "am 31.", "24.12.", "31.12.2026", "Ende des Monats", "in zwei Wochen", "in einer Stunde", "jeden Mo und Do um 9",
  "*remind thu", "*remind today", "*remind in 5 minutes", "*remind 1 day before", "*remind 2 hours before", "*remind next", "*remind eod", "*erinnern So 2:30",
  "*erinnern 1 Tag vorher", "@ana", "@an", '@"Ben Müller"', "@nobody", "#q3", "#12", "!high", "!niedrig", "!private", "\\@ana", "\\*x", '"fri 9"', "„morgen“", '"',
  "deck", "and", "to", "the", ",", ".", "?", "und", "bis", "  ", "\t", "\u00a0", "🎉", "ﬃ", "İstanbul", "e\u0301",
]; // prettier-ignore

const spoken = fc
  .array(fc.constantFrom(...phrases), { maxLength: 9 })
  .map((parts) => parts.join(" "));
const glued = fc
  .array(fc.constantFrom(...phrases, " "), { maxLength: 9 })
  .map((parts) => parts.join(""));
const unicode = fc.string({ unit: "binary", maxLength: 120 });
const sigils = fc.string({
  unit: fc.constantFrom(...Array.from('@#!*\\"„“”«» .,:/-~0123456789abfri \n')),
  maxLength: 60,
});
const lines = fc.oneof({ weight: 5, arbitrary: spoken }, glued, unicode, sigils);

const contexts: fc.Arbitrary<QuickLineContext> = fc.record({
  now: nows,
  zone: fc.constantFrom(...zones),
  language: fc.constantFrom("en", "de"),
  people: fc.constantFrom(people, []),
  labels: fc.constant(["Q3"]),
  numericDates: fc.constantFrom("month-first", "day-first"),
});

const always = (check: (line: string, context: QuickLineContext) => void, numRuns = 1_500) =>
  fc.assert(fc.property(lines, contexts, check), { numRuns });

const spansOf = (chips: readonly Chip[]): readonly Span[] => chips.map(({ span }) => span);
const squeezed = (text: string) => text.replace(/\s+/g, "");
const folded = (text: string) => text.replace(/\s+/g, " ").trim();
// A backslash before a mark is not text, unless it stands in quotes: these properties leave backslashes out of account.
const bare = (line: string) => line.replaceAll("\\", "");

describe("for any line, instant, zone and language", () => {
  test("nothing is due, and no reminder is, in the past", () => {
    always((line, context) => {
      const { chips } = parseQuickLine(line, context);
      expect(chips.filter((chip) => isPast(chip, chips, context))).toEqual([]);
    }, 4_000);
  });

  test("a time of a due date exists on that day in that zone", () => {
    always((line, context) => {
      const { chips } = parseQuickLine(line, context);
      const timed = chips.flatMap((chip) => (chip.kind === "due" && chip.dueAt ? [chip] : []));
      const kept = timed.map(({ due, dueAt }) =>
        wall(instantOf(due, dueAt!, context.zone), context.zone),
      );
      expect(kept).toEqual(timed.map(({ due, dueAt }) => `${due} ${dueAt}`));
    }, 500);
  });

  test("it is valid, with spans that lie in the line in order and never overlap", () => {
    always((line, context) => {
      const quickLine = parseQuickLine(line, context);
      expect(QuickLine.parse(quickLine)).toEqual(quickLine);
      let from = 0;
      for (const { start, end } of spansOf(quickLine.chips)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(line.length);
    });
  });

  test("the title and the spans together are the line, but for white space and escapes", () => {
    always((line, context) => {
      const { text, chips } = parseQuickLine(line, context);
      const left = spansOf(chips).reduceRight(
        (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
        line,
      );
      expect(squeezed(bare(text))).toBe(squeezed(bare(left)));
      expect(text).toBe(folded(text));
    });
  });

  test("with every chip ignored the line's text is unchanged", () => {
    always((line, context) => {
      const ignored = spansOf(parseQuickLine(line, context).chips);
      const { text, chips } = parseQuickLine(line, { ...context, ignored });
      expect(chips).toEqual([]);
      expect(text).toBe(folded(text));
      expect(squeezed(bare(text))).toBe(squeezed(bare(line)));
    });
  });

  test("and exactly so without a backslash", () => {
    always((typed, context) => {
      const line = bare(typed);
      const ignored = spansOf(parseQuickLine(line, context).chips);
      expect(parseQuickLine(line, { ...context, ignored })).toEqual({
        text: folded(line),
        chips: [],
      });
    });
  });

  test("ignoring one chip leaves every other where it is, except a reminder that counted back from it", () => {
    always((line, context) => {
      const { chips } = parseQuickLine(line, context);
      for (const gone of chips) {
        const left = parseQuickLine(line, { ...context, ignored: [gone.span] }).chips;
        const leans = (chip: Chip) =>
          chip.kind === "remind" &&
          chip.time.kind === "before-due" &&
          (gone.kind === "due" || gone.kind === "repeat");
        const expected = chips.filter((chip) => chip !== gone && !leans(chip));
        expect(spansOf(left.filter((chip) => !leans(chip)))).toEqual(spansOf(expected));
      }
    }, 700);
  });

  test("reading again gives the same, whatever was read in between", () => {
    fc.assert(
      fc.property(lines, lines, contexts, contexts, (line, other, context, otherContext) => {
        const once = parseQuickLine(line, context);
        parseQuickLine(other, otherContext);
        expect(parseQuickLine(line, context)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  test("a title between quotes is read as it is", () => {
    always((line, context) => {
      const { text } = parseQuickLine(line.replace(/["“”„«»\\]/g, ""), context);
      if (text === "") return;
      expect(parseQuickLine(`"${text}"`, context)).toEqual({ text: `"${text}"`, chips: [] });
    }, 500);
  });

  test("spans to ignore may be any", () => {
    const span = fc.record({ start: fc.integer(), end: fc.integer() });
    fc.assert(
      fc.property(lines, contexts, fc.array(span), (line, context, ignored) => {
        const quickLine = parseQuickLine(line, { ...context, ignored });
        expect(QuickLine.parse(quickLine)).toEqual(quickLine);
      }),
      { numRuns: 500 },
    );
  });
});

function isPast(chip: Chip, chips: readonly Chip[], { now, zone }: QuickLineContext): boolean {
  const isDue = (due: Day, dueAt: TimeOfDay | null) =>
    dueAt === null ? due < dayAt(now, zone) : instantOf(due, dueAt, zone) <= now;
  if (chip.kind === "due" || chip.kind === "repeat") return isDue(chip.due, chip.dueAt);
  if (chip.kind !== "remind") return false;
  if (chip.time.kind === "at") return chip.time.at <= now;
  if (chip.time.kind !== "before-due") return false;
  const due =
    chips.find(({ kind }) => kind === "due") ?? chips.find(({ kind }) => kind === "repeat");
  if (due?.kind !== "due" && due?.kind !== "repeat") return true;
  return (
    instantOf(due.due, due.dueAt ?? ("09:00" as TimeOfDay), zone) - chip.time.minutes * 60_000 <=
    now
  );
}

const wall = (at: Millis, timeZone: Zone) =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
