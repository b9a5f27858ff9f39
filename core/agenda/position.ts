import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing-jittered";

/** A position between two others (`null`: the start or the end). Equal or unreadable neighbours, which two devices can make, give a position after the lower one. */
export function positionBetween(lower: string | null, upper: string | null): string {
  const tries = [
    [lower, upper],
    [lower, null],
    [null, upper],
  ] as const;
  for (const [from, to] of tries) {
    const [position] = keysBetween(from, to, 1);
    if (position !== undefined) return position;
  }
  return generateKeyBetween(null, null);
}

/** `count` positions after `last`, in order. */
export function positionsAfter(last: string | null, count: number): readonly string[] {
  const after = keysBetween(last, null, count);
  return after.length === count ? after : generateNKeysBetween(null, null, count);
}

/** Keys that really lie between two; none where a neighbour is no key of ours: the library throws at some of those and answers nonsense at others. */
function keysBetween(from: string | null, to: string | null, count: number): readonly string[] {
  if (from !== null && to !== null && from >= to) return [];
  try {
    const keys = generateNKeysBetween(from, to, count);
    const isSound = (key: string) =>
      /^[0-9A-Za-z]+$/.test(key) && (from === null || key > from) && (to === null || key < to);
    return keys.every(isSound) ? keys : [];
  } catch {
    return [];
  }
}

/** The order of an agenda; ties, which two devices can make, are broken by id, the same way everywhere. */
export function byPosition(
  a: { readonly position: string; readonly id: string },
  b: { readonly position: string; readonly id: string },
): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
