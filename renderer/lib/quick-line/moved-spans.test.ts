import { expect, test } from "vitest";
import { movedSpans } from "./moved-spans.ts";

const spanOf = (text: string, part: string) => ({
  span: { start: text.indexOf(part), end: text.indexOf(part) + part.length },
});
const kept = (before: string, after: string, part: string) =>
  movedSpans(before, after, [spanOf(before, part)]).map(({ span }) =>
    after.slice(span.start, span.end),
  );

test("a stretch moves along when something is typed before it", () => {
  expect(kept("deck fri", "the deck fri", "fri")).toEqual(["fri"]);
});

test("a stretch stays when something is typed behind it", () => {
  expect(kept("deck fri", "deck fri please", "fri")).toEqual(["fri"]);
});

test("a stretch that is edited is forgotten", () => {
  expect(kept("deck fri", "deck fr", "fri")).toEqual([]);
  expect(kept("deck fri", "deck friday", "fri")).toEqual([]);
  expect(kept("deck fri", "deckfri", "fri")).toEqual([]);
  expect(kept("deck fri", "", "fri")).toEqual([]);
});
