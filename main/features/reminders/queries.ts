import { sql } from "kysely";
import type { PersonId, ReminderId } from "#core/kernel/ids.ts";
import type { Millis, Zone } from "#core/kernel/time.ts";
import type { WorkingHours } from "#core/people/person.ts";
import { type Ahead, instantAfter, instantOfReminder } from "#core/reminders/due.ts";
import type { Reminder, ReminderSubject, ReminderTime } from "#core/reminders/reminder.ts";
import { isRepeating } from "#core/reminders/repeating.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import type { Due } from "#core/tasks/due.ts";
import { toReminder } from "../../db/rows/reminder.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findReminder(db: Reader, id: ReminderId): Promise<Reminder | undefined> {
  const row = await db
    .selectFrom("reminder")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toReminder(row);
}

export async function remindersOf(db: Reader, subject: ReminderSubject): Promise<Reminder[]> {
  const rows = await db
    .selectFrom("reminder")
    .selectAll()
    .where("subject_type", "=", subject.type)
    .where("subject_id", "=", subject.id)
    .where("archived_at", "is", null)
    .execute();
  return rows.map(toReminder);
}

/** The zone I live in. */
export const zoneOf = async (db: Reader, me: PersonId): Promise<Zone> =>
  (await clockOf(db, me)).zone;

/** The zone I live in, and when I work there. */
async function clockOf(
  db: Reader,
  me: PersonId,
): Promise<{ readonly zone: Zone; readonly hours: WorkingHours | null }> {
  const mine = await db
    .selectFrom("person")
    .select(["zone", "working_hours"])
    .where("id", "=", me)
    .executeTakeFirst();
  return {
    zone: (mine?.zone ?? "UTC") as Zone,
    hours: mine ? (JSON.parse(mine.working_hours) as WorkingHours) : null,
  };
}

/** One that rang and was not answered. */
export type Unanswered = {
  readonly reminder: WaitingReminder;
  readonly shownAt: Millis;
  /** It is said again until it is answered. */
  readonly nags: boolean;
};

/** Reminders for me about what is still open: those to ring up to an instant, earliest first, and those that rang. What has no instant yet is left out. One look, since it is taken after each change. */
export async function remindersAhead(
  db: Reader,
  me: PersonId,
  { until, holdsOthers }: { readonly until: Millis; readonly holdsOthers: boolean },
): Promise<{
  readonly toRing: readonly WaitingReminder[];
  readonly rung: readonly Unanswered[];
}> {
  const { zone, hours } = await clockOf(db, me);
  const rows = await rowsForMe(db, me, { states: ["scheduled", ...WAITING], until });
  const ahead = await meetingsAhead(db);
  const toRing = rows.flatMap((row): readonly WaitingReminder[] => {
    const time = timeOf(row);
    const reckoning = {
      setAt: row.updated_at as Millis,
      due: row.due === null ? null : ({ due: row.due, dueAt: row.due_at } as Due),
      ahead: ahead.get(row.pair_id ?? "") ?? [],
      zone,
      setter: setterOf(row, holdsOthers ? hours : null),
    };
    const dueAt =
      row.state === "scheduled"
        ? instantOfReminder(time, reckoning)
        : instantAfter(time, reckoning);
    return dueAt === undefined || dueAt > until ? [] : [waiting(row, dueAt)];
  });
  const rung = rows.filter(({ state }) => state !== "scheduled");
  return {
    toRing: toRing.toSorted((a, b) => a.dueAt - b.dueAt),
    rung: rung.map((row) => unanswered(row, zone)),
  };
}

/** Reminders for me that rang and that I have not answered, the one that rang last first. */
export async function remindersRung(db: Reader, me: PersonId): Promise<WaitingReminder[]> {
  const zone = await zoneOf(db, me);
  const rows = await rowsForMe(db, me, { states: WAITING });
  return rows.map((row) => unanswered(row, zone).reminder).toSorted((a, b) => b.dueAt - a.dueAt);
}

const unanswered = (row: Row, zone: Zone): Unanswered => ({
  reminder: waiting(row, instantRung(row, zone)),
  shownAt: row.updated_at as Millis,
  nags: timeOf(row).nags === true,
});

const WAITING: readonly Reminder["state"][] = ["shown", "seen"];

type Row = Awaited<ReturnType<typeof rowsForMe>>[number];

const timeOf = (row: Row): ReminderTime => JSON.parse(row.time) as ReminderTime;

