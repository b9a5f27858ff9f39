/** One measured figure beside its bound. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The issue's bound and, where there is one, the goal beyond it. */
  readonly bound: number;
  readonly goal?: number;
  /** What the ratio was made of, or how it was measured. */
  readonly detail: string;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);

/** The figures as a table for people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, bound, goal, detail }) => [
    name,
    `${short(value)} ${unit}`,
    `≤ ${bound}${goal === undefined ? "" : ` (goal ${goal})`}`,
    value <= bound ? "ok" : "MISSED",
    detail,
  ]);
  const all = [["what", "measured", "bound", "", "how"], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}
