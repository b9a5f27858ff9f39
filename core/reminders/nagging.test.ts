import { expect, test } from "vitest";
import type { Millis } from "../kernel/time.ts";
import { nagsAt, withNags } from "./nagging.ts";

const minute = (n: number) => (n * 60_000) as Millis;

test("it nags ten minutes after it was shown, and ten after each time it was said", () => {
  expect(nagsAt(minute(5), undefined)).toBe(minute(15));
  expect(nagsAt(minute(5), minute(15))).toBe(minute(25));
  expect(nagsAt(minute(40), minute(15))).toBe(minute(50));
});

test("nagging is switched on and off without leaving a trace", () => {
  const time = { kind: "next-meeting" } as const;
  expect(withNags(time, true)).toEqual({ kind: "next-meeting", nags: true });
  expect(withNags(withNags(time, true), false)).toEqual(time);
});
