import { expect, test } from "vitest";
import type { Millis, Zone } from "#core/kernel/time.ts";
import { agree } from "./zones.ts";

test.each([
  ["Europe/Berlin", "Europe/Vienna", true],
  ["Asia/Calcutta", "Asia/Kolkata", true],
  ["Europe/Berlin", "Europe/London", false],
  // The same in winter, not in summer.
  ["Europe/Lisbon", "Africa/Abidjan", false],
])("%s and %s agree: %s", (one, other, isSo) => {
  const winter = Date.parse("2026-12-01T12:00:00Z") as Millis;
  expect(agree(one as Zone, other as Zone, winter)).toBe(isSo);
});
