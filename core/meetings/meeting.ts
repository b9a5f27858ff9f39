import { z } from "zod";
import { MeetingId, PairId } from "../kernel/ids.ts";
import { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";

/** `planned` and `running` are open; a pair has one open meeting at a time, and it holds the agenda. */
export const MeetingState = z.enum([
  "planned",
  "running",
  "held",
  "skipped",
  "missed",
  "postponed",
]);
export type MeetingState = z.infer<typeof MeetingState>;

export const Meeting = z.strictObject({
  id: MeetingId,
  pairId: PairId,
  /** The day it is due; `null` until someone picks one. */
  day: Day.nullable(),
  at: TimeOfDay.nullable(),
  zone: Zone,
  minutes: z.int(),
  /** The day the cadence asked for, kept when the meeting is moved so that the rhythm stays. */
  rhythmDay: Day.nullable(),
  state: MeetingState,
  startedAt: Millis.nullable(),
  endedAt: Millis.nullable(),
  /** Nobody pressed "end": the day did. */
  closedByDay: z.boolean(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Meeting = z.infer<typeof Meeting>;

export const isOpen = (meeting: Pick<Meeting, "state">): boolean =>
  meeting.state === "planned" || meeting.state === "running";

export const MeetingError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("MeetingMissing") }),
  z.strictObject({ type: z.literal("MeetingClosed") }),
  z.strictObject({ type: z.literal("MeetingNotStarted") }),
  z.strictObject({ type: z.literal("DayInThePast") }),
]);
export type MeetingError = z.infer<typeof MeetingError>;
