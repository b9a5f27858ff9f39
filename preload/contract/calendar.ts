import { z } from "zod";
import { Booking, Calendared } from "#core/calendar/booking.ts";
import {
  CalendarAccount,
  CalendarAccountId,
  CalendarGrant,
  CalendarProvider,
} from "#core/calendar/calendar-account.ts";
import { SeriesRule } from "#core/calendar/series-rule.ts";
import { MeetingId, PairId, PersonId } from "#core/kernel/ids.ts";
import { Millis, Zone } from "#core/kernel/time.ts";
import { WorkingHours } from "#core/people/person.ts";
import { call, Done, Nothing } from "./call.ts";

/** A busy block as it is kept and shown: nothing else is known of it. */
export const BusyBlock = z.strictObject({
  start: Millis,
  end: Millis,
  kind: z.enum(["busy", "tentative", "out-of-office", "elsewhere"]),
});

/** What times are looked for by. */
export const TimeRules = z.strictObject({
  stepMinutes: z.literal([5, 10, 15, 20, 30, 60]),
  bufferMinutes: z.int().min(0).max(60),
  noticeMinutes: z.int().min(0).max(10_080),
  blocks: z.strictObject({
    tentative: z.boolean(),
    outOfOffice: z.boolean(),
    elsewhere: z.boolean(),
    allDay: z.boolean(),
  }),
});
export type TimeRules = z.infer<typeof TimeRules>;

export const FoundTime = z.strictObject({ start: Millis, end: Millis, isConfirmed: z.boolean() });
export type FoundTime = z.infer<typeof FoundTime>;

export const ConnectError = z.discriminatedUnion("type", [
  /** No client id for this provider in the configuration. */
  z.strictObject({ type: z.literal("NotConfigured") }),
  z.strictObject({ type: z.literal("Offline") }),
  z.strictObject({ type: z.literal("Cancelled") }),
  z.strictObject({ type: z.literal("TimedOut") }),
  /** Something that was asked for was unticked; `scopes` are the provider's names. */
  z.strictObject({ type: z.literal("ScopesMissing"), scopes: z.array(z.string().max(200)) }),
  z.strictObject({ type: z.literal("AdminConsent"), link: z.string().max(2_000).nullable() }),
  z.strictObject({ type: z.literal("Refused"), code: z.string().max(80) }),
]);

export const BookError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("PairMissing") }),
  z.strictObject({ type: z.literal("MeetingMissing") }),
  z.strictObject({ type: z.literal("MeetingClosed") }),
  z.strictObject({ type: z.literal("DayInThePast") }),
  /** The grant is for reading only: connect once more with one that books. */
  z.strictObject({ type: z.literal("MayNotBook") }),
  z.strictObject({ type: z.literal("NotBooked") }),
  z.strictObject({ type: z.literal("TooLate") }),
]);

/** One occurrence, it and all that follow, or all; of a single meeting `all`. */
const Scope = z.enum(["one", "following", "all"]);

