import { z } from "zod";
import { AgendaItemId, MeetingId, PairId, PersonId, TaskId } from "../kernel/ids.ts";
import { Line } from "../kernel/text.ts";
import { Millis } from "../kernel/time.ts";

/** `at-start` is private until the meeting starts, then it becomes `shared`. */
export const Sharing = z.enum(["shared", "private", "at-start"]);
export type Sharing = z.infer<typeof Sharing>;

/** Who changed what a point says or whether it is talked about, and when. */
export const Touch = z.strictObject({ by: PersonId, at: Millis });
export type Touch = z.infer<typeof Touch>;

export const AgendaItem = z.strictObject({
  id: AgendaItemId,
  pairId: PairId,
  meetingId: MeetingId,
  authorId: PersonId,
  text: z.string(),
  sharing: Sharing,
  /** Sorts the agenda as text (fractional index); ties are broken by id. */
  position: z.string(),
  state: z.enum(["open", "done", "dropped"]),
  /** How many meetings it was carried over. */
  carried: z.int().min(0),
  /** The action item it became. */
  taskId: TaskId.nullable(),
  /** The last touch, once somebody but its author touched it. */
  touched: Touch.nullable(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const AgendaText = Line(500);

export const AgendaError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("AgendaItemMissing") }),
  z.strictObject({ type: z.literal("MeetingMissing") }),
  /** Only its author makes a point private. */
  z.strictObject({ type: z.literal("NotYourPoint") }),
]);
export type AgendaError = z.infer<typeof AgendaError>;
