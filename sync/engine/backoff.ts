const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
const POLL_MS = 60_000;

/** How long to rest after so many failures in a row: by chance up to a bound that doubles, so that many devices do not come back at once. */
export function restMs(failures: number, chance: () => number): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.ceil(chance() * bound);
}

/** How long to wait when nothing is to do: a poke may have been lost. A minute, give or take a fifth. */
export const pollMs = (chance: () => number): number =>
  Math.round(POLL_MS * (0.8 + chance() * 0.4));
