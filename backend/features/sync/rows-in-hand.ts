import type { ScopeId } from "#sync/protocol/scope.ts";
import type { People } from "./policy.ts";
import type { StoredRow } from "./stored-row.ts";

/** What a request has read and locked. */
export type Loaded = {
  /** Live rows by `rowKey`, wherever they live. */
  readonly live: ReadonlyMap<string, StoredRow>;
  /** What is left of rows that were deleted or moved away, by `placeKey`. */
  readonly marks: ReadonlyMap<string, StoredRow>;
  /** The scopes that were asked for: those of them that are in `heads` are the author's, and locked. */
  readonly known: ReadonlySet<string>;
  /** The newest version of each scope that is locked. */
  readonly heads: ReadonlyMap<ScopeId, number>;
  /** The two of each pair scope. */
  readonly people: ReadonlyMap<ScopeId, People>;
  /** Who leads whom, as far up as a change could make a ring. */
  readonly managers: ReadonlyMap<string, string | null>;
};

export const rowKey = (row: { readonly tbl: string; readonly id: string }): string =>
  `${row.tbl}/${row.id}`;
export const placeKey = (scope: string, key: string): string => `${scope}|${key}`;

/** Rows as they become while the mutations of a request are applied one after another; a refused one leaves no trace. */
export type RowsInHand = {
  readonly find: (key: string) => StoredRow | undefined;
  readonly findMark: (scope: string, key: string) => StoredRow | undefined;
  readonly put: (row: StoredRow) => void;
  readonly keep: () => void;
  readonly takeBack: () => void;
  /** Each row that was put, as it is in the end. */
  readonly written: () => readonly StoredRow[];
};

export function rowsInHand(loaded: Pick<Loaded, "live" | "marks">): RowsInHand {
  const live = new Map<string, StoredRow | undefined>(loaded.live);
  const places = new Map<string, StoredRow | undefined>();
  let undo: (() => void)[] = [];
  const set = (
    map: Map<string, StoredRow | undefined>,
    key: string,
    row: StoredRow | undefined,
  ) => {
    const before = map.get(key);
    const had = map.has(key);
    undo.push(() => (had ? map.set(key, before) : map.delete(key)));
    map.set(key, row);
  };
  return {
    find: (key) => live.get(key),
    findMark: (scope, key) => {
      const place = placeKey(scope, key);
      const row = places.get(place) ?? loaded.marks.get(place);
      return row?.state === "live" ? undefined : row;
    },
    put: (row) => {
      const key = rowKey(row);
      set(places, placeKey(row.scope, key), row);
      if (row.state === "live") set(live, key, row);
      else if (live.get(key)?.scope === row.scope) set(live, key, undefined);
    },
    keep: () => {
      undo = [];
    },
    takeBack: () => {
      for (const step of undo.toReversed()) step();
      undo = [];
    },
    written: () => [...places.values()].filter((row) => row !== undefined),
  };
}
