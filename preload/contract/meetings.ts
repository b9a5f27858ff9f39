import { z } from "zod";
import { AgendaItem } from "#core/agenda/agenda-item.ts";
import { MeetingId, PairId, PersonId } from "#core/kernel/ids.ts";
import { Day, TimeOfDay } from "#core/kernel/time.ts";
import { Meeting, MeetingError } from "#core/meetings/meeting.ts";
import { BriefLine } from "#core/meetings/prep-brief.ts";
import { Pair, PairError } from "#core/pairs/pair.ts";
import { LedgerLine } from "#core/tasks/promise-ledger.ts";
import { call, Saved } from "./call.ts";

/** Everything the 1:1 page shows but the rich text. */
export const OneOnOne = z.strictObject({
  pair: Pair,
  meId: PersonId,
  otherId: PersonId,
  meeting: Meeting,
  /** In order; mine alone included. */
  agenda: z.array(AgendaItem),
  /** Open promises and those done since the last meeting. */
  ledger: z.array(LedgerLine),
  /** Facts since the last meeting; empty for a closed one. */
  brief: z.array(BriefLine),
  /** Closed meetings, newest first, at most 200. */
  earlier: z.array(
    z.strictObject({
      id: MeetingId,
      day: Day.nullable(),
      state: Meeting.shape.state,
      points: z.int(),
      hasNotes: z.boolean(),
    }),
  ),
});
export type OneOnOne = z.infer<typeof OneOnOne>;

const That = z.strictObject({ id: MeetingId });

export const meetings = {
  /** The page of a pair: its open meeting, or the one named. */
  "meetings.open": call(
    z.strictObject({ pairId: PairId, meetingId: MeetingId.optional() }),
    OneOnOne,
    z.union([PairError, MeetingError]),
  ),
  /** Starts it; points to be shared at the start become shared. */
  "meetings.start": call(That, Saved(Meeting), MeetingError),
  /** Ends it: what is open is carried to the next meeting, which is planned if need be. `value` is the next one. */
  "meetings.end": call(That, Saved(Meeting), MeetingError),
  "meetings.skip": call(That, Saved(Meeting), MeetingError),
  /** "Didn't happen". */
  "meetings.miss": call(That, Saved(Meeting), MeetingError),
  /** Moves it; past the next date of the series it counts as postponed and its open items are carried. */
  "meetings.postpone": call(
    z.strictObject({
      id: MeetingId,
      day: Day,
      at: TimeOfDay.nullable(),
      minutes: z.int().min(5).max(480).optional(),
    }),
    Saved(Meeting),
    MeetingError,
  ),
} as const;
