import { expect, test } from "vitest";
import { isTrusted, ORIGIN } from "./trusted.ts";

type Event = Parameters<typeof isTrusted>[0];
const event = (senderFrame: object | null, mainFrame: object | null) =>
  ({ senderFrame, sender: { mainFrame } }) as unknown as Event;

test("the main frame of our own page is trusted", () => {
  const frame = { origin: ORIGIN };
  expect(isTrusted(event(frame, frame))).toBe(true);
});

test("a frame inside the page, a frame that is gone and any other origin are not", () => {
  const main = { origin: ORIGIN };
  expect(isTrusted(event({ origin: ORIGIN }, main))).toBe(false);
  expect(isTrusted(event(null, main))).toBe(false);
  for (const origin of ["https://ae", "app://other", "app://ae.evil", "null", "", "file://"]) {
    const frame = { origin };
    expect([origin, isTrusted(event(frame, frame))]).toEqual([origin, false]);
  }
});
