import { describe, expect, test } from "vitest";
import type { FoundTime } from "#contract/calendar.ts";
import type { PairRow } from "#contract/pairs.ts";
import { mondayOf, weekAxis } from "#core/calendar/week-axis.ts";
import { addDays, instantOf } from "#core/kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { besides, dragged, oneAfterAnother, stepTo } from "./free-times.ts";
import { agoIn, thereIn } from "./time-words.ts";
import { weekItems } from "./week-items.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (day: string, time: string): Millis => instantOf(day as Day, time as TimeOfDay, berlin);
const free = (day: string, time: string, minutes = 30): FoundTime => ({
  start: at(day, time),
  end: (at(day, time) + minutes * 60_000) as Millis,
  isConfirmed: true,
});

test("a busy block that is one of the 1:1s is not there twice, others are; a 1:1 without a time is not there", () => {
  const row = (id: string, time: string | null): PairRow =>
    ({
      pair: { id: `pair-${id}` },
      otherId: `person-${id}`,
      next: { id, day: "2026-11-24", at: time, zone: berlin, minutes: 30 },
    }) as unknown as PairRow;
  const items = weekItems(
    [row("a", "10:00"), row("b", null)],
    [],
    [
      { start: at("2026-11-24", "10:00"), end: at("2026-11-24", "10:30"), kind: "busy" },
      { start: at("2026-11-24", "10:00"), end: at("2026-11-24", "11:00"), kind: "tentative" },
    ],
  );
  expect(items.map((one) => (one.kind === "busy" ? one.of : one.id))).toEqual(["a", "tentative"]);
});

test("of times that overlap, those are shown that follow one another", () => {
  const times = ["09:00", "09:15", "09:30", "09:45", "10:15"].map((time) =>
    free("2026-11-24", time),
  );
  expect(oneAfterAnother(times)).toEqual([times[0], times[2], times[4]]);
});

test("no time is free while I am in a 1:1, and right before and after it is", () => {
  const times = ["09:30", "09:45", "10:00", "10:30"].map((time) => free("2026-11-24", time));
  const meeting = free("2026-11-24", "10:00");
  expect(besides(times, [meeting])).toEqual([times[0], times[3]]);
});

describe("arrows among free times", () => {
  const days = weekAxis(
    [0, 1, 2, 3, 4].map((n) => addDays(mondayOf("2026-11-24" as Day), n)),
    berlin,
  ).days;
  const times = [
    free("2026-11-23", "09:00"),
    free("2026-11-23", "15:00"),
    free("2026-11-25", "10:00"),
    free("2026-11-25", "14:00"),
  ];
  const [first, late, , near] = times.map(({ start }) => start) as [Millis, Millis, Millis, Millis];

  test("up and down stay in the day; sideways is the nearest by the clock, over days without any; at the edge it is the next week", () => {
    expect(stepTo(days, times, first, "ArrowDown")).toBe(late);
    expect(stepTo(days, times, late, "ArrowDown")).toBe(late);
    expect(stepTo(days, times, late, "ArrowRight")).toBe(near);
    expect(stepTo(days, times, near, "ArrowLeft")).toBe(late);
    expect(stepTo(days, times, near, "ArrowRight")).toBe("after");
    expect(stepTo(days, times, first, "ArrowLeft")).toBe("before");
  });
});

test("a drag proposes whole steps either way and stops at what is there", () => {
  expect(dragged(545, 590, 15, [])).toEqual({ from: 540, to: 600 });
  expect(dragged(590, 545, 15, [])).toEqual({ from: 540, to: 600 });
  expect(dragged(545, 545, 15, [])).toEqual({ from: 540, to: 555 });
  expect(dragged(545, 700, 15, [{ from: 600, to: 660 }])).toEqual({ from: 540, to: 600 });
  expect(dragged(545, 300, 15, [{ from: 480, to: 510 }])).toEqual({ from: 510, to: 555 });
});

test("the other clock is said where it shows something else, with its day where that differs", () => {
  const noon = at("2026-11-24", "12:00");
  expect(thereIn("en-GB", noon, berlin, "Europe/Paris" as Zone)).toBeUndefined();
  expect(thereIn("en-GB", noon, berlin, "Asia/Tokyo" as Zone)?.time).toBe("20:00");
  const evening = at("2026-11-24", "18:00");
  expect(thereIn("en-GB", evening, berlin, "Asia/Tokyo" as Zone)?.time).toBe("Wed 02:00");
});

test("how long ago it was read", () => {
  const now = at("2026-11-24", "12:00");
  const ago = (minutes: number) => agoIn("en-GB", (now - minutes * 60_000) as Millis, now);
  expect([ago(0), ago(4), ago(180), ago(4_320)]).toEqual([
    "this minute",
    "4 min ago",
    "3 hr ago",
    "3 days ago",
  ]);
});
