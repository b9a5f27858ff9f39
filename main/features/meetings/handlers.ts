import type { SliceHandlers } from "#contract/index.ts";
import { dayAt } from "#core/kernel/calendar-day.ts";
import type { MeetingId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import { passesNextDate } from "#core/meetings/close-meeting.ts";
import { startMeeting } from "#core/meetings/start-meeting.ts";
import { isOpen, type Meeting, type MeetingError } from "#core/meetings/meeting.ts";
import type { Cadence } from "#core/pairs/pair.ts";
import { scopes } from "../../db/identity.ts";
import { changed } from "../../db/ops.ts";
import { fromMeeting } from "../../db/rows/meeting.ts";
import { fromPair } from "../../db/rows/pair.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { type Close, planClose } from "./close.ts";
import { agendaOf, findMeeting, pairOf } from "./queries.ts";
import { openOneOnOne } from "./one-on-one.ts";

export const meetingHandlers = (deps: FeatureDeps): SliceHandlers<"meetings"> => ({
  "meetings.open": (input) => openOneOnOne(deps, input),
  "meetings.start": ({ id }) => saveChange(deps, "meeting.start", (tx) => start(tx, deps, id)),
  "meetings.end": ({ id }) =>
    saveChange(deps, "meeting.end", (tx) => close(tx, deps, id, { ending: "held" })),
  "meetings.skip": ({ id }) =>
    saveChange(deps, "meeting.skip", (tx) => close(tx, deps, id, { ending: "skipped" })),
  "meetings.miss": ({ id }) =>
    saveChange(deps, "meeting.miss", (tx) => close(tx, deps, id, { ending: "missed" })),
  "meetings.postpone": (input) =>
    saveChange(deps, "meeting.postpone", (tx) => planTime(tx, deps, input)),
});

async function start(
  tx: Reader,
  deps: FeatureDeps,
  id: MeetingId,
): Promise<Result<Plan<Meeting>, MeetingError>> {
  const meeting = await findOpen(tx, id);
  if (!meeting.ok || meeting.value.state === "running")
    return meeting.ok ? ok({ ops: [], value: meeting.value }) : meeting;
  const running = startMeeting(meeting.value, deps.clock.now());
  const shared = (await agendaOf(tx, meeting.value)).filter(
    (item) => item.sharing === "at-start" && item.authorId === deps.identity.me,
  );
  const move = { from: scopes.self(deps.identity), to: scopes.pair(meeting.value.pairId) };
  const ops = [
    ...changed("meeting", id, fromMeeting(meeting.value), fromMeeting(running)),
    ...shared.flatMap((item) =>
      changed("agenda_item", item.id, { sharing: item.sharing }, { sharing: "shared" }, move),
    ),
  ];
  return ok({ ops, value: running });
}

async function close(
  tx: Reader,
  deps: FeatureDeps,
  id: MeetingId,
  how: Close,
): Promise<Result<Plan<Meeting>, MeetingError>> {
  const meeting = await findOpen(tx, id);
  return meeting.ok ? planClose(tx, deps, meeting.value, how) : meeting;
}

export type NewTime = {
  readonly id: MeetingId;
  readonly day: Day;
  readonly at: TimeOfDay | null;
  readonly minutes?: number | undefined;
  /** A new series begins with it. */
  readonly cadence?: Cadence | undefined;
};

/** Gives an open meeting a time. Past the next date of its series it is postponed: what is open is carried to the one that has this time then. */
export async function planTime(
  tx: Reader,
  deps: FeatureDeps,
  { id, day, at, minutes, cadence }: NewTime,
): Promise<Result<Plan<Meeting>, MeetingError>> {
  const found = await findOpen(tx, id);
  if (!found.ok) return found;
  const meeting = found.value;
  const today = dayAt(deps.clock.now(), meeting.zone);
  if (day < today) return fail({ type: "DayInThePast" });
  const pair = await pairOf(tx, meeting.pairId);
  const length = minutes ?? meeting.minutes;
  if (pair && cadence) {
    const first: Meeting = { ...meeting, day, at, minutes: length, rhythmDay: day };
    return ok({
      ops: [
        ...changed("pair", pair.id, fromPair(pair), fromPair({ ...pair, cadence })),
        ...changed("meeting", id, fromMeeting(meeting), fromMeeting(first)),
      ],
      value: first,
    });
  }
  if (passesNextDate(meeting, pair?.cadence ?? null, day, today))
    return planClose(tx, deps, meeting, {
      ending: "postponed",
      nextSlot: { day, at, minutes: length },
    });
  const moved: Meeting = { ...meeting, day, at, minutes: length };
  return ok({
    ops: changed("meeting", id, fromMeeting(meeting), fromMeeting(moved)),
    value: moved,
  });
}

async function findOpen(tx: Reader, id: MeetingId): Promise<Result<Meeting, MeetingError>> {
  const meeting = await findMeeting(tx, id);
  if (!meeting) return fail({ type: "MeetingMissing" });
  return isOpen(meeting) ? ok(meeting) : fail({ type: "MeetingClosed" });
}
