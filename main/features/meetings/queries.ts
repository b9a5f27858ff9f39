import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import type { Pair } from "#core/pairs/pair.ts";
import type { Task } from "#core/tasks/task.ts";
import { toAgendaItem } from "../../db/rows/agenda-item.ts";
import { toMeeting } from "../../db/rows/meeting.ts";
import { toPair } from "../../db/rows/pair.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findMeeting(db: Reader, id: MeetingId): Promise<Meeting | undefined> {
  const row = await db.selectFrom("meeting").selectAll().where("id", "=", id).where("archived_at", "is", null).executeTakeFirst();
  return row && toMeeting(row);
}

export async function pairOf(db: Reader, id: PairId): Promise<Pair | undefined> {
  const row = await db.selectFrom("pair").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toPair(row);
}

/** The pair's open meeting. Two devices may each have planned one: the earliest is it. */
export async function openMeetingOf(db: Reader, pairId: PairId): Promise<Meeting | undefined> {
  const rows = await db.selectFrom("meeting").selectAll().where("pair_id", "=", pairId).where("state", "in", ["planned", "running"]).where("archived_at", "is", null).execute();
  return rows.map(toMeeting).toSorted((a, b) => Number(b.state === "running") - Number(a.state === "running") || a.createdAt - b.createdAt)[0];
}

/** The items of a meeting in their order. */
export async function agendaOf(db: Reader, id: MeetingId): Promise<AgendaItem[]> {
  const rows = await db.selectFrom("agenda_item").selectAll().where("meeting_id", "=", id).where("archived_at", "is", null).orderBy("position").orderBy("id").execute();
  return rows.map(toAgendaItem);
}

/** Open promises of a pair, and those done since an instant; at most 500 of each. */
export async function promisesOf(db: Reader, pairId: PairId, doneSince: Millis): Promise<Task[]> {
  const all = db.selectFrom("task").selectAll().where("pair_id", "=", pairId).where("archived_at", "is", null).limit(500);
  const open = await all.where("state", "=", "open").orderBy("created_at").execute();
  const done = await all.where("state", "=", "done").where("done_at", ">", doneSince).orderBy("done_at", "desc").execute();
  return [...open, ...done].map(toTask);
}

/** When the pair's meetings were held, oldest first. */
export async function heldTimes(db: Reader, pairId: PairId): Promise<Millis[]> {
  const rows = await db.selectFrom("meeting").select("ended_at").where("pair_id", "=", pairId).where("state", "=", "held").where("archived_at", "is", null).orderBy("ended_at").execute();
  return rows.flatMap((row) => (row.ended_at === null ? [] : [row.ended_at as Millis]));
}

/** Closed meetings of a pair, newest first, with how many points each had and whether anything was written. */
export async function earlierMeetings(db: Reader, pairId: PairId, limit: number) {
  const rows = await db
    .selectFrom("meeting")
    .select((columns) => [
      "meeting.id",
      "meeting.day",
      "meeting.state",
      columns.selectFrom("agenda_item").select((c) => c.fn.countAll<number>().as("n")).whereRef("agenda_item.meeting_id", "=", "meeting.id").where("agenda_item.archived_at", "is", null).as("points"),
      columns.exists(columns.selectFrom("note").select("note.id").whereRef("note.subject_id", "=", "meeting.id").where("note.text", "!=", "")).as("has_notes"),
    ])
    .where("meeting.pair_id", "=", pairId)
    .where("meeting.state", "in", ["held", "skipped", "missed", "postponed"])
    .where("meeting.archived_at", "is", null)
    .orderBy("meeting.created_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id as MeetingId, day: row.day as Meeting["day"], state: row.state as Meeting["state"], points: row.points ?? 0, hasNotes: Boolean(row.has_notes) }));
}

/** Open meetings of all pairs that a day's end may close. */
export async function openMeetings(db: Reader): Promise<Meeting[]> {
  const rows = await db.selectFrom("meeting").selectAll().where("state", "in", ["planned", "running"]).where("archived_at", "is", null).execute();
  return rows.map(toMeeting);
}
