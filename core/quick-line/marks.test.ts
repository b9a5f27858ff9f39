import { describe, expect, test } from "vitest";
import { asSentence, read, type Row } from "./testing.ts";

const understood = (group: string, table: readonly Row[]) =>
  describe(`${group}`, () => {
    test.each(table.map(asSentence))("%s", (_, line, expected) => {
      expect(read(line)).toEqual(expected);
    });
  });

understood("a mark", [
  ["@ben deck", "deck", "for ben"],
  ["@ana.souza deck", "deck", "for ana"],
  ["@souza deck", "deck", "for ana"],
  ['@"Ana Souza" deck', "deck", "for ana"],
  ["@an deck", "deck", "for ana or anna or benedikt"],
  ["@mueller deck", "deck", "for ben"],
  ["@muller deck", "deck", "for ben"],
  ["@MÜLLER deck", "deck", "for ben"],
  ["@oneil deck", "deck", "for anna"],
  ["@anna-lena deck", "deck", "for anna"],
  ["@angst deck", "deck", "for benedikt"],
  ["@lukasz deck", "deck", "for lukasz"],
  ["@李 deck", "deck", "for li"],
  ["@nobody deck", "@nobody deck"],
  ["@ana's deck", "@ana's deck"],
  ["write to ana@example.com", "write to ana@example.com"],
  ["deck !1", "deck", "priority 3"],
  ["deck !low", "deck", "priority 1"],
  ["deck !mittel", "deck", "priority 2"],
  ["deck !!!", "deck", "priority 3"],
  ["ship it!!!", "ship it!!!"],
  ["deck !high !low", "deck !high", "priority 1"],
  ["deck !urgent", "deck !urgent"],
  ["deck #büro #new_one #a-b", "deck", "#Büro", "#new_one", "#a-b"],
  ["fix bug #12", "fix bug #12"],
  ["C# and F#", "C# and F#"],
  ["salary talk !privat", "salary talk", "private"],
]);

understood("what is kept literal", [
  ["\\@ana deck", "@ana deck"],
  ["deck \\#q3 \\!high", "deck #q3 !high"],
  ["deck \\*remind me", "deck *remind me"],
  ['read "fri 9" fri 10', 'read "fri 9"', "2026-10-09 10:00"],
  ['say "@ana !high #q3"', 'say "@ana !high #q3"'],
  ["read “deck tomorrow” @ana", "read “deck tomorrow”", "for ana"],
  ['a 5" screen fri', 'a 5" screen', "2026-10-09"],
]);
