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
  const zones = Intl.supportedValuesOf("timeZone");
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const figures = (n: number) => String(n).padStart(2, "0");
    return clock(`${figures(quarter >> 2)}:${figures((quarter & 3) * 15)}`);
  });
  const dayHours = fc.record({ from: time, to: time });
  // Half of the searches begin the day before the first one's clock changes, either way, where it does.
  const place = fc.constantFrom(...zones).chain((zone) =>
    fc.record({
      zone: fc.constant(zone),
      on: fc.oneof(fc.constantFrom(...changesIn(zone)), anyDay),
    }),
  );
  const attendee = fc.record({
    zone: fc.constantFrom(...zones),
    isAtFirstsPlace: fc.boolean(),
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
        place,
        fc.array(attendee, { minLength: 1, maxLength: 3 }),
        rules,
        fc.integer({ min: -100, max: 600 }),
        ({ zone: first, on }, people, given, sinceMidnight) => {
          const begin = at(`${on}T00:00`, first);
          const within = { start: begin, end: (begin + 52 * 3_600_000) as Millis };
          const attendees = people.map((person, n): Attendee => {
            const { zone, isAtFirstsPlace, hours, isOff, isKnown, busy } = person;
            return {
              zone: (n === 0 || isAtFirstsPlace ? first : zone) as Zone,
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
            };
          }) as unknown as Search["attendees"];
          const now = (begin + sinceMidnight * 60_000) as Millis;
          const search = { attendees, within, now, rules: given };
          expect(findSlots(search)).toEqual(oracle(search));
        },
      ),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

function oracle({ attendees, within, now, rules }: Search): readonly Slot[] {
  const minute = 60_000;
  const soonest = Math.max(within.start, now + rules.noticeMinutes * minute);
  const good = attendees.map((one) => minuteByMinute(one, within, rules));
  const midnights = days(within.start, attendees[0].zone).map((day) =>
    instant(day, "00:00", attendees[0].zone),
  );
  const found: Slot[] = [];
  for (let start = within.start as number; start < within.end; start += minute) {
    const end = start + rules.minutes * minute;
    if (start < soonest || end > within.end) continue;
    const sinceMidnight = start - midnights.findLast((midnight) => midnight <= start)!;
    if (sinceMidnight % (rules.stepMinutes * minute) !== 0) continue;
    const from = (start - within.start) / minute;
    const isFree = good.every(
      (minutes) => !minutes.slice(from, from + rules.minutes).includes(false),
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
  return days(within.start, zone).flatMap((date) => {
    const usual = hours[date.dayOfWeek - 1];
    const own = exceptions?.get(date.toString() as Day) ?? (usual ? [usual] : []);
    return own.map(
      ({ from, to }) =>
        [
          instant(date, from, zone),
          instant(to > from ? date : date.add({ days: 1 }), to, zone),
        ] as const,
    );
  });
}

/** The days around a search, by the clock of `zone`. */
function days(start: number, zone: string): readonly Temporal.PlainDate[] {
  const first = Temporal.Instant.fromEpochMilliseconds(start)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  return [-2, -1, 0, 1, 2, 3, 4].map((ahead) => first.add({ days: ahead }));
}

const instant = (day: Temporal.PlainDate, text: string, zone: string): number =>
  day.toZonedDateTime({ timeZone: zone, plainTime: text }).epochMilliseconds;

const anyDay = fc
  .integer({ min: 0, max: 364 })
  .map((ahead) => Temporal.PlainDate.from("2026-01-01").add({ days: ahead }).toString());

/** The days before the ones of 2026 at which the clocks of `zone` change; some day where they never do. */
function changesIn(zone: string): readonly [string, ...string[]] {
  const found: string[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2026-01-01[${zone}]`);
  while ((at = at.getTimeZoneTransition("next")) && at.year === 2026)
    found.push(at.toPlainDate().subtract({ days: 1 }).toString());
  const [one, ...others] = found;
  return one ? [one, ...others] : ["2026-06-10"];
}
