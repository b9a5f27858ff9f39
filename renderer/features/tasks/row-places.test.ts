import { expect, test } from "vitest";
import { RowPlaces } from "./row-places.ts";

const groups = (...sizes: readonly number[]) =>
  sizes.map((size, group) => ({
    tasks: Array.from({ length: size }, (_, row) => ({ id: `${group}.${row}` })),
  }));
const places = (...sizes: readonly number[]) =>
  new RowPlaces({
    groups: groups(...sizes),
    headingHeight: 40,
    rowHeight: 30,
    scroller: { current: null },
  });

test("only rows between the two heights are seen, and the focused one wherever it is", () => {
  const seen = places(3, 10_000, 2).seen(400, 500, "1.5000");
  expect(seen).toEqual([
    { group: 1, top: 130, height: 300_040, before: 4, rows: [7, 8, 9, 10, 5000] },
  ]);
});

test("a focused row above keeps its group, and comes first in it", () => {
  const seen = places(3, 100).seen(2_000, 2_050, "0.1");
  expect(seen).toEqual([
    { group: 0, top: 0, height: 130, before: 0, rows: [1] },
    { group: 1, top: 130, height: 3_040, before: 4, rows: [61, 62] },
  ]);
});

test("a row's place is known without its being drawn", () => {
  const all = places(3, 100);
  expect([all.getItemRect("1.10")?.y, all.height, all.count]).toEqual([130 + 40 + 300, 3_170, 105]);
});
