import { describe, expect, test } from "vitest";
import type { Zone } from "../kernel/time.ts";
import { parseQuickLine } from "./parse-quick-line.ts";
import { at, wednesday } from "./testing.ts";

describe("when clocks change", () => {
  test.each([
    [
      "Berlin skips 02:00 to 03:00",
      "Europe/Berlin",
      "2027-03-27T10:00",
      "tomorrow 02:30",
      "2027-03-28",
      "03:30",
    ],
    [
      "New York skips 02:00 to 03:00",
      "America/New_York",
      "2027-03-13T10:00",
      "tomorrow 02:30",
      "2027-03-14",
      "03:30",
    ],
    [
      "Lord Howe skips half an hour",
      "Australia/Lord_Howe",
      "2026-10-03T10:00",
      "tomorrow 02:15",
      "2026-10-04",
      "02:45",
    ],
    [
      "São Paulo skipped midnight",
      "America/Sao_Paulo",
      "2018-11-03T10:00",
      "tomorrow 00:30",
      "2018-11-04",
      "01:30",
    ],
    [
      "Samoa skipped a whole day",
      "Pacific/Apia",
      "2011-12-29T10:00",
      "tomorrow 9:00",
      "2011-12-31",
      "09:00",
    ],
  ] as const)("%s: a time in the gap moves forward", (_, zone, now, line, due, dueAt) => {
    const { chips } = parseQuickLine(line, {
      ...wednesday,
      zone: zone as Zone,
      now: at(now, zone),
    });
    expect(chips).toEqual([{ kind: "due", span: { start: 0, end: line.length }, due, dueAt }]);
  });

  test("a weekday's time that falls into the gap while the gap passes is still ahead", () => {
    const now = at("2027-03-28T01:59");
    expect(parseQuickLine("sun 02:30", { ...wednesday, now }).chips).toMatchObject([
      { due: "2027-03-28", dueAt: "03:30" },
    ]);
  });

  test("in the hour that comes twice, an hour from now has no wall-clock time of its own, so it stays text", () => {
    const now = at("2026-10-25T02:30");
    expect(parseQuickLine("in 1 hour", { ...wednesday, now }).chips).toEqual([]);
    expect(parseQuickLine("deck *remind in 1 hour", { ...wednesday, now }).chips).toMatchObject([
      { time: { kind: "at", at: now + 3_600_000 } },
    ]);
  });
});
