import type { Calendared } from "#core/calendar/booking.ts";
import type { Attendee, Busy, Known } from "#core/calendar/attendee.ts";
import type { Span } from "#core/calendar/spans.ts";
import { instantOf } from "#core/kernel/calendar-day.ts";
import type { MeetingId, PersonId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { toPerson } from "../../db/rows/person.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { readShared } from "./shared-busy.ts";

/** Somebody's time as far as this computer knows it. `calendar` holds our 1:1s even where nothing else is known: then it is known nowhere. */
export type Seen = Calendared & Pick<Attendee, "zone" | "hours"> & { readonly calendar: Known };

/** Of each of these people, in their order; who is not there any more is left out. `without`: a meeting that is to be moved is not in its own way. */
export async function seenOf(
  { db, identity }: Pick<FeatureDeps, "db" | "identity">,
  personIds: readonly PersonId[],
  options: { readonly within: Span; readonly without?: MeetingId | undefined },
): Promise<readonly Seen[]> {
  const rows = await db
    .selectFrom("person")
    .selectAll()
    .where("id", "in", [...personIds])
    .where("archived_at", "is", null)
    .execute();
  const people = new Map(rows.map((row) => [row.id, toPerson(row, identity.me)]));
  const shared = await readShared(db, personIds);
  const ours = await meetingBlocks(db, options);
  return personIds.flatMap((personId): Seen[] => {
    const person = people.get(personId);
    if (!person) return [];
    const own = shared.get(personId);
    const meetings = ours.filter(
      ({ people: two }) => personId === identity.me || two.includes(personId),
    );
    const nowhere = { start: options.within.start, end: options.within.start, busy: [] };
    const { start, end, busy } = own ?? nowhere;
    return [
      {
        personId,
        state: own ? "known" : "unknown",
        reason: own ? null : "no-calendar",
        asOf: own?.asOf ?? null,
        zone: person.zone,
        hours: person.workingHours,
        calendar: { start, end, busy: [...busy, ...meetings.map(({ block }) => block)] },
      },
    ];
  });
}

type Ours = { readonly people: readonly string[]; readonly block: Busy };

/** The 1:1s that have a time: whoever is in one is busy then, whatever a calendar says. */
async function meetingBlocks(
  db: Reader,
  { within, without }: { readonly within: Span; readonly without?: MeetingId | undefined },
): Promise<readonly Ours[]> {
  const rows = await db
    .selectFrom("meeting")
    .innerJoin("pair", "pair.id", "meeting.pair_id")
    .select(["meeting.id", "day", "at", "zone", "minutes", "a_id", "b_id"])
    .where("meeting.state", "in", ["planned", "running"])
    .where("meeting.archived_at", "is", null)
    .where("day", "is not", null)
    .where("at", "is not", null)
    .execute();
  return rows
    .filter(({ id }) => id !== without)
    .map(({ day, at, zone, minutes, a_id, b_id }) => {
      const start = instantOf(day as Day, at as TimeOfDay, zone as Zone);
      const end = (start + minutes * 60_000) as Millis;
      return { people: [a_id, b_id], block: { start, end, kind: "busy" as const } };
    })
    .filter(({ block }) => block.end > within.start && block.start < within.end);
}
