import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  excerpt,
  foldWord,
  hasWords,
  MARK_END,
  MARK_START,
  markWords,
  matchExpression,
  searchWords,
} from "./words.ts";

const shown = (text: string) => text.replaceAll(MARK_START, "[").replaceAll(MARK_END, "]");

test("nothing a person types is syntax", () => {
  for (const query of [
    '"',
    "AND",
    "a OR b",
    "NEAR(a b)",
    "title:x",
    "x*",
    "^x",
    "-x",
    "(",
    "a + b",
    "'; DROP TABLE note; --",
    "🙂",
    "\u0000",
    "{a b}: c",
  ])
    expect(matchExpression(searchWords(query)).replace(/"[\p{L}\p{N}\p{M}]+"\*/gu, "w")).toMatch(
      /^(\(w( OR w)*\)( AND \(w( OR w)*\))*)?$/,
    );
});

test("a query of signs and emoji alone looks for nothing", () => {
  expect(searchWords('"*(){}🙂 — …')).toEqual([]);
});

test("a word with ss or ß is asked for in both spellings", () => {
  expect(matchExpression(["Strasse"])).toBe('("strasse"* OR "straße"*)');
  expect(matchExpression(["Straße", "x"])).toBe('("straße"* OR "strasse"*) AND ("x"*)');
});

describe("marks", () => {
  test.each([
    ["Müller & Söhne", ["mull"], "[Müll]er & Söhne"],
    ["Mu\u0308ller", ["mull"], "[Mu\u0308ll]er"],
    ["Die Straße", ["strasse"], "Die [Straße]"],
    ["Die Straße", ["straß"], "Die [Straß]e"],
    ["Strasse", ["straße"], "[Strasse]"],
    ["budget, Budgets; unbudgeted", ["budget"], "[budget], [Budget]s; unbudgeted"],
    ["🙂 café au lait", ["cafe", "la"], "🙂 [café] au [la]it"],
    ["nothing here", ["x"], "nothing here"],
  ])("%s for %j", (text, words, marked) => expect(shown(markWords(text, words))).toBe(marked));

  test("taking the marks away gives the text back, whatever it is", () => {
    const text = fc.string({ unit: "grapheme" }).filter((each) => !/[\u0001\u0002]/.test(each));
    fc.assert(
      fc.property(
        text,
        fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 })),
        (written, words) => {
          expect(
            markWords(written, searchWords(words.join(" "))).replace(/[\u0001\u0002]/g, ""),
          ).toBe(written);
        },
      ),
    );
  });
});

describe("an excerpt", () => {
  test("starts with the line of the match when that is near", () => {
    expect(shown(excerpt("First line\nWe agreed on the budget", ["budget"]))).toBe(
      "…We agreed on the [budget]",
    );
  });

  test("is cut at words on both sides", () => {
    const long = `${"before ".repeat(40)}needle${" after".repeat(60)}`;
    const found = shown(excerpt(long, ["needle"]));
    expect(found).toMatch(/^…(before )+\[needle\]( after)+ ?…$/);
    expect(found.length).toBeLessThan(200);
  });

  test("is empty without a match", () => expect(excerpt("a b", ["c"])).toBe(""));
});

test("all words must start a word of a name", () => {
  expect(hasWords("Ana-Lucía Müller", ["mull", "ana"])).toBe(true);
  expect(hasWords("Ana-Lucía Müller", ["luc"])).toBe(true);
  expect(hasWords("Ana-Lucía Müller", ["na"])).toBe(false);
  expect(foldWord("ŠTRASSE")).toBe("strasse");
});
