import { z } from "zod";
import { MeetingId, PairId, PersonId } from "../kernel/ids.ts";
import { Millis } from "../kernel/time.ts";
import { CalendarAccountId } from "./calendar-account.ts";

/** How a booking stands. `needs-you` waits for an answer by a person and does nothing by itself. */
export const BookingState = z.discriminatedUnion("type", [
  /** Nothing was sent yet; until `sendAt` it can be taken back without a trace, without a network it waits longer. */
  z.strictObject({ type: z.literal("waiting"), sendAt: Millis }),
  z.strictObject({ type: z.literal("sending") }),
  z.strictObject({
    type: z.literal("booked"),
    joinUrl: z.string().max(2_000).nullable(),
    invitee: z.enum(["none", "no-answer", "yes", "no", "maybe"]),
  }),
  z.strictObject({
    type: z.literal("needs-you"),
    why: z.discriminatedUnion("type", [
      /** The time was taken meanwhile; these were free when it was looked at again. */
      z.strictObject({
        type: z.literal("taken"),
        instead: z.array(z.strictObject({ start: Millis, end: Millis })).max(3),
      }),
      z.strictObject({ type: z.literal("moved-there"), start: Millis, end: Millis }),
      z.strictObject({ type: z.literal("deleted-there") }),
      z.strictObject({ type: z.literal("declined") }),
      /** Changed on both sides. */
      z.strictObject({ type: z.literal("conflict"), start: Millis, end: Millis }),
      z.strictObject({ type: z.literal("sign-in-again") }),
      z.strictObject({ type: z.literal("refused"), code: z.string().max(80) }),
    ]),
  }),
  z.strictObject({ type: z.literal("cancelling") }),
]);
export type BookingState = z.infer<typeof BookingState>;

/** A meeting's place in a calendar of this computer's. The pair owns the agenda: this can be lost and made anew. */
export const Booking = z.strictObject({
  meetingId: MeetingId,
  pairId: PairId,
  accountId: CalendarAccountId,
  start: Millis,
  end: Millis,
  isSeries: z.boolean(),
  state: BookingState,
  /** When the calendars it was chosen by were last read. */
  asOf: Millis.nullable(),
});
export type Booking = z.infer<typeof Booking>;

/** Of whom a time was looked for, and how much is known of them. */
export const Calendared = z.strictObject({
  personId: PersonId,
  state: z.enum(["known", "unknown"]),
  /** Why it is unknown. */
  reason: z
    .enum([
      "not-found",
      "no-permission",
      "too-many",
      "provider",
      "offline",
      "no-address",
      "no-calendar",
    ])
    .nullable(),
  asOf: Millis.nullable(),
});
export type Calendared = z.infer<typeof Calendared>;