export const calendar = {
  "calendar.accounts": call(
    Nothing,
    z.strictObject({
      accounts: z.array(CalendarAccount),
      /** For which providers there is a client id. */
      configured: z.array(CalendarProvider),
      isConnecting: z.boolean(),
    }),
  ),
  /** Keeps the consent as it was worded, then opens the browser; answers when the person is back, or two minutes have gone. */
  "calendar.connect": call(
    z.strictObject({ grant: CalendarGrant, wording: z.string().min(1).max(4_000) }),
    CalendarAccount,
    ConnectError,
  ),
  "calendar.stopConnecting": call(Nothing, Done),
  /** Removes tokens and all that was read; `everywhere` takes the grant back at the provider too, where it can be. */
  "calendar.disconnect": call(
    z.strictObject({ id: CalendarAccountId, where: z.enum(["here", "everywhere"]) }),
    z.strictObject({
      /** Whether the provider confirmed it; `not-offered`: it has no such call, the person does it on `page`. */
      revoked: z.enum(["yes", "no", "not-offered", "not-asked"]),
      page: z.string().nullable(),
    }),
  ),
  /** What is held about calendars, as it lies in the file: rows of each table, and the first of them literally. */
  "calendar.held": call(
    Nothing,
    z.strictObject({
      tables: z.array(
        z.strictObject({
          name: z.string(),
          rows: z.int(),
          first: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).max(50),
        }),
      ),
      consents: z.array(
        z.strictObject({
          provider: CalendarProvider,
          grant: CalendarGrant,
          wording: z.string(),
          givenAt: Millis,
          withdrawnAt: Millis.nullable(),
        }),
      ),
    }),
  ),
  "calendar.rules": call(Nothing, TimeRules),
  "calendar.changeRules": call(TimeRules, Done),
  /** What is kept of these people's time; asks nobody. The first is whose screen it is. */
  "calendar.busy": call(
    z.strictObject({ personIds: z.array(PersonId).min(1).max(20), from: Millis, to: Millis }),
    z.strictObject({
      people: z.array(
        Calendared.extend({ zone: Zone, hours: WorkingHours, busy: z.array(BusyBlock) }),
      ),
      bookings: z.array(Booking),
    }),
  ),
  /** Times that suit me and these people, by what is kept; asks nobody. `best` are at most three, the best first. */
  "calendar.times": call(
    z.strictObject({
      personIds: z.array(PersonId).min(1).max(20),
      minutes: z.int().min(5).max(480),
      from: Millis,
      to: Millis,
      /** The meeting that is to be moved: its own block is not in its way, and its usual day counts. */
      meetingId: MeetingId.optional(),
    }),
    z.strictObject({
      times: z.array(FoundTime),
      best: z.array(FoundTime).max(3),
      people: z.array(Calendared.extend({ zone: Zone })),
    }),
  ),
  /** Reads calendars now, all that can be; answers when done. `changed { tables: ["calendar"] }` follows. */
  "calendar.refresh": call(z.strictObject({ personIds: z.array(PersonId).max(20) }), Done),
  /** Gives the pair's next meeting this time, and an event in the calendar that books. Without one only the meeting has it: `booking` is null. */
  "calendar.book": call(
    z.strictObject({
      pairId: PairId,
      start: Millis,
      minutes: z.int().min(5).max(480),
      /** Comes back like this: in weeks, as a pair's rhythm does. */
      rule: SeriesRule.options[0].optional(),
      title: z.string().min(1).max(200),
      invites: z.boolean(),
      /** The other one gets a mail about it. */
      tells: z.boolean(),
      video: z.boolean(),
    }),
    z.strictObject({ booking: Booking.nullable(), meetingId: MeetingId }),
    BookError,
  ),
  "calendar.move": call(
    z.strictObject({
      meetingId: MeetingId,
      start: Millis,
      minutes: z.int().min(5).max(480),
      scope: Scope,
      tells: z.boolean(),
    }),
    z.strictObject({ booking: Booking.nullable(), meetingId: MeetingId }),
    BookError,
  ),
  /** Takes the event out of the calendar; the meeting and its agenda stay. */
  "calendar.cancel": call(
    z.strictObject({ meetingId: MeetingId, scope: Scope, tells: z.boolean() }),
    Done,
    BookError,
  ),
  /** Takes back what was not sent yet, the meeting's time included. `TooLate` once it is on its way. */
  "calendar.takeBack": call(z.strictObject({ meetingId: MeetingId }), Done, BookError),
  "calendar.bookings": call(z.strictObject({ pairId: PairId.optional() }), z.array(Booking)),
  /** What a booking that needs somebody is answered with. `theirs`: as it is in the calendar; `ours`: as it is here, made anew if need be; `leave`: without an event. */
  "calendar.answer": call(
    z.strictObject({
      meetingId: MeetingId,
      answer: z.enum(["theirs", "ours", "leave"]),
      /** Another time, of those that were offered. */
      start: Millis.optional(),
    }),
    Done,
    BookError,
  ),
} as const;
