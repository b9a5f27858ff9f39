import { z } from "zod";
import type { BookError } from "#contract/calendar.ts";
import type { Output, SliceHandlers } from "#contract/index.ts";
import { dayAt, timeOfDayAt, weekdayOf } from "#core/kernel/calendar-day.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import type { Meeting, MeetingError } from "#core/meetings/meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import type { Cadence } from "#core/pairs/pair.ts";
import { toMeeting } from "../../db/rows/meeting.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import { undoChange } from "../../db/undo.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { noCalendars } from "./no-calendars.ts";
import { readRules, writeRules } from "./rules.ts";
import { seenOf } from "./seen.ts";
import { findTimes } from "./times.ts";

/** How a meeting gets a time; `compose-calendar.ts` fills it. */
export type CalendarPorts = {
  readonly planTime: (
    tx: Reader,
    time: {
      readonly id: MeetingId;
      readonly day: Day;
      readonly at: TimeOfDay;
      readonly minutes: number;
      readonly cadence?: Cadence | undefined;
    },
  ) => Promise<Result<Plan<Meeting>, MeetingError>>;
};

/** So long after it was said a time is taken back without a word to anybody. */
const TAKE_BACK_MS = 10_000;

export function calendarHandlers(
  deps: FeatureDeps,
  ports: CalendarPorts,
): SliceHandlers<"calendar"> {
  const { db, clock } = deps;
  /** What the last change of a meeting's time was, for as long as it can be taken back. */
  const latest = new Map<MeetingId, { readonly change: number; readonly until: Millis }>();

  async function setTime(
    meeting: Meeting,
    { start, minutes, cadence }: Time,
  ): Promise<Result<Output<"calendar.book">, BookFailure>> {
    if (start < clock.now()) return fail({ type: "DayInThePast" });
    const { id, zone } = meeting;
    const saved = await saveChange(deps, "calendar.book", (tx) =>
      ports.planTime(tx, {
        id,
        day: dayAt(start, zone),
        at: timeOfDayAt(start, zone),
        minutes,
        cadence,
      }),
    );
    if (!saved.ok) return saved.error.type === "MeetingNotStarted" ? missing : fail(saved.error);
    const { change, value } = saved.value;
    const until = (clock.now() + TAKE_BACK_MS) as Millis;
    if (change !== null) latest.set(value.id, { change, until });
    return ok({ booking: null, meetingId: value.id });
  }

  return {
    ...noCalendars,
    "calendar.rules": async () => ok(await readRules(db)),
    "calendar.changeRules": async (rules) => {
      await writeRules(deps, rules);
      return ok(undefined);
    },
    "calendar.busy": async ({ personIds, from, to }) => {
      const people = await seenOf(deps, personIds, { within: { start: from, end: to } });
      return ok({
        people: people.map(({ calendar, ...one }) => ({ ...one, busy: [...calendar.busy] })),
        bookings: [],
      });
    },
    "calendar.times": async (input) => ok(await findTimes(deps, input)),
    "calendar.book": async ({ pairId, start, minutes, rule }) => {
      const meeting = await nextOf(db, pairId);
      if (!meeting) return fail({ type: "PairMissing" });
      const cadence = rule && { ...rhythmFrom(start, meeting.zone), everyWeeks: rule.interval };
      return setTime(meeting, { start, minutes, cadence: cadence && { ...cadence, minutes } });
    },
    "calendar.move": async ({ meetingId, start, minutes }) => {
      const row = await db
        .selectFrom("meeting")
        .selectAll()
        .where("id", "=", meetingId)
        .where("archived_at", "is", null)
        .executeTakeFirst();
      return row ? setTime(toMeeting(row), { start, minutes }) : missing;
    },
    "calendar.takeBack": async ({ meetingId }) => {
      const last = latest.get(meetingId);
      latest.delete(meetingId);
      if (!last) return fail({ type: "NotBooked" });
      if (clock.now() > last.until) return fail({ type: "TooLate" });
      const undone = await undoChange(deps, last.change);
      return undone.ok ? ok(undefined) : fail({ type: "NotBooked" });
    },
  };
}

type BookFailure = z.infer<typeof BookError>;
type Time = {
  readonly start: Millis;
  readonly minutes: number;
  readonly cadence?: Cadence | undefined;
};

const missing = fail<BookFailure>({ type: "MeetingMissing" });

/** The meeting that holds a pair's agenda. */
async function nextOf(db: Reader, pairId: PairId): Promise<Meeting | undefined> {
  const rows = await db
    .selectFrom("meeting")
    .selectAll()
    .where("pair_id", "=", pairId)
    .where("state", "in", ["planned", "running"])
    .where("archived_at", "is", null)
    .execute();
  return openMeeting(rows.map(toMeeting));
}

const rhythmFrom = (start: Millis, zone: Zone) => ({
  weekday: weekdayOf(dayAt(start, zone)),
  at: timeOfDayAt(start, zone),
  zone,
});
