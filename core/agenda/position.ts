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
