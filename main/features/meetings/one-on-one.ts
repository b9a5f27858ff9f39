import type { OneOnOne } from "#contract/meetings.ts";
import type { z } from "zod";
import { dayAt } from "#core/kernel/calendar-day.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import { isOpen, type MeetingError } from "#core/meetings/meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { prepBrief } from "#core/meetings/prep-brief.ts";
import type { PairError } from "#core/pairs/pair.ts";
import { promiseLedger } from "#core/tasks/promise-ledger.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import {
  agendaOf,
  earlierMeetings,
  findMeeting,
  heldTimes,
  openMeetingsOf,
  pairOf,
  promisesMadeIn,
  promisesOf,
} from "./queries.ts";

/** Everything the 1:1 page shows, read in one go. */
export async function openOneOnOne(
  deps: FeatureDeps,
  { pairId, meetingId }: { readonly pairId: PairId; readonly meetingId?: MeetingId | undefined },
): Promise<Result<z.infer<typeof OneOnOne>, PairError | MeetingError>> {
  const { clock, db, identity } = deps;
  const pair = await pairOf(db, pairId);
  if (!pair || pair.archivedAt !== null) return fail({ type: "PairMissing" });
  const meeting = meetingId
    ? await findMeeting(db, meetingId)
    : openMeeting(await openMeetingsOf(db, pairId));
  if (!meeting || meeting.pairId !== pairId) return fail({ type: "MeetingMissing" });
  const held = await heldTimes(db, pairId);
  const lastHeldAt = held.at(-1)?.endedAt;
  const promises = isOpen(meeting)
    ? await promisesOf(db, pairId, lastHeldAt ?? (0 as Millis))
    : await promisesMadeIn(db, meeting);
  const ledger = promiseLedger(
    promises,
    identity.me,
    held.map(({ startedAt }) => startedAt),
  );
  const agenda = await agendaOf(db, meeting);
  const earlier = await earlierMeetings(db, pairId, 200);
  const now = clock.now();
  const lastMeeting = earlier.find((one) => one.state === "held");
  const brief = isOpen(meeting)
    ? prepBrief({
        now,
        today: dayAt(now, meeting.zone),
        ledger,
        agenda,
        meId: identity.me,
        lastHeldAt,
        lastMeeting,
      })
    : [];
  return ok({
    pair,
    meId: identity.me,
    otherId: pair.personIds[0] === identity.me ? pair.personIds[1] : pair.personIds[0],
    meeting,
    agenda,
    ledger: [...ledger],
    brief: [...brief],
    earlier,
  });
}
