import { dayAt } from "#core/kernel/calendar-day.ts";
import { ok } from "#core/kernel/result.ts";
import { forgottenEnding } from "#core/meetings/close-meeting.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { planClose } from "./close.ts";
import { findMeeting, openMeetings, pairOf } from "./queries.ts";

/** Closes what the end of a day closes: meetings left running are held, those whose next date came did not happen. Returns how many. */
export async function closeForgotten(deps: FeatureDeps): Promise<number> {
  let closed = 0;
  for (const { id } of await openMeetings(deps.db)) {
    const saved = await saveChange(deps, "meeting.closed-by-day", async (tx) => {
      const meeting = await findMeeting(tx, id);
      const pair = meeting && (await pairOf(tx, meeting.pairId));
      const ending = meeting && forgottenEnding(meeting, pair?.cadence ?? null, dayAt(deps.clock.now(), meeting.zone), meeting.zone);
      return meeting && ending ? planClose(tx, deps, meeting, { ending, byDay: true }) : ok({ ops: [], value: meeting });
    });
    if (saved.ok && saved.value.change !== null) closed += 1;
  }
  return closed;
}
