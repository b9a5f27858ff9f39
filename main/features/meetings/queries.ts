import { sql } from "kysely";
import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { byPosition } from "#core/agenda/position.ts";
import type { Day, Millis } from "#core/kernel/time.ts";
import { isOpen, type Meeting } from "#core/meetings/meeting.ts";
import type { Cadence, Pair } from "#core/pairs/pair.ts";
import type { Task } from "#core/tasks/task.ts";
import { toAgendaItem } from "../../db/rows/agenda-item.ts";
import { toMeeting } from "../../db/rows/meeting.ts";
import { toPair } from "../../db/rows/pair.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findMeeting(db: Reader, id: MeetingId): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom("meeting")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toMeeting(row);
}

export async function pairOf(db: Reader, id: PairId): Promise<Pair | undefined> {
  const row = await db.selectFrom("pair").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toPair(row);
}

/** The pair's open meetings, of which two devices can have made several; the one that holds the agenda is `openMeeting` of them. */
export async function openMeetingsOf(db: Reader, pairId: PairId): Promise<Meeting[]> {
  const rows = await db
    .selectFrom("meeting")
    .selectAll()
    .where("pair_id", "=", pairId)
    .where("state", "in", ["planned", "running"])
    .where("archived_at", "is", null)
    .execute();
  return rows.map(toMeeting);
}

/**
 * The agenda of a meeting in its order. On the agenda of an open one stands every open point of the pair, also one that lies with
 * another meeting (its close was undone, or another device closed it meanwhile): what is open is always in sight.
 */
export async function agendaOf(db: Reader, meeting: Meeting): Promise<AgendaItem[]> {
  const items = db.selectFrom("agenda_item").selectAll().where("archived_at", "is", null);
  const own = await items.where("meeting_id", "=", meeting.id).execute();
  const elsewhere = isOpen(meeting)
    ? await items
        .where("pair_id", "=", meeting.pairId)
        .where("state", "=", "open")
        .where("meeting_id", "!=", meeting.id)
        .execute()
    : [];
  return [...own, ...elsewhere].map(toAgendaItem).toSorted(byPosition);
}

/** Open promises of a pair, and those done since an instant; at most 500 of each. */
export async function promisesOf(db: Reader, pairId: PairId, doneSince: Millis): Promise<Task[]> {
  const all = db.selectFrom("task").selectAll().where("pair_id", "=", pairId).limit(500);
  // Written out, not bound: only then does the index of open promises apply.
  const open = await all
    .where(sql<boolean>`state = 'open' AND archived_at IS NULL`)
    .orderBy("created_at")
    .execute();
  const done = await all
    .where("archived_at", "is", null)
    .where("state", "=", "done")
    .where("done_at", ">", doneSince)
    .orderBy("done_at", "desc")
    .execute();
  return [...open, ...done].map(toTask);
}

/** What was promised in one meeting, done or not. */
export async function promisesMadeIn(db: Reader, meeting: Meeting): Promise<Task[]> {
  const rows = await db
    .selectFrom("task")
    .selectAll()
    .where("pair_id", "=", meeting.pairId)
    .where("meeting_id", "=", meeting.id)
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(toTask);
}

/** When the pair's meetings took place, oldest first. */
export async function heldTimes(
  db: Reader,
  pairId: PairId,
): Promise<{ startedAt: Millis; endedAt: Millis }[]> {
  const rows = await db
    .selectFrom("meeting")
    .select(["started_at", "ended_at"])
    .where("pair_id", "=", pairId)
    .where("state", "=", "held")
    .where("archived_at", "is", null)
    .orderBy("ended_at")
    .execute();
  return rows.flatMap(({ started_at, ended_at }) =>
    ended_at === null
      ? []
      : [{ startedAt: (started_at ?? ended_at) as Millis, endedAt: ended_at as Millis }],
  );
}

/** Closed meetings of a pair, newest first, with how many points each had and whether anything was written. */
export async function earlierMeetings(db: Reader, pairId: PairId, limit: number) {
  const rows = await db
    .selectFrom("meeting")
    .select((columns) => [
      "meeting.id",
      "meeting.day",
      "meeting.state",
      columns
        .selectFrom("agenda_item")
        .select((c) => c.fn.countAll<number>().as("n"))
        .whereRef("agenda_item.meeting_id", "=", "meeting.id")
        .where("agenda_item.archived_at", "is", null)
        .as("points"),
      columns
        .exists(
          columns
            .selectFrom("note")
            .select("note.id")
            .whereRef("note.subject_id", "=", "meeting.id")
            .where("note.text", "!=", ""),
        )
        .as("has_notes"),
    ])
    .where("meeting.pair_id", "=", pairId)
    .where("meeting.state", "in", ["held", "skipped", "missed", "postponed"])
    .where("meeting.archived_at", "is", null)
    .orderBy("meeting.created_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id as MeetingId,
    day: row.day as Meeting["day"],
    state: row.state as Meeting["state"],
    points: row.points ?? 0,
    hasNotes: Boolean(row.has_notes),
  }));
}

/** Meetings that the end of a day may have closed: running, or planned for a day before `today`, each with the rhythm of its pair. */
export async function meetingsLeftOpen(
  db: Reader,
  today: Day,
): Promise<{ meeting: Meeting; cadence: Cadence | null }[]> {
  // Asked every few seconds. A cross join keeps its order in SQLite: from the few pairs to their open meetings, never through all meetings.
  const rows = await db
    .selectFrom("pair")
    .crossJoin("meeting")
    .selectAll("meeting")
    .select("pair.cadence")
    .whereRef("meeting.pair_id", "=", "pair.id")
    .where("meeting.state", "in", ["planned", "running"])
    .where("meeting.archived_at", "is", null)
    .where("pair.archived_at", "is", null)
    .where((where) =>
      where.or([where("meeting.state", "=", "running"), where("meeting.day", "<", today)]),
    )
    .execute();
  return rows.map(({ cadence, ...row }) => ({
    meeting: toMeeting(row),
    cadence: cadence === null ? null : (JSON.parse(cadence) as Cadence),
  }));
}