/** When one that rang was due; what it counted from may be another by now, so it is when it rang where that is not written. */
function instantRung(row: Row, zone: Zone): Millis {
  const time = timeOf(row);
  if (typeof time.putOff === "number") return time.putOff;
  if (time.putOff !== undefined) return row.updated_at as Millis;
  const setAt = row.updated_at as Millis;
  const setter = setterOf(row, null);
  return instantOfReminder(time, { setAt, due: null, ahead: [], zone, setter }) ?? setAt;
}

const setterOf = (row: Row, hours: WorkingHours | null) =>
  row.setter_zone === null ? undefined : { zone: row.setter_zone as Zone, hours };

const waiting = (row: Row, dueAt: Millis): WaitingReminder =>
  ({
    id: row.id,
    subject: { type: row.subject_type, id: row.subject_id },
    title: row.title,
    pairId: row.pair_id,
    withId: row.with_id,
    withName: row.with_name,
    byName: row.by_name,
    dueAt,
    isSeen: row.state === "seen",
    proposedAt: timeOf(row).proposed?.at ?? null,
    repeats: isRepeating(timeOf(row)),
  }) as WaitingReminder;

/** Two clocks are never further apart. */
const ZONES_MS = 27 * 60 * 60_000;

/** Whoever owns what a reminder is about gets it, unless it names somebody; what is done, dropped or gone reminds nobody. */
const rowsForMe = (
  db: Reader,
  me: PersonId,
  {
    states,
    until = Number.MAX_SAFE_INTEGER,
  }: { readonly states: readonly Reminder["state"][]; readonly until?: number },
) =>
  db
    .selectFrom("reminder")
    .leftJoin("task", (on) =>
      on
        .onRef("task.id", "=", "reminder.subject_id")
        .on("reminder.subject_type", "=", "task")
        .on("task.archived_at", "is", null)
        .on("task.state", "=", "open"),
    )
    .leftJoin("agenda_item", (on) =>
      on
        .onRef("agenda_item.id", "=", "reminder.subject_id")
        .on("reminder.subject_type", "=", "agenda-item")
        .on("agenda_item.archived_at", "is", null)
        .on("agenda_item.state", "=", "open"),
    )
    .leftJoin("pair", (on) =>
      on.on(sql<boolean>`pair.id = coalesce(task.pair_id, agenda_item.pair_id)`),
    )
    .leftJoin("person as other", (on) =>
      on.on(sql<boolean>`other.id = iif(pair.a_id = ${me}, pair.b_id, pair.a_id)`),
    )
    .leftJoin("person as setter", (on) =>
      on.onRef("setter.id", "=", "reminder.author_id").on("setter.id", "!=", me),
    )
    .select([
      "other.id as with_id",
      "other.name as with_name",
      "setter.name as by_name",
      "setter.zone as setter_zone",
      "reminder.id",
      "reminder.subject_type",
      "reminder.subject_id",
      "reminder.time",
      "reminder.state",
      "reminder.updated_at",
      "task.due",
      "task.due_at",
      "pair.id as pair_id",
      sql<string>`coalesce(task.title, agenda_item.text)`.as("title"),
    ])
    .where("reminder.archived_at", "is", null)
    .where("reminder.state", "in", states)
    // The far future is most of them, and is left where it is.
    .where(
      sql<boolean>`(reminder.time ->> '$.kind' <> 'at' OR reminder.time ->> '$.at' <= ${until + ZONES_MS})`,
    )
    .where(sql<boolean>`coalesce(reminder.for_id, task.assignee_id, agenda_item.author_id) = ${me}`)
    .where(sql<boolean>`coalesce(task.id, agenda_item.id) IS NOT NULL`)
    .execute();

async function meetingsAhead(db: Reader): Promise<ReadonlyMap<string, readonly Ahead[]>> {
  const rows = await db
    .selectFrom("meeting")
    .select(["pair_id", "day", "at", "zone", "started_at"])
    .where("archived_at", "is", null)
    .where("state", "in", ["planned", "running"])
    .execute();
  const byPair = new Map<string, Ahead[]>();
  for (const { pair_id, started_at, ...rest } of rows) {
    const ahead = { ...rest, startedAt: started_at } as Ahead;
    byPair.set(pair_id, [...(byPair.get(pair_id) ?? []), ahead]);
  }
  return byPair;
}
