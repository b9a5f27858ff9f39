import { expect, test } from "vitest";
import { rank, ranked } from "./rank.ts";

test.each([
  ["New task", "new", 4],
  ["New task", "new ta", 4],
  ["Add a person", "add pers", 3],
  ["Add a person", "pers add", 2],
  ["New task", "nt", 1.5],
  ["New talking point", "alk", 1],
  ["Müller", "mull", 4],
  ["Open settings", "", 0],
  ["Open settings", "xyz", 0],
])("%s for %s: %d", (title, typed, score) => expect(rank(title, typed)).toBe(score));

test("a better match comes before a recent one, and a recent one before an equal", () => {
  const all = [
    { id: "a", title: "Go to Today" },
    { id: "b", title: "Go to Tasks" },
    { id: "c", title: "Tasks" },
  ];
  expect(ranked(all, "t", ["b"]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
