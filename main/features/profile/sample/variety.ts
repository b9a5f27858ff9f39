/** Numbers below a count, the same series for the same seed: no chance is needed, only variety. */
export function picker(seed: number): (count: number) => number {
  let state = seed * 7_919;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/** Some of a list, each once. */
export function distinct<T>(
  from: readonly T[],
  count: number,
  pick: (count: number) => number,
): readonly T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(pick(left.length), 1),
  ).flat();
}
