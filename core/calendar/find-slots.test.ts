import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { usualHours, type WorkingHours } from "../people/person.ts";
import { type Attendee, type Busy, usualRules } from "./attendee.ts";
import { findSlots, type Search } from "./find-slots.ts";

const at = (text: string, zone = "Europe/Berlin"): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds as Millis;
const clock = (text: string) => text as TimeOfDay;
const week = (from: string, to: string): WorkingHours => [
  ...Array.from({ length: 5 }, () => ({ from: clock(from), to: clock(to) })),
  null,
  null,
];
const known = (busy: readonly Busy[] = []) => ({
  start: at("2020-01-01T00:00"),
  end: at("2030-01-01T00:00"),
  busy,
});
const someone = (more: Partial<Attendee> = {}): Attendee => ({
  zone: "Europe/Berlin" as Zone,
  hours: usualHours,
  calendar: known(),
  ...more,
});
const block = (from: string, to: string, kind: Busy["kind"] = "busy"): Busy => ({
  start: at(from),
  end: at(to),
  kind,
});
const starts = (search: Partial<Search> & Pick<Search, "attendees">, zone = "Europe/Berlin") =>
  findSlots({
    within: { start: at("2026-11-02T00:00"), end: at("2026-11-03T00:00") },
    now: at("2026-11-01T00:00"),
    rules: { ...usualRules, stepMinutes: 30 },
    ...search,
  }).map(({ start, isConfirmed }) => {
    const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
    return `${local.toPlainTime().toString({ smallestUnit: "minute" })}${isConfirmed ? "" : "?"}`;
  });

describe("one person", () => {
  test("is free in working hours around what is busy", () => {
    const busy = known([block("2026-11-02T10:00", "2026-11-02T16:00")]);
    expect(starts({ attendees: [someone({ calendar: busy })] })).toEqual([
      "09:00",
      "09:30",
      "16:00",
      "16:30",
    ]);
  });

  test("has room around busy blocks, and needs none at the edges of the day", () => {
    const busy = known([block("2026-11-02T10:00", "2026-11-02T16:00")]);
    const rules = { ...usualRules, stepMinutes: 30, bufferMinutes: 15 };
    expect(starts({ attendees: [someone({ calendar: busy })], rules })).toEqual(["09:00", "16:30"]);
  });

  test("is not asked sooner than the notice allows, and begins at whole steps", () => {
    const rules = { ...usualRules, stepMinutes: 30, noticeMinutes: 240 };
    const now = at("2026-11-02T11:10");
    expect(starts({ attendees: [someone()], rules, now })).toEqual(["15:30", "16:00", "16:30"]);
  });

  test("whose calendar cannot be read, or not that far, has unconfirmed times and not free ones", () => {
    expect(starts({ attendees: [someone({ calendar: undefined })] })[0]).toBe("09:00?");
    const until = { start: at("2026-11-02T00:00"), end: at("2026-11-02T10:10"), busy: [] };
    expect(starts({ attendees: [someone({ calendar: until })] }).slice(0, 4)).toEqual([
      "09:00",
      "09:30",
      "10:00?",
      "10:30?",
    ]);
  });

  test("has days with hours of their own, and days off", () => {
    const hours = [{ from: clock("14:00"), to: clock("15:00") }];
    const short = new Map([["2026-11-02" as Day, hours]]);
    expect(starts({ attendees: [someone({ exceptions: short })] })).toEqual(["14:00", "14:30"]);
    const off = new Map([["2026-11-02" as Day, []]]);
    expect(starts({ attendees: [someone({ exceptions: off })] })).toEqual([]);
  });

  test.each([
    ["tentative", { tentative: false }],
    ["out-of-office", { outOfOffice: false }],
  ] as const)("%s blocks are in the way unless the rules say otherwise", (kind, blocks) => {
    const calendar = known([block("2026-11-02T09:00", "2026-11-02T16:30", kind)]);
    const asked = { attendees: [someone({ calendar })] as const };
    expect(starts(asked)).toEqual(["16:30"]);
    const rules = { ...usualRules, stepMinutes: 30, blocks: { ...usualRules.blocks, ...blocks } };
    expect(starts({ ...asked, rules })).toHaveLength(16);
  });

  test("a block of a whole day is in the way unless the rules say otherwise, also on a day of 25 hours", () => {
    const rules = {
      ...usualRules,
      stepMinutes: 30,
      blocks: { ...usualRules.blocks, allDay: false },
    };
    const calendar = known([block("2026-11-02T00:00", "2026-11-03T00:00")]);
    expect(starts({ attendees: [someone({ calendar })] })).toEqual([]);
    expect(starts({ attendees: [someone({ calendar })], rules })).toHaveLength(16);
    const within = { start: at("2026-10-25T00:00"), end: at("2026-10-26T00:00") };
    const sunday = [
      ...week("09:00", "17:00").slice(0, 6),
      { from: clock("09:00"), to: clock("10:00") },
    ];
    const long = known([block("2026-10-25T00:00", "2026-10-26T00:00")]);
    const asked = { attendees: [someone({ calendar: long, hours: sunday })], within } as const;
    expect(starts({ ...asked, rules, now: at("2026-10-20T00:00") })).toEqual(["09:00", "09:30"]);
  });
});

test("two people in two zones share what both work, each by their own clock", () => {
  const attendees = [someone(), someone({ zone: "America/Sao_Paulo" as Zone })] as const;
  expect(starts({ attendees })).toEqual([
    "13:00",
    "13:30",
    "14:00",
    "14:30",
    "15:00",
    "15:30",
    "16:00",
    "16:30",
  ]);
});

test("in the weeks when only one zone has changed its clocks, the shared hours move", () => {
  const attendees = [someone(), someone({ zone: "America/New_York" as Zone })] as const;
  const on = (day: string, next: string) =>
    starts({
      attendees,
      within: { start: at(`${day}T00:00`), end: at(`${next}T00:00`) },
      now: at("2026-10-01T00:00"),
    })[0];
  expect(on("2026-10-20", "2026-10-21")).toBe("15:00");
  expect(on("2026-10-27", "2026-10-28")).toBe("14:00");
  expect(on("2026-11-03", "2026-11-04")).toBe("15:00");
});

test("half-hour zones begin at whole steps of the first attendee's own clock", () => {
  const attendees = [
    someone({ zone: "Asia/Kathmandu" as Zone }),
    someone({ zone: "Asia/Kolkata" as Zone }),
  ] as const;
  expect(starts({ attendees }, "Asia/Kathmandu").slice(0, 2)).toEqual(["09:30", "10:00"]);
});

test("a night shift goes on over midnight", () => {
  const hours = week("22:00", "02:00");
  expect(starts({ attendees: [someone({ hours })] })).toEqual(["22:00", "22:30", "23:00", "23:30"]);
});
