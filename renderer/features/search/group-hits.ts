import type { SearchHit, SearchKind } from "#core/search/search-hit.ts";

export type HitGroup = {
  readonly kind: SearchKind;
  readonly hits: readonly SearchHit[];
  readonly more: number;
};

/** Rows of a kind before one asks for more of it. */
const FEW = 5;

/** Hits by kind, the kind of the best hit first; of each a few, unless all were asked for or there is only one kind. */
export function groupHits(
  hits: readonly SearchHit[],
  opened: ReadonlySet<SearchKind>,
): readonly HitGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const all = hits.filter((hit) => hit.kind === kind);
    // One row more takes no more room than the line that says so.
    const shown =
      kinds.length === 1 || opened.has(kind) || all.length <= FEW + 1 ? all : all.slice(0, FEW);
    return { kind, hits: shown, more: all.length - shown.length };
  });
}
