import type { Cursor } from "#sync/protocol/pull.ts";

/** A place in a scope's history: after all of `seq`, or inside it after one row. */
export type Place = {
  readonly seq: number;
  readonly row?: { readonly tbl: string; readonly id: string };
  /** The scope's floor when this reading began at the start: below it nothing is missing. */
  readonly since: number;
};

export const start = (floor: number): Place => ({ seq: 0, since: floor });

/** Reads what `Cursor` has let through. */
export function placeOf(cursor: Cursor): Place {
  const [seq, tbl, id, since] = cursor.split("/");
  return {
    seq: Number(seq),
    ...(tbl !== undefined && id !== undefined ? { row: { tbl, id } } : {}),
    since: Number(since ?? 0),
  };
}

export const cursorOf = ({ seq, row, since }: Place): Cursor =>
  row ? `${seq}/${row.tbl}/${row.id}${since > 0 ? `/${since}` : ""}` : String(seq);

/**
 * Deletions below the floor are forgotten: who stands below it may hold rows that are gone, and begins again. Not so who is on the
 * way up from a start made at this floor: what it has not met yet it does not hold either.
 */
export const isStale = (place: Place, floor: number): boolean =>
  place.seq < floor && (place.row === undefined || place.since < floor);

/** What is left to read. A complete cursor goes on after every row of its version. */
export const isBehind = (place: Place, head: number): boolean =>
  place.seq < head || place.row !== undefined;
