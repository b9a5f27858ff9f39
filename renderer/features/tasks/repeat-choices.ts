import type { Repeat } from "#core/recurrence/repeat.ts";

/** The usual rhythms, and the one it has if that is another. */
export function repeatChoices(now: Repeat | null): readonly (Repeat | null)[] {
  const isUsual = usual.some((one) => JSON.stringify(one) === JSON.stringify(now));
  return isUsual ? usual : [now, ...usual];
}

const usual: readonly (Repeat | null)[] = [
  null,
  { unit: "day", every: 1, anchor: "due" },
  { unit: "week", every: 1, anchor: "due", weekdays: [1, 2, 3, 4, 5] },
  { unit: "week", every: 1, anchor: "due" },
  { unit: "week", every: 2, anchor: "due" },
  { unit: "month", every: 1, anchor: "due" },
  { unit: "month", every: 3, anchor: "due" },
  { unit: "year", every: 1, anchor: "due" },
];
