import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import type { WorkingHours } from "../people/person.ts";
import type { Attendee, Busy, Slot, SlotRules } from "./attendee.ts";
import { findSlots, type Search } from "./find-slots.ts";

const at = (text: string, zone: string): Millis =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds as Millis;
const clock = (text: string) => text as TimeOfDay;

// The oracle asks for each minute alone whether everybody works and nobody is busy, by Temporal's calendar and nothing of ours.
describe("beside an oracle that knows nothing of spans", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/St_Johns",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Atlantic/Azores",
    "UTC",
  ];
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const figures = (n: number) => String(n).padStart(2, "0");
    return clock(`${figures(quarter >> 2)}:${figures((quarter & 3) * 15)}`);
  });
  const dayHours = fc.record({ from: time, to: time });
  // Days at which clocks change somewhere, and some at which none does.
  const day = fc.constantFrom(
    "2026-03-08",
    "2026-03-28",
    "2026-04-04",
    "2026-04-23",
    "2026-06-10",
    "2026-09-26",
    "2026-10-24",
    "2026-10-31",
    "2026-12-30",
  );
  const attendee = fc.record({
    zone: fc.constantFrom(...zones),
    hours: fc.array(fc.option(dayHours, { freq: 4 }), { minLength: 7, maxLength: 7 }),
    isOff: fc.boolean(),
    isKnown: fc.boolean(),
    busy: fc.array(
      fc.record({
        from: fc.integer({ min: -600, max: 4_000 }),
        minutes: fc.integer({ min: 1, max: 1_600 }),
        kind: fc.constantFrom<Busy["kind"]>("busy", "tentative", "out-of-office", "elsewhere"),
      }),
      { maxLength: 8 },
    ),
  });
  const rules = fc.record({
    minutes: fc.constantFrom(15, 25, 30, 45, 60, 90),
    stepMinutes: fc.constantFrom(5, 10, 15, 20, 30),
    bufferMinutes: fc.constantFrom(0, 0, 5, 10, 30),
    noticeMinutes: fc.constantFrom(0, 30, 240, 1_440),
    blocks: fc.record({
      tentative: fc.boolean(),
      outOfOffice: fc.boolean(),
      elsewhere: fc.boolean(),
      allDay: fc.constant(true),
    }),
  });

  test("the same times come out, in the same state", () => {
    fc.assert(
      fc.property(
        day,
        fc.array(attendee, { minLength: 1, maxLength: 3 }),
        rules,
        fc.integer({ min: -100, max: 600 }),
        (on, people, given, sinceMidnight) => {
          const begin = at(`${on}T00:00`, people[0]!.zone);
          const within = { start: begin, end: (begin + 52 * 3_600_000) as Millis };
          const attendees = people.map(({ zone, hours, isOff, isKnown, busy }): Attendee => ({
            zone: zone as Zone,
            hours,
            exceptions: isOff
              ? new Map([[Temporal.PlainDate.from(on).add({ days: 1 }).toString() as Day, []]])
              : new Map(),
            calendar: isKnown
              ? {
                  ...within,
                  busy: busy.map(({ from, minutes, kind }) => ({
                    start: (begin + from * 60_000) as Millis,
                    end: (begin + (from + minutes) * 60_000) as Millis,
                    kind,
                  })),
                }
              : undefined,
          })) as unknown as Search["attendees"];
          const now = (begin + sinceMidnight * 60_000) as Millis;
          const search = { attendees, within, now, rules: given };
          expect(findSlots(search)).toEqual(oracle(search));
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);
});

function oracle({ attendees, within, now, rules }: Search): readonly Slot[] {
  const minute = 60_000;
  const soonest = Math.max(within.start, now + rules.noticeMinutes * minute);
  const good = attendees.map((one) => minuteByMinute(one, within, rules));
  const found: Slot[] = [];
  for (let start = within.start as number; start < within.end; start += minute) {
    const end = start + rules.minutes * minute;
    if (start < soonest || end > within.end) continue;
    const first = attendees[0].zone;
    const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(first);
    const sinceMidnight = start - local.startOfDay().epochMilliseconds;
    if (sinceMidnight % (rules.stepMinutes * minute) !== 0) continue;
    const from = (start - within.start) / minute;
    const isFree = good.every((minutes) =>
      minutes.slice(from, from + rules.minutes).every(Boolean),
    );
    if (isFree)
      found.push({
        start: start as Millis,
        end: end as Millis,
        isConfirmed: attendees.every(({ calendar }) => calendar !== undefined),
      });
  }
  return found;
}

function minuteByMinute(
  { zone, hours, exceptions, calendar }: Attendee,
  within: Search["within"],
  { bufferMinutes, blocks }: SlotRules,
): readonly boolean[] {
  const counts = { busy: true, tentative: blocks.tentative, "out-of-office": blocks.outOfOffice };
  const minutes: boolean[] = [];
  const shifts = shiftsOf(zone, hours, exceptions, within);
  const room = bufferMinutes * 60_000;
  const busy = (calendar?.busy ?? []).filter(({ kind }) =>
    kind === "elsewhere" ? blocks.elsewhere : counts[kind],
  );
  for (let at = within.start as number; at < within.end; at += 60_000)
    minutes.push(
      shifts.some(([from, to]) => from <= at && at < to) &&
        !busy.some(({ start, end }) => start - room <= at && at < end + room),
    );
  return minutes;
}

function shiftsOf(
  zone: Zone,
  hours: WorkingHours,
  exceptions: Attendee["exceptions"],
  within: Search["within"],
): readonly (readonly [number, number])[] {
  const first = Temporal.Instant.fromEpochMilliseconds(within.start)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  return [-2, -1, 0, 1, 2, 3, 4].flatMap((ahead) => {
    const date = first.add({ days: ahead });
    const usual = hours[date.dayOfWeek - 1];
    const own = exceptions?.get(date.toString() as Day) ?? (usual ? [usual] : []);
    return own.map(({ from, to }) => {
      const instant = (day: Temporal.PlainDate, text: string) =>
        day.toZonedDateTime({ timeZone: zone, plainTime: text }).epochMilliseconds;
      return [instant(date, from), instant(to > from ? date : date.add({ days: 1 }), to)] as const;
    });
  });
}
