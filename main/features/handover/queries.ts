import type { OpenHandover } from "#contract/handover.ts";
import { type Along, offered } from "#core/handover/brought-along.ts";
import type { Handover, HandoverItem } from "#core/handover/handover.ts";
import type { HandoverId, PairId, PersonId } from "#core/kernel/ids.ts";
import { scopes } from "../../db/identity.ts";
import { toAgendaItem } from "../../db/rows/agenda-item.ts";
import { toHandover } from "../../db/rows/handover.ts";
import { findPairOf } from "../../db/rows/pair-of.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findHandover(db: Reader, id: HandoverId): Promise<Handover | undefined> {
  const row = await proposals(db).where("id", "=", id).executeTakeFirst();
  return row && toHandover(row);
}

const proposals = (db: Reader) =>
  db
    .selectFrom("handover")
    .selectAll()
    .where("state", "=", "proposed")
    .where("archived_at", "is", null)
    // Nobody hands over themselves, whatever arrives.
    .whereRef("author_id", "!=", "person_id");

/** Proposals that wait and are mine or about me. */
export async function listOpen(db: Reader, me: PersonId): Promise<OpenHandover[]> {
  const rows = await proposals(db)
    .where((or) => or.or([or("author_id", "=", me), or("person_id", "=", me)]))
    .orderBy("created_at")
    .execute();
  const open: OpenHandover[] = [];
  for (const handover of rows.map(toHandover))
    open.push({ handover, items: inWords(await alongOf(db, handover.pairId, handover.what)) });
  return open;
}

/** What may be handed over with somebody I meet. */
export async function listItems(db: Reader, me: PersonId, personId: PersonId) {
  const pair = await findPairOf(db, me, personId);
  return pair ? inWords(await alongOf(db, pair.id)) : [];
}

/** Read out of the pair's own scope: what lies in mine is not looked at. */
export async function alongOf(db: Reader, pairId: PairId, ids?: readonly string[]): Promise<Along> {
  const points = await db
    .selectFrom("agenda_item")
    .selectAll()
    .where("pair_id", "=", pairId)
    .where("scope_id", "=", scopes.pair(pairId))
    .where("state", "=", "open")
    .where("archived_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const promises = await db
    .selectFrom("task")
    .selectAll()
    .where("pair_id", "=", pairId)
    .where("scope_id", "=", scopes.pair(pairId))
    .where("state", "=", "open")
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .execute();
  return offered({ points: points.map(toAgendaItem), promises: promises.map(toTask) }, ids);
}

const inWords = ({ points, promises }: Along): HandoverItem[] => [
  ...points.map(({ id, text, authorId }): HandoverItem => ({
    id,
    kind: "point",
    text,
    details: null,
    byId: authorId,
  })),
  ...promises.map(({ id, title, details, assigneeId }): HandoverItem => ({
    id,
    kind: "promise",
    text: title,
    details,
    byId: assigneeId,
  })),
];
