import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { tokenBuckets } from "./token-bucket.ts";

test("who asks has so many turns at once, then one in its time, however long they were away or their clock went back", () => {
  let now = 0;
  const wait = tokenBuckets({ burst: 2, perSecond: 0.5 }, { now: () => now as Millis });
  const waits = (...keys: readonly string[]) => keys.map((key) => wait(key));
  expect(waits("a", "a", "a", "b")).toEqual([0, 0, 2_000, 0]);
  now = 500;
  expect(waits("a")).toEqual([1_500]);
  now = 2_000;
  expect(waits("a", "a")).toEqual([0, 2_000]);
  now = 1_000_000;
  expect(waits("a", "a", "a")).toEqual([0, 0, 2_000]);
  now = 0;
  expect(waits("a")).toEqual([2_000]);
});
