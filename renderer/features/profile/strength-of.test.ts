import { expect, test } from "vitest";
import { strengthOf } from "./strength-of.ts";

test.each([
  ["", 0],
  ["kurz", 0],
  ["password", 1],
  ["aaaaaaaaaaaaaaaaaaaa", 1],
  ["abababababababababab", 1],
  ["sommer 2026", 2],
  ["vier lose wörter", 3],
  ["correct horse battery staple", 4],
  ["🌻🚀🎈🌵🐙🍋", 1],
])("%j has strength %i", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
