import { never } from "../kernel/never.ts";
import type { NumericOrder } from "./dates/calendar-dates.ts";
import type { Named } from "./marks/find-people.ts";
import type { Chip, QuickLine, Span } from "./quick-line.ts";
import { readSection, type Said } from "./read-section.ts";
import { instantOfPhrase, resolveDue, resolveRepeat, type Present } from "./dates/resolve.ts";
import type { When } from "./dates/read-when.ts";
import { type Due, instantOfDue } from "../tasks/due.ts";
import { sections } from "./sections.ts";
import { textWithout } from "./text-without.ts";
import { tokens } from "./words.ts";

export interface QuickLineContext extends Present {
  /** The language that days and rhythms are read in. Marks are understood in both. */
  readonly language: "en" | "de";
  readonly people: readonly Named[];
  /** Labels in use: a typed one takes their spelling. */
  readonly labels?: readonly string[];
  /** What an English `3/4` is: `month-first` unless the caller knows better. German is always day first. */
  readonly numericDates?: NumericOrder;
  /** Stretches of the line to leave as text: the spans of chips that were taken away. */
  readonly ignored?: readonly Span[];
}

/** A longer line is a paste: it is not read, and its text is kept as it is. In UTF-16 units. */
export const LONGEST_READ = 2_000;

/**
 * Reads one line of capture into chips and a title. What is not clearly meant stays text, nothing is ever put into the past, and
 * no line throws. A chip that is ignored leaves the others where they are. Of due dates, rhythms, priorities and sharing the last
 * on the line counts, and a due date introduced by a word such as "by" before any other.
 * Throws a RangeError for a zone that does not exist.
 */
export function parseQuickLine(line: string, context: QuickLineContext): QuickLine {
  if (line.length > LONGEST_READ) return { text: line, chips: [] };
  const parts = tokens(line);
  const { language, numericDates = "month-first", people, labels = [], ignored = [] } = context;
  const said = sections(parts).map((section) =>
    readSection(section, { language, numericDates }, { people, labels }),
  );
  const kept = ({ span }: { readonly span: Span }) =>
    !ignored.some(({ start, end }) => span.start < end && start < span.end);
  const due = dueOf(said, context, kept);
  const rhythm = rhythmOf(said, due, context, kept);
  const chips = [
    ...marksOf(said),
    ...due,
    ...rhythm,
    ...remindersOf(said, due[0] ?? rhythm[0], context),
  ]
    .filter(kept)
    .toSorted((a, b) => a.span.start - b.span.start);
  const escapes = parts.flatMap((part) =>
    part.type === "literal" && part.drop > 0 ? [part.start] : [],
  );
  return {
    text: textWithout(
      line,
      chips.map(({ span }) => span),
      escapes,
    ),
    chips,
  };
}

type Kept = (chip: { readonly span: Span }) => boolean;
type DueChip = Extract<Chip, { kind: "due" }>;
type RepeatChip = Extract<Chip, { kind: "repeat" }>;

/** People and labels all count; of priorities and sharing the last. */
function marksOf(said: readonly Said[]): readonly Chip[] {
  const marks = said.flatMap(({ mark }) => (mark ? [mark] : []));
  const last = (kind: Chip["kind"]) => marks.findLast((mark) => mark.kind === kind);
  return marks.filter(
    (mark) => (mark.kind !== "priority" && mark.kind !== "sharing") || mark === last(mark.kind),
  );
}

/** The one due date, unless it is ignored: then there is none, rather than another one suddenly. */
function dueOf(said: readonly Said[], present: Present, kept: Kept): readonly DueChip[] {
  const dues = said.flatMap(({ found }) =>
    found.flatMap((one) => {
      const due = one.type === "when" ? resolveDue(one, present) : undefined;
      return due && one.type === "when"
        ? [{ chip: { kind: "due" as const, span: one.span, ...due }, deadline: one.deadline }]
        : [];
    }),
  );
  const meant = dues.findLast(({ deadline }) => deadline) ?? dues.at(-1);
  return meant && kept(meant.chip) ? [meant.chip] : [];
}

function rhythmOf(
  said: readonly Said[],
  [due]: readonly DueChip[],
  present: Present,
  kept: Kept,
): readonly RepeatChip[] {
  const first: Due | undefined = due && { due: due.due, dueAt: due.dueAt };
  const rhythms = said.flatMap(({ found }) =>
    found.flatMap((one) => {
      const repeat = one.type === "repeat" ? resolveRepeat(one, first, present) : undefined;
      return repeat ? [{ kind: "repeat" as const, span: one.span, ...repeat }] : [];
    }),
  );
  return rhythms.slice(-1).filter(kept);
}

/** Reminders still to come. One that counts back from a due date needs a due date on the line. */
function remindersOf(
  said: readonly Said[],
  due: Due | undefined,
  present: Present,
): readonly Chip[] {
  return said.flatMap(({ reminder }): readonly Chip[] => {
    if (!reminder) return [];
    const { span } = reminder;
    switch (reminder.type) {
      case "next-meeting":
        return [{ kind: "remind", span, time: { kind: "next-meeting" } }];
      case "before-due": {
        const { minutes } = reminder;
        const ahead = due && instantOfDue(due, present.zone) - minutes * 60_000 > present.now;
        return ahead ? [{ kind: "remind", span, time: { kind: "before-due", minutes } }] : [];
      }
      case "at": {
        const at = instantOfPhrase(reminder.when, present);
        if (at === undefined) return [];
        const time = { kind: "at" as const, at };
        return [
          {
            kind: "remind",
            span,
            time: isSpan(reminder.when) ? time : { ...time, byClock: true },
          },
        ];
      }
      default:
        return never(reminder);
    }
  });
}

/** "In two hours" is the same instant everywhere; "thursday at nine" is not. */
const isSpan = ({ day }: When): boolean =>
  day?.type === "in" && (day.unit === "hour" || day.unit === "minute");
