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

/** The pair of two people, archived or not. */
export async function findPairOf(db: Reader, a: PersonId, b: PersonId): Promise<Pair | undefined> {
  const [first, second] = [a, b].toSorted();
  const row = await db
    .selectFrom("pair")
    .selectAll()
    .where("a_id", "=", first ?? a)
    .where("b_id", "=", second ?? b)
    .executeTakeFirst();
  return row && toPair(row);
}

/** Pairs not archived with what a list shows of them, the next meeting first. */
export async function listPairRows(db: Reader, me: PersonId): Promise<PairRow[]> {
  const pairs = await db.selectFrom("pair").selectAll().where("archived_at", "is", null).execute();
  const open = await db
    .selectFrom("meeting")
    .selectAll()
    .where("state", "in", ["planned", "running"])
    .where("archived_at", "is", null)
    .execute();
  const nextOf = Map.groupBy(open.map(toMeeting), ({ pairId }) => pairId);
  const points = byPair(
    await db
      .selectFrom("agenda_item")
      .select(["pair_id", counted])
      .where("state", "=", "open")
      .where("archived_at", "is", null)
      .groupBy("pair_id")
      .execute(),
  );
  const promises = db
    .selectFrom("task")
    .select(["pair_id", counted])
    .where("state", "=", "open")
    .where("archived_at", "is", null)
    .where("pair_id", "is not", null)
    .groupBy("pair_id");
  const iOwe = byPair(await promises.where("assignee_id", "=", me).execute());
  const theyOwe = byPair(await promises.where("assignee_id", "!=", me).execute());
  const held = await db
    .selectFrom("meeting")
    .select(["pair_id", sql<string | null>`max(day)`.as("day")])
    .where("state", "=", "held")
    .where("archived_at", "is", null)
    .groupBy("pair_id")
    .execute();
  const lastHeld = new Map(held.map((row) => [row.pair_id, row.day]));
  return pairs
    .map((row): PairRow => {
      const pair = toPair(row);
      return {
        pair,
        otherId: otherOf(pair, me),
        next: openMeeting(nextOf.get(pair.id) ?? []) ?? null,
        points: points.get(pair.id) ?? 0,
        iOwe: iOwe.get(pair.id) ?? 0,
        theyOwe: theyOwe.get(pair.id) ?? 0,
        lastHeldDay: lastHeld.get(pair.id) ?? null,
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

const byPair = (counts: readonly { readonly pair_id: string | null; readonly n: number }[]) =>
  new Map(counts.map(({ pair_id, n }) => [pair_id, n]));
