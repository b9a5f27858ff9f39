import { expect, test } from "vitest";
import type { PairRow } from "#contract/pairs.ts";
import type { Day } from "#core/kernel/time.ts";
import { groupPairs } from "./group-pairs.ts";

const row = (day: string | null, state = "planned") => ({ next: { day, state } }) as PairRow;

test("1:1s stand under today with what is overdue, this week until Sunday, later, and without a day", () => {
  const rows = [
    row("2026-11-01"),
    row("2026-11-05"),
    row("2026-11-08"),
    row("2026-11-09"),
    row(null),
    row("2026-12-01", "running"),
  ];
  const groups = groupPairs(rows, "2026-11-05" as Day);
  expect(groups.map(({ group, rows: some }) => [group, some.map(({ next }) => next?.day)])).toEqual(
    [
      ["today", ["2026-11-01", "2026-11-05", "2026-12-01"]],
      ["week", ["2026-11-08"]],
      ["later", ["2026-11-09"]],
      ["none", [null]],
    ],
  );
});

test("on a Sunday this week is over today", () => {
  expect(groupPairs([row("2026-11-09")], "2026-11-08" as Day).map(({ group }) => group)).toEqual([
    "later",
  ]);
});
