import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { sinceWords } from "./since-words.ts";

const minutes = [-5, 0, 1, 59, 60, 23 * 60, 24 * 60, 13 * 1440, 14 * 1440, 60 * 1440, 61 * 1440];
const said = (locale: string) =>
  minutes.map((count) => sinceWords(locale, (-count * 60_000) as Millis, 0 as Millis));

test("how long ago is said in the unit one would say", () => {
  expect(said("en")).toMatchInlineSnapshot(`
    [
      "now",
      "now",
      "1 min. ago",
      "59 min. ago",
      "1 hr. ago",
      "23 hr. ago",
      "yesterday",
      "13 days ago",
      "2 weeks ago",
      "8 weeks ago",
      "2 months ago",
    ]
  `);
  expect(said("de")).toMatchInlineSnapshot(`
    [
      "jetzt",
      "jetzt",
      "vor 1 Min.",
      "vor 59 Min.",
      "vor 1 Std.",
      "vor 23 Std.",
      "gestern",
      "vor 13 Tagen",
      "vor 2 Wochen",
      "vor 8 Wochen",
      "vor 2 Monaten",
    ]
  `);
});
