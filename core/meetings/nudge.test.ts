import { expect, test } from "vitest";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { Meeting } from "./meeting.ts";
import { nudgeName, nudgeOf } from "./nudge.ts";
import { at } from "./testing.ts";

const planned = {
  id: "m",
  pairId: "p",
  day: "2026-11-05" as Day,
  at: "10:00" as TimeOfDay,
  zone: "Europe/Berlin" as Zone,
  minutes: 30,
  rhythmDay: null,
  state: "planned",
  startedAt: null,
  endedAt: null,
  closedByDay: false,
  archivedAt: null,
  createdAt: 0 as Millis,
} as Meeting;
const start = at("2026-11-05T09:00:00Z");

test("a planned 1:1 is announced before it begins, by the clock of its own zone, and not once it should have begun", () => {
  expect(nudgeOf(planned, 15)).toMatchObject({
    kind: "prepare",
    from: start - 15 * 60_000,
    until: start,
    at: start,
  });
});

test("a running 1:1 is to be closed ten minutes after its end; one without a time, or with no lead, asks for nothing", () => {
  const running = { ...planned, state: "running", startedAt: start } as Meeting;
  expect(nudgeOf(running, 0)).toMatchObject({ kind: "close", from: start + 40 * 60_000 });
  expect(nudgeOf({ ...planned, at: null }, 15)).toBeUndefined();
  expect(nudgeOf(planned, 0)).toBeUndefined();
  expect(nudgeOf({ ...planned, state: "held" }, 15)).toBeUndefined();
});

test("moved, it is announced again", () => {
  const one = nudgeOf(planned, 15)!;
  const moved = nudgeOf({ ...planned, at: "11:00" as TimeOfDay }, 15)!;
  expect(nudgeName(one)).not.toBe(nudgeName(moved));
});
