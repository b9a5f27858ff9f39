import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Day, Millis, Zone } from "../kernel/time.ts";
import { holesIn, instantAt, mondayOf, placeOfEnd, placeOfStart, weekAxis } from "./week-axis.ts";
import { layoutDay } from "./week-layout.ts";

const MINUTE = 60_000;
const berlin = "Europe/Berlin" as Zone;
const at = (text: string, zone: Zone): Millis =>
  Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds as Millis;
const weekOf = (day: string): readonly Day[] =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(mondayOf(day as Day), n));

// Weeks in which a clock is put forward or back, and others, where clocks do odd things.
const week = fc
  .record({
    zone: fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "America/Havana",
      "Africa/Cairo",
      "Asia/Kolkata",
      "Pacific/Apia",
    ),
    day: fc.constantFrom(
      "2026-03-29",
      "2026-10-25",
      "2026-03-08",
      "2026-11-01",
      "2026-04-05",
      "2026-10-04",
      "2026-04-24",
      "2026-10-29",
      "2026-06-10",
    ),
  })
  .map(({ zone, day }) => ({ zone: zone as Zone, axis: weekAxis(weekOf(day), zone as Zone) }));

describe("the scale of a week", () => {
  test("a usual week has 24 hours, each day the whole of them", () => {
    const axis = weekAxis(weekOf("2026-11-24"), berlin);
    expect(axis.length).toBe(1_440);
    expect(axis.hours.map(({ hour, place }) => hour * 60 - place)).toEqual(Array(24).fill(0));
    expect(axis.days.flatMap((day) => holesIn(day, axis.length))).toEqual([]);
    expect(axis.days[0]?.day).toBe("2026-11-23");
  });

  test("the day of 23 hours has a hole where the hour is missing, and ten o'clock stands where it always does", () => {
    const axis = weekAxis(weekOf("2026-03-29"), berlin);
    const sunday = axis.days[6]!;
    expect(axis.length).toBe(1_440);
    expect(holesIn(sunday, axis.length)).toEqual([{ from: 120, to: 180 }]);
    expect(placeOfStart(sunday, at("2026-03-29T10:00", berlin))).toBe(600);
    const jump = at("2026-03-29T03:00", berlin);
    expect([placeOfEnd(sunday, jump), placeOfStart(sunday, jump)]).toEqual([120, 180]);
    expect(instantAt(sunday, 150)).toBe(jump);
  });

  test("the day of 25 hours has two o'clock twice, and the others a hole", () => {
    const axis = weekAxis(weekOf("2026-10-25"), berlin);
    const [saturday, sunday] = [axis.days[5]!, axis.days[6]!];
    expect(axis.length).toBe(1_500);
    expect(axis.hours.slice(1, 5)).toEqual([
      { hour: 1, place: 60 },
      { hour: 2, place: 120 },
      { hour: 2, place: 180 },
      { hour: 3, place: 240 },
    ]);
    expect(holesIn(sunday, axis.length)).toEqual([]);
    expect(holesIn(saturday, axis.length)).toEqual([{ from: 180, to: 240 }]);
    expect(placeOfStart(saturday, at("2026-10-24T10:00", berlin))).toBe(660);
    expect(placeOfStart(sunday, at("2026-10-25T10:00", berlin))).toBe(660);
    expect(placeOfStart(sunday, at("2026-10-25T02:30+02:00", berlin))).toBe(150);
    expect(placeOfStart(sunday, at("2026-10-25T02:30+01:00", berlin))).toBe(210);
  });

  test("every instant has its place, later ones further down, and the place leads back to it", () => {
    fc.assert(
      fc.property(week, fc.nat({ max: 6 }), fc.nat({ max: 1_499 }), ({ axis }, n, minute) => {
        const day = axis.days[n]!;
        const instant = (day.start + minute * MINUTE) as Millis;
        if (instant >= day.end) return;
        const place = placeOfStart(day, instant);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(axis.length);
        expect(instantAt(day, place)).toBe(instant);
        const next = Math.min(instant + MINUTE, day.end - 1) as Millis;
        const later = (next - instant) / MINUTE;
        expect(placeOfStart(day, next) - place).toBeGreaterThanOrEqual(later - 1e-6);
      }),
    );
  });

  test("each hour of a day stands at a line that says this hour", () => {
    fc.assert(
      fc.property(week, fc.nat({ max: 6 }), ({ axis, zone }, n) => {
        const day = axis.days[n]!;
        for (const { place, hour } of axis.hours) {
          if (holesIn(day, axis.length).some(({ from, to }) => from <= place && place < to))
            continue;
          expect(Number(timeOfDayAt(instantAt(day, place), zone).slice(0, 2))).toBe(hour);
        }
      }),
    );
  });
});

describe("what is drawn on a day", () => {
  const spans = fc.array(
    fc.record({
      from: fc.integer({ min: -600, max: 1_700 }),
      minutes: fc.integer({ min: 1, max: 900 }),
    }),
    { maxLength: 25 },
  );

  test("everything that touches the day is there once, in sight, and nothing stands over anything", () => {
    fc.assert(
      fc.property(week, fc.nat({ max: 6 }), spans, ({ axis }, n, given) => {
        const day = axis.days[n]!;
        const items = given.map(({ from, minutes }, id) => ({
          id,
          start: (day.start + from * MINUTE) as Millis,
          end: (day.start + (from + minutes) * MINUTE) as Millis,
        }));
        const boxes = layoutDay(day, axis.length, items, 20);
        expect(boxes.map(({ item }) => item.id).toSorted((a, b) => a - b)).toEqual(
          items.filter(({ start, end }) => start < day.end && end > day.start).map(({ id }) => id),
        );
        for (const [i, one] of boxes.entries()) {
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(axis.length);
          expect(one.to - one.from).toBeGreaterThanOrEqual(20);
          expect(one.column).toBeLessThan(one.columns);
          for (const other of boxes.slice(i + 1)) {
            if (one.to <= other.from || other.to <= one.from) continue;
            expect(other.columns).toBe(one.columns);
            expect(other.column).not.toBe(one.column);
          }
        }
      }),
    );
  });

  test("what stands alone has the whole width, and two at once half of it each", () => {
    const day = weekAxis(["2026-11-24" as Day], berlin).days[0]!;
    const block = (from: string, to: string) => ({
      start: at(`2026-11-24T${from}`, berlin),
      end: at(`2026-11-24T${to}`, berlin),
    });
    const boxes = layoutDay(
      day,
      1_440,
      [block("09:00", "10:00"), block("09:30", "10:30"), block("10:30", "11:00")],
      15,
    );
    expect(boxes.map(({ from, to, column, columns }) => [from, to, column, columns])).toEqual([
      [540, 600, 0, 2],
      [570, 630, 1, 2],
      [630, 660, 0, 1],
    ]);
  });
});
