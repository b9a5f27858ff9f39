/** `--ci` on every change, `--release` by hand: the same scenarios, more often. */
export const isRelease = process.env["AE_FAULTS"] === "release";

export const rounds = (ci: number, release: number): number => (isRelease ? release : ci);

/** Chance that can be had again: `AE_SEED=n npm run faults` repeats a run. Each scenario prints its seed. */
export const seed = Number(process.env["AE_SEED"] ?? Date.now() % 1_000_000);

export type Chance = {
  /** A whole number from 0 to `below` - 1. */
  readonly nat: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly bytes: (count: number) => Buffer;
};

/** mulberry32: small, good enough, the same everywhere. */
export function chanceOf(start: number): Chance {
  let state = start >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const nat = (below: number): number => Math.floor(next() * below);
  return {
    nat,
    pick: (from) => from[nat(from.length)] as (typeof from)[number],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => nat(256))),
  };
}

/** Says what was done, for the log of a run. */
export const report = (line: string): void => void process.stdout.write(`    ${line}\n`);
