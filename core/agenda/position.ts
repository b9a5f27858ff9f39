import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing-jittered";

/** A position between two others (`null`: the start or the end). Equal or unreadable neighbours, which two devices can make, give a position after the lower one. */
export function positionBetween(lower: string | null, upper: string | null): string {
  for (const [from, to] of [
    [lower, upper],
    [lower, null],
    [null, upper],
  ] as const) {
    try {
      if (from === null || to === null || from < to) return generateKeyBetween(from, to);
    } catch {
      // not one of our keys: try with less context
    }
  }
  return generateKeyBetween(null, null);
}

/** `count` positions after `last`, in order. */
export function positionsAfter(last: string | null, count: number): readonly string[] {
  try {
    return generateNKeysBetween(last, null, count);
  } catch {
    return generateNKeysBetween(null, null, count);
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
