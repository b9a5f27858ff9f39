import { sql } from "kysely";
import type { PairRow } from "#contract/pairs.ts";
import type { PairId, PersonId } from "#core/kernel/ids.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { toMeeting } from "../../db/rows/meeting.ts";
import { toPair } from "../../db/rows/pair.ts";
import type { Reader } from "../../db/transaction.ts";
import type { Pair } from "#core/pairs/pair.ts";

export async function findPair(db: Reader, id: PairId): Promise<Pair | undefined> {
  const row = await db.selectFrom("pair").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toPair(row);
}

/** Pairs not archived with what a list shows of them, the next meeting first. */
export async function listPairRows(db: Reader, me: PersonId): Promise<PairRow[]> {
  const pairs = await db.selectFrom("pair").selectAll().where("archived_at", "is", null).execute();
  const counts = await db
    .selectFrom("pair")
    .where("pair.archived_at", "is", null)
    .select((columns) => [
      "pair.id",
      columns
        .selectFrom("agenda_item")
        .select(counted)
        .whereRef("agenda_item.pair_id", "=", "pair.id")
        .where("agenda_item.state", "=", "open")
        .where("agenda_item.archived_at", "is", null)
        .as("points"),
      columns
        .selectFrom("meeting")
        .select("meeting.day")
        .whereRef("meeting.pair_id", "=", "pair.id")
        .where("meeting.state", "=", "held")
        .where("meeting.archived_at", "is", null)
        .orderBy("meeting.day", "desc")
        .limit(1)
        .as("last_held"),
    ])
    .execute();
  const promises = await db
    .selectFrom("task")
    .select(["pair_id", sql<number>`sum(assignee_id = ${me})`.as("mine"), counted])
    .where("pair_id", "is not", null)
    .where(isOpenTask)
    .groupBy("pair_id")
    .execute();
  // A cross join keeps its order in SQLite: from the few pairs to their open meetings, never through all meetings.
  const open = await db
    .selectFrom("pair")
    .crossJoin("meeting")
    .selectAll("meeting")
    .whereRef("meeting.pair_id", "=", "pair.id")
    .where("pair.archived_at", "is", null)
    .where("meeting.state", "in", ["planned", "running"])
    .where("meeting.archived_at", "is", null)
    .execute();
  const nextOf = Map.groupBy(open.map(toMeeting), ({ pairId }) => pairId);
  const countsOf = new Map(counts.map((row) => [row.id, row]));
  const promisesOf = new Map(promises.map((row) => [row.pair_id, row]));
  return pairs
    .map((row): PairRow => {
      const pair = toPair(row);
      const of = countsOf.get(row.id);
      const { mine, n } = promisesOf.get(row.id) ?? { mine: 0, n: 0 };
      return {
        pair,
        otherId: otherOf(pair, me),
        next: openMeeting(nextOf.get(pair.id) ?? []) ?? null,
        points: of?.points ?? 0,
        iOwe: mine,
        theyOwe: n - mine,
        lastHeldDay: of?.last_held ?? null,
      };
    })
    .toSorted((a, b) => compareNext(a, b));
}

export const otherOf = (pair: Pair, me: PersonId): PersonId =>
  pair.personIds[0] === me ? pair.personIds[1] : pair.personIds[0];

/** Running first, then by day and time; those without a day last. */
function compareNext(a: PairRow, b: PairRow): number {
  const key = ({ next }: PairRow) =>
    next === null ? "z" : next.state === "running" ? "" : `${next.day ?? "y"} ${next.at ?? "99"}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.pair.id < b.pair.id ? -1 : 1;
}

const counted = sql<number>`count(*)`.as("n");

// Written out, not bound: only then does the index of open promises apply.
const isOpenTask = sql<boolean>`task.state = 'open' AND task.archived_at IS NULL`;
