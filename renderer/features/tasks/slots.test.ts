import { expect, test } from "vitest";
import { Slots } from "./slots.ts";

test("a task keeps its slot while it is seen, and gives it on when it goes", () => {
  const slots = new Slots();
  const give = (ids: string, mayReuse: boolean) => [
    ...slots.give(ids.split(""), mayReuse).values(),
  ];
  expect([give("abc", true), give("bcd", true), give("ced", false), give("ced", true)]).toEqual([
    [0, 1, 2],
    [1, 2, 0],
    [2, 3, 0],
    [2, 3, 0],
  ]);
});
