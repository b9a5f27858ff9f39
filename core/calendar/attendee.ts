import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { WorkingHours } from "../people/person.ts";
import type { Span } from "./spans.ts";

/** How somebody is busy. Nothing else of what they do is ever known here. */
export type BusyKind = "busy" | "tentative" | "out-of-office" | "elsewhere";

/** A busy block of a calendar. There is no field that could hold what it is about. */
export type Busy = Span & { readonly kind: BusyKind };

/** Hours of one day, by the clock of whoever works them; up to midnight or beyond when `to` is not later than `from`. */
export type DayHours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

/** What is known of a calendar: its busy blocks between two instants. Outside of them, and without any, nothing is known. */
export type Known = Span & { readonly busy: readonly Busy[] };

/** Someone a time is looked for. */
export type Attendee = {
  readonly zone: Zone;
  readonly hours: WorkingHours;
  /** Days with hours of their own, in place of the week's; none for a day off. */
  readonly exceptions?: ReadonlyMap<Day, readonly DayHours[]>;
  /** `undefined` where the calendar cannot be read: a time is then unconfirmed, neither free nor busy. */
  readonly calendar: Known | undefined;
};

/** What a search for times goes by. */
export type SlotRules = {
  /** How long the meeting is. */
  readonly minutes: number;
  /** Begins at multiples of it after midnight, by the clock of the first attendee. A divisor of 60. */
  readonly stepMinutes: number;
  /** So long before and after a busy block is kept free as well; the edges of working hours need no such room. */
  readonly bufferMinutes: number;
  /** Nothing sooner than so long from now. */
  readonly noticeMinutes: number;
  /** Which blocks are in the way. "busy" always is. */
  readonly blocks: {
    readonly tentative: boolean;
    readonly outOfOffice: boolean;
    readonly elsewhere: boolean;
    /** Blocks of whole days, by the clock of whoever has them. */
    readonly allDay: boolean;
  };
};

/** What most people expect: all but working elsewhere is in the way. */
export const usualRules: SlotRules = {
  minutes: 30,
  stepMinutes: 15,
  bufferMinutes: 0,
  noticeMinutes: 60,
  blocks: { tentative: true, outOfOffice: true, elsewhere: false, allDay: true },
};

/** A time that suits: `start` and `end`, and whether every calendar was known there. */
export type Slot = { readonly start: Millis; readonly end: Millis; readonly isConfirmed: boolean };
