import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import type { TimeOfDay } from "#core/kernel/time.ts";
import type { Cadence } from "#core/pairs/pair.ts";

export type Start = {
  readonly personId: PersonId;
  readonly cadence: Cadence | null;
  readonly templateId: TemplateId | null;
};

/** One 1:1 for each person, one after the other from the time chosen; what would pass midnight stays at the last time of the day. */
export function planStarts(
  people: readonly PersonId[],
  cadence: Cadence | null,
  templateId: TemplateId | null,
): readonly Start[] {
  return people.map((personId, index) => ({
    personId,
    cadence: cadence && { ...cadence, at: later(cadence.at, index * cadence.minutes) },
    templateId,
  }));
}

function later(at: TimeOfDay, minutes: number): TimeOfDay {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const total = Math.min(hour * 60 + minute + minutes, 23 * 60 + 30);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}` as TimeOfDay;
}
