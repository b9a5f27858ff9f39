import fc from "fast-check";
import { expect, test } from "vitest";
import { linkInArguments, readDeepLink } from "./deep-link.ts";

const TOKEN = "a".repeat(43);

test("the links there are, are read", () => {
  expect([
    readDeepLink("allelements://today"),
    readDeepLink("allelements://task/0199-ab"),
    readDeepLink("allelements://one-on-one/p_1/"),
    readDeepLink("allelements://person/ana"),
    readDeepLink(`allelements://invitation/${TOKEN}`),
  ]).toEqual([
    { to: "today" },
    { to: "task", id: "0199-ab" },
    { to: "one-on-one", id: "p_1" },
    { to: "person", id: "ana" },
    { to: "invitation", token: TOKEN },
  ]);
});

test("what is written in any other way is no link", () => {
  for (const text of [
    "allelements:today",
    "allelements:/today",
    "ALLELEMENTS://today",
    "allelements://today/extra",
    "allelements://task",
    "allelements://task/a/b",
    "allelements://task/a?do=delete",
    "allelements://task/a#x",
    "allelements://task/%61",
    "allelements://user:word@task/a",
    "allelements://task:80/a",
    "allelements://delete/a",
    `allelements://invitation/${TOKEN}a`,
    `allelements://task/${"a".repeat(65)}`,
    "allelements://task/a\n",
    " allelements://task/a",
    "https://allelements/task/a",
    "allelements://task/../a",
  ])
    expect([text, readDeepLink(text)]).toEqual([text, undefined]);
});

const piece = fc.constantFrom(
  "allelements://",
  "allelements:",
  "://",
  "/",
  "//",
  "task",
  "today",
  "one-on-one",
  "person",
  "invitation",
  TOKEN,
  "a",
  "%00",
  "%2f",
  "..",
  "?",
  "#",
  "@",
  ":",
  "--no-sandbox",
  "\u202e",
  "\0",
  "\n",
  "ä",
  "javascript:",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 80 }).map((rest) => `allelements://${rest}`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);

test("of 20,000 made-up links, one that is read is written again as it was", () => {
  fc.assert(
    fc.property(text, (link) => {
      const read = readDeepLink(link);
      if (read === undefined) return;
      const rest = "id" in read ? `/${read.id}` : "token" in read ? `/${read.token}` : "";
      expect([`allelements://${read.to}${rest}`, `allelements://${read.to}${rest}/`]).toContain(
        link,
      );
    }),
    { numRuns: 20_000 },
  );
});

test("a very long link costs no time", () => {
  const before = performance.now();
  for (let n = 0; n < 1_000; n++) readDeepLink(`allelements://task/${"a".repeat(64_000)}`);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test("among a process's arguments only a lone link counts", () => {
  expect([
    linkInArguments(["app", "--", "allelements://today"]),
    linkInArguments(["app", "allelements://today", "allelements://task/a"]),
    linkInArguments(["app", "--x=allelements://today"]),
    linkInArguments([]),
  ]).toEqual([{ to: "today" }, undefined, undefined, undefined]);
});
