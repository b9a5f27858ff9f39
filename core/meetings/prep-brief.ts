import { z } from "zod";
import { AgendaItemId, MeetingId, PersonId, TaskId } from "../kernel/ids.ts";
import type { AgendaItem } from "../agenda/agenda-item.ts";
import { daysBetween } from "../kernel/calendar-day.ts";
import { Day, type Millis } from "../kernel/time.ts";
import type { LedgerLine } from "../tasks/promise-ledger.ts";

/** Where a fact comes from; opening it shows the source. */
export const BriefSource = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("task"), id: TaskId }),
  z.strictObject({ type: z.literal("agenda-item"), id: AgendaItemId }),
  z.strictObject({ type: z.literal("meeting"), id: MeetingId }),
  z.strictObject({ type: z.literal("person"), id: PersonId }),
]);

/** One fact, never an opinion; the page puts it into words. */
export const BriefLine = z.strictObject({
  fact: z.enum([
    "done-since",
    "slipped",
    "due-soon",
    "added-by-other",
    "carried-often",
    "topic-untouched",
    "last-met",
    "must-choose",
  ]),
  text: z.string(),
  /** Days late, weeks untouched, times carried or days since: what the fact counts. */
  count: z.int().nullable(),
  day: Day.nullable(),
  /** For promises: whose. */
  side: z.enum(["i-owe", "they-owe"]).nullable(),
  source: BriefSource,
});
export type BriefLine = z.infer<typeof BriefLine>;

export type BriefInput = {
  readonly now: Millis;
  readonly today: Day;
  readonly ledger: readonly LedgerLine[];
  readonly agenda: readonly AgendaItem[];
  readonly meId: PersonId;
  /** When the pair last met; `undefined` before its first meeting. */
  readonly lastHeldAt: Millis | undefined;
  readonly lastMeeting: { readonly id: MeetingId; readonly day: Day | null } | undefined;
};

/** Promises due within so many days are worth a look before the meeting. */
const SOON_DAYS = 7;
/** From this many carries on, a point is a topic that keeps being put off. */
const OFTEN = 2;

/** A topic that waits for so many weeks is worth saying so. */
const LONG_WEEKS = 4;
const WEEK_MS = 7 * 86_400_000;

/** What changed since the pair last met, as facts in the order they matter: decisions due, slipped, due soon, done, put on by the other, left lying, put off. */
export function prepBrief({
  now,
  today,
  ledger,
  agenda,
  meId,
  lastHeldAt,
  lastMeeting,
}: BriefInput): readonly BriefLine[] {
  const promise = (
    fact: BriefLine["fact"],
    { task, side }: LedgerLine,
    count: number | null,
  ): BriefLine => ({
    fact,
    text: task.title,
    count,
    day: task.due,
    side,
    source: { type: "task", id: task.id },
  });
  const point = (fact: BriefLine["fact"], item: AgendaItem, count: number | null): BriefLine => ({
    fact,
    text: item.text,
    count,
    day: null,
    side: null,
    source: { type: "agenda-item", id: item.id },
  });
  const open = ledger.filter((line) => line.task.state === "open");
  const days = (line: LedgerLine) =>
    line.task.due === null ? null : daysBetween(today, line.task.due);
  const items = agenda.filter((item) => item.state === "open");
  const weeks = (item: AgendaItem) => Math.floor((now - item.createdAt) / WEEK_MS);
  return [
    ...(lastMeeting && lastMeeting.day !== null
      ? [lastMet(lastMeeting.id, lastMeeting.day, today)]
      : []),
    ...open.filter((line) => line.mustChoose).map((line) => promise("must-choose", line, line.age)),
    ...open
      .filter((line) => !line.mustChoose && (days(line) ?? 0) < 0)
      .map((line) => promise("slipped", line, -(days(line) ?? 0))),
    ...open
      .filter((line) => !line.mustChoose && inRange(days(line), 0, SOON_DAYS))
      .map((line) => promise("due-soon", line, days(line))),
    ...ledger
      .filter(
        (line) =>
          line.task.state === "done" &&
          lastHeldAt !== undefined &&
          (line.task.doneAt ?? 0) > lastHeldAt,
      )
      .map((line) => promise("done-since", line, null)),
    ...items
      .filter((item) => item.authorId !== meId && item.createdAt > (lastHeldAt ?? 0))
      .map((item) => point("added-by-other", item, null)),
    ...items
      .filter((item) => weeks(item) >= LONG_WEEKS)
      .map((item) => point("topic-untouched", item, weeks(item))),
    ...items
      .filter((item) => item.carried >= OFTEN && weeks(item) < LONG_WEEKS)
      .map((item) => point("carried-often", item, item.carried)),
  ];
}

const lastMet = (id: MeetingId, day: Day, today: Day): BriefLine => ({
  fact: "last-met",
  text: "",
  count: daysBetween(day, today),
  day,
  side: null,
  source: { type: "meeting", id },
});

const inRange = (value: number | null, from: number, to: number): boolean =>
  value !== null && value >= from && value <= to;
