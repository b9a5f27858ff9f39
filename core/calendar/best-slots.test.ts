import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { usualHours } from "../people/person.ts";
import { type Attendee, usualRules } from "./attendee.ts";
import { bestSlots, type Usual } from "./best-slots.ts";
import { findSlots } from "./find-slots.ts";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(berlin).epochMilliseconds as Millis;
const within = { start: at("2026-11-02T00:00"), end: at("2026-11-07T00:00") };
const someone = (
  busy: readonly (readonly [string, string])[] = [],
  more: Partial<Attendee> = {},
): Attendee => ({
  zone: berlin,
  hours: usualHours,
  calendar: {
    ...within,
    busy: busy.map(([from, to]) => ({ start: at(from), end: at(to), kind: "busy" as const })),
  },
  ...more,
});

function best(attendees: readonly [Attendee, ...Attendee[]], usual?: Usual, count = 3) {
  const slots = findSlots({ attendees, within, now: within.start, rules: usualRules });
  return bestSlots(slots, { attendees, within, rules: usualRules, usual }, count).map(({ start }) =>
    Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(berlin)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" }),
  );
}

const thursdayAtTen: Usual = { weekday: 4, at: "10:00" as TimeOfDay, zone: berlin };

test("with nothing in the way it is soon, and not in the first hour of the day", () => {
  expect(best([someone()], undefined, 1)).toEqual(["2026-11-02T10:00"]);
});

test("a series keeps its weekday and time when they are free", () => {
  expect(best([someone()], thursdayAtTen, 1)).toEqual(["2026-11-05T10:00"]);
});

test("a series that can't have its weekday is moved by little: near its time of day", () => {
  const full = someone([["2026-11-05T09:00", "2026-11-05T17:00"]]);
  expect(best([full], thursdayAtTen, 1)).toEqual(["2026-11-04T10:00"]);
});

test("three choices are apart", () => {
  const choices = best([someone()]).map((text) => at(text));
  const apart = choices.flatMap((one, n) =>
    choices.slice(n + 1).map((other) => Math.abs(one - other) / 3_600_000),
  );
  expect(apart).toHaveLength(3);
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(2);
});

test("whoever has it worst counts: the middle of what two zones share comes before an edge of one", () => {
  const attendees = [someone(), someone([], { zone: "America/New_York" as Zone })] as const;
  // They share 15:00 to 17:00 in Berlin, nine to eleven in New York.
  expect(best(attendees, undefined, 1)).toEqual(["2026-11-02T15:45"]);
});

test("somebody's last two hours in a row are left whole when another time does as well", () => {
  const morning = someone([
    ["2026-11-02T09:00", "2026-11-02T10:00"],
    ["2026-11-02T12:30", "2026-11-02T14:00"],
    ["2026-11-02T14:45", "2026-11-02T17:00"],
  ]);
  // From ten it would break the stretch to half past twelve at 10:45; with its start it leaves two hours.
  expect(best([morning], undefined, 1)).toEqual(["2026-11-02T10:00"]);
});

test("a time that everybody's calendar confirms comes before one that nobody can vouch for", () => {
  const half = someone([], {
    calendar: { start: at("2026-11-02T13:00"), end: within.end, busy: [] },
  });
  expect(best([half], undefined, 1)).toEqual(["2026-11-02T13:00"]);
});

test("nothing fits: no choice", () => {
  expect(best([someone([["2026-11-01T00:00", "2026-11-08T00:00"]])])).toEqual([]);
});
