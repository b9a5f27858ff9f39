import type { Input, Output } from "#contract/index.ts";
import { bestSlots, type Usual } from "#core/calendar/best-slots.ts";
import type { Attendee } from "#core/calendar/attendee.ts";
import { findSlots } from "#core/calendar/find-slots.ts";
import { instantOf, weekdayOf } from "#core/kernel/calendar-day.ts";
import type { MeetingId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { readRules } from "./rules.ts";
import { seenOf } from "./seen.ts";

/** Further ahead nobody looks, and a page that asked for centuries would wait for them. */
const LONGEST_MS = 92 * 86_400_000;

/** Times that suit me and these people, by what is kept. My clock comes first. */
export async function findTimes(
  deps: FeatureDeps,
  { personIds, minutes, from, to, meetingId }: Input<"calendar.times">,
): Promise<Output<"calendar.times">> {
  const { me } = deps.identity;
  const within = { start: from, end: Math.min(to, from + LONGEST_MS) as typeof to };
  const others = personIds.filter((id) => id !== me);
  const seen = await seenOf(deps, [me, ...others], { within, without: meetingId });
  const people = seen.map(({ personId, state, reason, asOf, zone }) => ({
    personId,
    state,
    reason,
    asOf,
    zone,
  }));
  const [first, ...rest] = seen.map(({ zone, hours, calendar }): Attendee => ({
    zone,
    hours,
    calendar,
  }));
  // Without one of them it would be a time for others than were asked about.
  if (!first || seen.length !== others.length + 1) return { times: [], best: [], people };
  const attendees = [first, ...rest] as const;
  const rules = { ...(await readRules(deps.db)), minutes };
  const moved = meetingId && (await placeOf(deps.db, meetingId));
  // Where it is already it need not be moved to.
  const times = findSlots({ attendees, within, now: deps.clock.now(), rules }).filter(
    ({ start }) => start !== moved?.start,
  );
  const usual = moved?.usual;
  const best = bestSlots(times, { attendees, within, rules, usual }, 3);
  return { times: [...times], best: [...best], people };
}

/** When a meeting is, and which day and time its series has, or it itself: what is moved is moved by little. */
async function placeOf(
  db: Reader,
  id: MeetingId,
): Promise<{ readonly start: Millis; readonly usual: Usual } | undefined> {
  const row = await db
    .selectFrom("meeting")
    .select(["day", "at", "zone", "rhythm_day"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row?.at || !row.day) return undefined;
  const [day, at, zone] = [row.day as Day, row.at as TimeOfDay, row.zone as Zone];
  const weekday = weekdayOf((row.rhythm_day as Day | null) ?? day);
  return { start: instantOf(day, at, zone), usual: { weekday, at, zone } };
}
