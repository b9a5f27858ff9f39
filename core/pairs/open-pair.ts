import type { Ids, PairId, PersonId } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import { type Pair, pairName } from "./pair.ts";

type Start = Pick<Pair, "cadence" | "templateId"> & {
  readonly personIds: readonly [PersonId, PersonId];
};

/** The pair of two people who meet from now on: the one they were before, opened again, or a new one. */
export function openPair(
  known: Pair | undefined,
  { personIds, cadence, templateId }: Start,
  { ids, now }: { readonly ids: Pick<Ids, "from">; readonly now: Millis },
): Pair {
  const [a, b] = personIds;
  return {
    id: known?.id ?? (ids.from(pairName(personIds)) as PairId),
    personIds: a < b ? [a, b] : [b, a],
    cadence,
    templateId,
    pinned: known?.pinned ?? false,
    archivedAt: null,
    createdAt: known?.createdAt ?? now,
  };
}
