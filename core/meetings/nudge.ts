import { instantOf } from "../kernel/calendar-day.ts";
import type { MeetingId, PairId } from "../kernel/ids.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import type { Meeting } from "./meeting.ts";

/** Something to say about a 1:1 at its time, unasked: it is soon, or it was never closed. */
export type Nudge = {
  readonly kind: "prepare" | "close";
  readonly meetingId: MeetingId;
  readonly pairId: PairId;
  readonly from: Millis;
  /** Said no more from then on: a 1:1 that has begun needs no preparing. */
  readonly until: Millis;
  /** When it begins, or was to end. */
  readonly at: Millis;
};

/** A nudge with the name of the other one, and the zone in which its time is said. */
export type NamedNudge = Nudge & { readonly name: string; readonly zone: Zone };

/** A 1:1 that runs over is left alone so long. */
const OVER_MS = 10 * 60_000;

/** The nudge that an open meeting will ask for, if any; `leadMinutes` before it begins, and none with 0. */
export function nudgeOf(
  { id, pairId, state, day, at, zone, minutes, startedAt }: Meeting,
  leadMinutes: number,
): Nudge | undefined {
  const about = { meetingId: id, pairId };
  if (state === "running" && startedAt !== null) {
    const end = (startedAt + minutes * 60_000) as Millis;
    const never = 8.64e15 as Millis;
    return { kind: "close", ...about, from: (end + OVER_MS) as Millis, until: never, at: end };
  }
  if (state !== "planned" || day === null || at === null || leadMinutes === 0) return undefined;
  const start = instantOf(day, at, zone);
  const from = (start - leadMinutes * 60_000) as Millis;
  return { kind: "prepare", ...about, from, until: start, at: start };
}

/** What tells one nudge from another: moved to another time, a 1:1 is announced again. */
export const nudgeName = ({ kind, meetingId, at }: Nudge): string => `${kind}:${meetingId}:${at}`;
