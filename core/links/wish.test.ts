import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddress } from "./address.ts";
import { readWish } from "./wish.ts";

const TOKEN = "a".repeat(43);

test("a lone link opens its screen, with two dashes before it or without", () => {
  expect([
    readWish(["app", "allelements://task/t-1"]),
    readWish(["app", "--", "allelements://one-on-one/p-1"]),
    readWish(["app", "allelements://person/ana"]),
    readWish(["app", `allelements://invitation/${TOKEN}`]),
    readWish(["app", "allelements://delete/t-1"]),
    readWish(["app"]),
  ]).toEqual([
    { type: "open", address: "/tasks?task=t-1" },
    { type: "open", address: "/pairs/p-1" },
    { type: "open", address: "/people/ana" },
    { type: "open", address: `/account?invitation=${TOKEN}` },
    { type: "show" },
    { type: "show" },
  ]);
});

test("--open takes a link or an address, and says when it can follow neither", () => {
  const open = (...args: string[]) => readWish(["app", ...args]);
  expect([
    open("--open", "allelements://today"),
    open("--open=/settings/backups"),
    open("--open", "/pairs/p-1/m-1"),
    open("--open", "/tasks?task=1&do=delete"),
    open("--open", "//elsewhere.example"),
    open("--open", "https://elsewhere.example"),
    open("--open"),
    open("--open", "--sample"),
  ]).toEqual([
    { type: "open", address: "/today" },
    { type: "open", address: "/settings/backups" },
    { type: "open", address: "/pairs/p-1/m-1" },
    ...Array.from({ length: 5 }, () => ({ type: "unclear", what: "open" })),
  ]);
});

test("--quick-add takes one line of text, and nothing in it is a switch or a link; alone it asks for one", () => {
  const add = (...args: string[]) => readWish(["app", ...args]);
  expect([
    add("--quick-add", "Ask  legal\nabout it"),
    add("--quick-add=--no-sandbox"),
    add("--quick-add", "allelements://today"),
    add("--quick-add"),
    add("--quick-add", "--sample"),
    add("--quick-add="),
    add("--quick-add", " "),
    add("--quick-add", "a".repeat(2_001)),
    add("--", "--quick-add", "later"),
  ]).toEqual([
    { type: "quick-add", text: "Ask legal about it" },
    { type: "quick-add", text: "--no-sandbox" },
    { type: "quick-add", text: "allelements://today" },
    { type: "capture" },
    { type: "capture" },
    ...Array.from({ length: 3 }, () => ({ type: "unclear", what: "quick-add" })),
    { type: "show" },
  ]);
});

const pieces =
  "/ // /tasks /people /pairs /settings /account ? # & = %2f .. \\ @ : javascript: allelements:// task/ a ä";
const piece = fc.constantFrom(...pieces.split(" "), TOKEN, "\n", "\0");

test("of 20,000 made-up addresses, one that is read stays within the app's screens", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
        fc.string({ unit: "binary", maxLength: 80 }).map((rest) => `/${rest}`),
      ),
      (text) => {
        const address = readAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(
          /^\/(today|tasks|people|pairs|search|settings|account)(\/[A-Za-z0-9_-]+){0,2}(\?(task|invitation)=[A-Za-z0-9_-]+)?$/,
        );
        expect(new URL(address, "app://ae").host).toBe("ae");
      },
    ),
    { numRuns: 20_000 },
  );
});
