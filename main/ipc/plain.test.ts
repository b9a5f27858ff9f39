import { expect, test } from "vitest";
import { isPlain } from "./plain.ts";

test.for([
  undefined,
  {},
  { id: "a", fields: { due: null, labels: ["x"], priority: 1 } },
  { note: { kind: "file" }, update: new Uint8Array(5_000_000) },
  { ids: Array.from({ length: 20_000 }, (_, n) => String(n)) },
])("%# what screens ask is let through", (question) => {
  expect(isPlain(question)).toBe(true);
});

test.for([
  null,
  "text",
  7,
  [],
  new Uint8Array(9),
  new Map(),
  { id: new Uint8Array(9) },
  { id: new Date(0) },
  { id: new Map() },
  { update: new ArrayBuffer(9) },
  { ids: Array.from({ length: 60_000 }, () => "a") },
  Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, n])),
])("%# what no screen asks is not even parsed", (question) => {
  expect(isPlain(question)).toBe(false);
});
