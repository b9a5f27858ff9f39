import { expect, test } from "vitest";
import { lineIds } from "./line-ids.ts";

const before = lineIds(["a", "b", "a"], []);
const ids = (texts: readonly string[]) => lineIds(texts, before).map(({ id }) => id);

test("every line gets an id of its own, also the same text twice", () => {
  expect(before.map(({ id }) => id)).toEqual(["line-1", "line-2", "line-3"]);
});

test("a line keeps its id when it is moved, renamed, or another goes or comes", () => {
  expect(ids(["b", "a", "a"])).toEqual(["line-2", "line-1", "line-3"]);
  expect(ids(["a", "changed", "a"])).toEqual(["line-1", "line-2", "line-3"]);
  expect(ids(["a", "a"])).toEqual(["line-1", "line-3"]);
  expect(ids(["a", "b", "a", "new"])).toEqual(["line-1", "line-2", "line-3", "line-4"]);
});

test("nothing changed is the very same list", () => {
  expect(lineIds(["a", "b", "a"], before)).toBe(before);
});
