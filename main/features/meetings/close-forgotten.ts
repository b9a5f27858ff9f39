import { addDays, dayAt } from "#core/kernel/calendar-day.ts";
import { ok } from "#core/kernel/result.ts";
import type { Zone } from "#core/kernel/time.ts";
import { forgottenEnding } from "#core/meetings/close-meeting.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { planClose } from "./close.ts";
import { findMeeting, meetingsLeftOpen } from "./queries.ts";

/** Closes what the end of a day closes: meetings left running are held, those whose next date came did not happen. Returns how many. */
export async function closeForgotten(deps: FeatureDeps): Promise<number> {
  const now = deps.clock.now();
  // Somewhere it is tomorrow already; each meeting is then judged by the day of its own zone.
  const latestToday = addDays(dayAt(now, "UTC" as Zone), 1);
  let closed = 0;
  for (const { meeting, cadence } of await meetingsLeftOpen(deps.db, latestToday)) {
    const ending = forgottenEnding(meeting, cadence, now);
    if (!ending) continue;
    const saved = await saveChange(deps, "meeting.closed-by-day", async (tx) => {
      const same = await findMeeting(tx, meeting.id);
      return same?.state === meeting.state
        ? planClose(tx, deps, same, { ending, byDay: true })
        : ok({ ops: [], value: meeting });
    });
    if (saved.ok && saved.value.change !== null) closed += 1;
  }
  return closed;
}
