import type { Span } from "./spans.ts";
import { type AxisDay, placeOfEnd, placeOfStart } from "./week-axis.ts";

/** A thing on a day's column: from where to where on the scale, and in which of how many columns beside each other. */
export type Box<T> = {
  readonly item: T;
  readonly from: number;
  readonly to: number;
  readonly column: number;
  readonly columns: number;
};

/**
 * Where each of a day's things is drawn. What overlaps stands side by side, so that nothing hides anything; what is too short to be seen
 * or pressed is as long as `shortest`, and what would stand over the end of the day because of that begins earlier.
 */
export function layoutDay<T extends Span>(
  day: AxisDay,
  length: number,
  items: readonly T[],
  shortest: number,
): readonly Box<T>[] {
  const drawn = items
    .filter(({ start, end }) => start < day.end && end > day.start && start < end)
    .map((item) => sized(item, day, length, shortest))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  return clusters(drawn).flatMap(sideBySide);
}

type Drawn<T> = Pick<Box<T>, "item" | "from" | "to">;

function sized<T extends Span>(item: T, day: AxisDay, length: number, shortest: number): Drawn<T> {
  const begins = placeOfStart(day, item.start);
  const to = Math.min(length, Math.max(placeOfEnd(day, item.end), begins + shortest));
  return { item, from: Math.max(0, Math.min(begins, to - shortest)), to };
}

/** Things that overlap one another, directly or through others. */
function clusters<T>(drawn: readonly Drawn<T>[]): readonly (readonly Drawn<T>[])[] {
  const groups: Drawn<T>[][] = [];
  let reaches = -Infinity;
  for (const one of drawn) {
    if (one.from >= reaches) groups.push([]);
    groups.at(-1)?.push(one);
    reaches = Math.max(reaches, one.to);
  }
  return groups;
}

function sideBySide<T>(cluster: readonly Drawn<T>[]): readonly Box<T>[] {
  const ends: number[] = [];
  const inColumns = cluster.map((one) => {
    const free = ends.findIndex((end) => end <= one.from);
    const column = free === -1 ? ends.length : free;
    ends[column] = one.to;
    return { ...one, column };
  });
  return inColumns.map((one) => ({ ...one, columns: ends.length }));
}
