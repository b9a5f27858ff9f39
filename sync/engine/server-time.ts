/** One exchange with the server, by this device's clock and by the server's. */
export type Sample = { readonly sent: number; readonly received: number; readonly server: number };

const KEPT = 8;

/** What the server's clock is ahead of this one: the median of the last exchanges, each taken at its middle. */
export function offsetOf(samples: readonly Sample[]): number {
  const offsets = samples
    .map(({ sent, received, server }) => server - (sent + received) / 2)
    .toSorted((a, b) => a - b);
  const middle = offsets.length >> 1;
  const upper = offsets[middle] ?? 0;
  return Math.round(offsets.length % 2 === 1 ? upper : ((offsets[middle - 1] ?? 0) + upper) / 2);
}

/** The samples with one more, as many as count. */
export const sampled = (samples: readonly Sample[], sample: Sample): readonly Sample[] =>
  [...samples, sample].slice(-KEPT);
