import type { PersonId } from "#core/kernel/ids.ts";
import type { Pair } from "#core/pairs/pair.ts";
import { scopes } from "../identity.ts";
import { added, changed, type Op } from "../ops.ts";
import type { Reader } from "../transaction.ts";
import { fromPair, toPair } from "./pair.ts";

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

/** Writes an opened pair, over the one it was before where there was one. */
export const openedPairOps = (known: Pair | undefined, pair: Pair): readonly Op[] =>
  known
    ? changed("pair", pair.id, withArchived(known), withArchived(pair))
    : [added("pair", pair.id, scopes.pair(pair.id), fromPair(pair))];

const withArchived = (pair: Pair) => ({ ...fromPair(pair), archived_at: pair.archivedAt });
