/** Chance from a seed: the same throws every time. */
export type Dice = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number from 0, below `n`. */
  readonly below: (n: number) => number;
  readonly isIn: (chance: number) => boolean;
  readonly oneOf: <T>(things: readonly T[]) => T;
  readonly bytes: (n: number) => Uint8Array;
};

/** Mulberry32: small, fast, and good enough to choose what happens next. */
export function dice(seed: number): Dice {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    isIn: (chance) => next() < chance,
    oneOf: <T>(things: readonly T[]): T => {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new Error("nothing to choose from");
      return thing;
    },
    bytes: (n) => Uint8Array.from({ length: n }, () => below(256)),
  };
}
