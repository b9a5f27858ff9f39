import { expect, test } from "vitest";
import type { PairRow } from "#contract/pairs.ts";
import { destinations } from "./destination.ts";

const pairs = [
  { otherId: "ana", next: { id: "meeting" } },
  { otherId: "ben", next: null },
] as unknown as readonly PairRow[];
const line = (some: object) =>
  ({ assigneeId: null, due: null, priority: 0, repeat: null, reminders: [], ...some }) as never;
const kinds = (some: object) => destinations(line(some), pairs).map(({ kind }) => kind);

test("a name alone goes to the next 1:1 with that person", () => {
  expect(destinations(line({ assigneeId: "ana" }), pairs)[0]).toEqual({
    kind: "point",
    personId: "ana",
    meetingId: "meeting",
  });
  expect(kinds({ assigneeId: "ana" })).toEqual(["point", "task", "inbox"]);
});

test("a date or a priority makes it a task", () => {
  expect(kinds({ assigneeId: "ana", due: "2026-12-01" })).toEqual(["task", "point", "inbox"]);
  expect(kinds({ priority: 3 })).toEqual(["task", "inbox"]);
});

test("somebody without a planned 1:1 gets a task, nobody means the inbox", () => {
  expect(kinds({ assigneeId: "ben" })).toEqual(["task", "inbox"]);
  expect(kinds({})).toEqual(["inbox", "task"]);
});
