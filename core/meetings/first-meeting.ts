import type { MeetingId } from "../kernel/ids.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import { firstDate } from "../pairs/next-date.ts";
import type { Pair } from "../pairs/pair.ts";
import type { Meeting } from "./meeting.ts";

/** The meeting that holds what two people collect until they meet for the first time; `zone` counts where they have no rhythm yet. */
export function firstMeeting(
  { id: pairId, cadence }: Pick<Pair, "id" | "cadence">,
  { id, zone, now }: { readonly id: MeetingId; readonly zone: Zone; readonly now: Millis },
): Meeting {
  const day = cadence && firstDate(cadence, now);
  return {
    id,
    pairId,
    day,
    at: cadence?.at ?? null,
    zone: cadence?.zone ?? zone,
    minutes: cadence?.minutes ?? 30,
    rhythmDay: day,
    state: "planned",
    startedAt: null,
    endedAt: null,
    closedByDay: false,
    archivedAt: null,
    createdAt: now,
  };
}
