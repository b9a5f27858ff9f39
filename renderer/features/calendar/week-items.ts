import type { PairRow } from "#contract/pairs.ts";
import type { Busy, BusyKind } from "#core/calendar/attendee.ts";
import type { Booking } from "#core/calendar/booking.ts";
import type { Span } from "#core/calendar/spans.ts";
import { instantOf } from "#core/kernel/calendar-day.ts";
import type { MeetingId, PairId, PersonId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";

/** A 1:1 as the week shows it; `booking` where a calendar has it, or is to have it. */
export type MeetingItem = Span & {
  readonly kind: "meeting";
  readonly id: MeetingId;
  readonly pairId: PairId;
  readonly otherId: PersonId;
  readonly booking: Booking["state"]["type"] | undefined;
};

/** A stretch in which I am busy; what with is not known. */
export type BusyItem = Span & {
  readonly kind: "busy";
  readonly id: string;
  readonly of: BusyKind;
};

export type WeekItem = MeetingItem | BusyItem;

/** What stands in the week: every 1:1 that has a time, and busy blocks, but for those that are one of these 1:1s. */
export function weekItems(
  pairs: readonly PairRow[],
  bookings: readonly Booking[],
  busy: readonly Busy[],
): readonly WeekItem[] {
  const meetings = meetingItems(pairs, bookings);
  const taken = new Set(meetings.map(({ start, end }) => `${start} ${end}`));
  const blocks = busy
    .filter(({ start, end }) => !taken.has(`${start} ${end}`))
    .map(({ start, end, kind }, n): BusyItem => ({
      kind: "busy",
      id: `${start} ${end} ${n}`,
      of: kind,
      start,
      end,
    }));
  return [...meetings, ...blocks];
}

function meetingItems(
  pairs: readonly PairRow[],
  bookings: readonly Booking[],
): readonly MeetingItem[] {
  const stateOf = new Map(bookings.map((one) => [one.meetingId, one.state.type]));
  const planned = pairs.flatMap(({ pair, otherId, next }): MeetingItem[] => {
    if (!next || next.day === null || next.at === null) return [];
    const start = instantOf(next.day, next.at, next.zone);
    return [
      {
        kind: "meeting",
        id: next.id,
        pairId: pair.id,
        otherId,
        start,
        end: (start + next.minutes * 60_000) as Millis,
        booking: stateOf.get(next.id),
      },
    ];
  });
  const there = new Set(planned.map(({ id }) => id));
  const others = bookings.flatMap((one): MeetingItem[] => {
    const otherId = pairs.find(({ pair }) => pair.id === one.pairId)?.otherId;
    if (there.has(one.meetingId) || otherId === undefined) return [];
    const { meetingId: id, pairId, start, end, state } = one;
    return [{ kind: "meeting", id, pairId, otherId, start, end, booking: state.type }];
  });
  return [...planned, ...others];
}
