import { z } from "zod";
import { MeetingId, TaskId, AgendaItemId, PersonId } from "../kernel/ids.ts";
import { Day } from "../kernel/time.ts";

/** Where a fact comes from; opening it shows the source. */
export const BriefSource = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("task"), id: TaskId }),
  z.strictObject({ type: z.literal("agenda-item"), id: AgendaItemId }),
  z.strictObject({ type: z.literal("meeting"), id: MeetingId }),
  z.strictObject({ type: z.literal("person"), id: PersonId }),
]);

/** One fact, never an opinion; the page puts it into words. */
export const BriefLine = z.strictObject({
  fact: z.enum(["done-since", "slipped", "due-soon", "added-by-other", "carried-often", "topic-untouched", "last-met", "must-choose"]),
  text: z.string(),
  /** Days late, weeks untouched, times carried or days since: what the fact counts. */
  count: z.int().nullable(),
  day: Day.nullable(),
  /** For promises: whose. */
  side: z.enum(["i-owe", "they-owe"]).nullable(),
  source: BriefSource,
});
export type BriefLine = z.infer<typeof BriefLine>;
