import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byPosition } from "../agenda/position.ts";
import { addDays, dayAt, daysBetween, instantOf, weekdayOf } from "../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay } from "../kernel/time.ts";
import { closeMeeting, type Closing, forgottenEnding, passesNextDate } from "./close-meeting.ts";
import type { Meeting } from "./meeting.ts";
import { at, closingOf, meetingOf, pointOf, thursdays } from "./testing.ts";

const day = (text: string) => text as Day;
const point = fc.record({
  sharing: fc.constantFrom("shared", "private", "at-start"),
  state: fc.constantFrom("open", "done", "dropped"),
  carried: fc.nat(9),
  position: fc.stringMatching(/^[a-z]{1,3}$/),
});
const agendas = fc
  .array(point, { maxLength: 40 })
  .map((points) => points.map((one, index) => pointOf(`p${index}`, one)).toSorted(byPosition));
const endings = fc.constantFrom("held", "skipped", "missed", "postponed") as fc.Arbitrary<
  Closing["ending"]
>;

describe("what is open when a meeting ends", () => {
  test("is carried whole, in its order, one time more, however the meeting ends; nothing else is", () => {
    fc.assert(
      fc.property(agendas, endings, fc.boolean(), (agenda, ending, byDay) => {
        const { carried, next } = closeMeeting(closingOf({ agenda, ending, byDay }));
        const open = agenda.filter(({ state }) => state === "open");
        expect(carried).toEqual(
          open.map((item) => ({ ...item, meetingId: next.id, carried: item.carried + 1 })),
        );
        expect(carried.toSorted(byPosition)).toEqual(carried);
      }),
    );
  });

  test("comes before the template's points, which are not doubled", () => {
    const agenda = [pointOf("a1", { text: "How was your week?" }), pointOf("a0")].toSorted(
      byPosition,
    );
    const template = [
      { id: "t1", text: "How was your week?" },
      { id: "t2", text: "Priorities" },
    ] as unknown as Closing["template"];
    const { carried, fresh } = closeMeeting(closingOf({ agenda, template }));
    expect([...fresh, ...carried].toSorted(byPosition).map(({ text }) => text)).toEqual([
      "About a0",
      "How was your week?",
      "Priorities",
    ]);
  });

  test("goes to the pair's other open meeting when two devices planned one each", () => {
    const waiting = meetingOf({ id: "m9", day: "2026-11-12", rhythmDay: "2026-11-12" });
    const { next, carried } = closeMeeting(closingOf({ agenda: [pointOf("a")], waiting }));
    expect([next, carried[0]?.meetingId]).toEqual([waiting, "m9"]);
  });
});

describe("the meeting that follows", () => {
  test.each<[string, Partial<Closing>, string | null]>([
    ["a held one is a week later", {}, "2026-11-12"],
    [
      "one held a day early keeps the weekday",
      { now: at("2026-11-04T09:00:00Z"), meeting: meetingOf({ day: "2026-11-04" }) },
      "2026-11-12",
    ],
    [
      "one moved within its week keeps the rhythm",
      { now: at("2026-11-09T09:00:00Z"), meeting: meetingOf({ day: "2026-11-09" }) },
      "2026-11-12",
    ],
    [
      "one held on the next date of the series itself does not meet twice that day",
      { now: at("2026-11-12T10:00:00Z"), meeting: meetingOf({ day: "2026-11-12" }) },
      "2026-11-19",
    ],
    ["one skipped ahead", { ending: "skipped", now: at("2026-11-02T09:00:00Z") }, "2026-11-12"],
    [
      "one that did not happen last week makes way for today's",
      { ending: "missed", now: at("2026-11-12T00:30:00Z") },
      "2026-11-12",
    ],
    [
      "months away do not pile up",
      { ending: "missed", now: at("2027-01-11T09:00:00Z") },
      "2027-01-14",
    ],
    [
      "a fortnightly one keeps its weeks through missed dates",
      { ending: "missed", cadence: thursdays({ everyWeeks: 2 }), now: at("2026-11-30T09:00:00Z") },
      "2026-12-03",
    ],
    [
      "across the year's end",
      {
        meeting: meetingOf({ day: "2026-12-31", rhythmDay: "2026-12-31" }),
        now: at("2026-12-31T10:00:00Z"),
      },
      "2027-01-07",
    ],
    ["without a rhythm nobody has picked a day", { cadence: null }, null],
  ])("%s", (_, changes, expected) => {
    expect(closeMeeting(closingOf(changes)).next.day).toBe(expected);
  });

  test("stays at ten o'clock on Thursdays through both clock changes and years, held, skipped or missed, early or late", () => {
    const step = fc.record({ ending: endings, late: fc.integer({ min: -3, max: 40 }) });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (steps, everyWeeks) => {
          const cadence = thursdays({ everyWeeks });
          let meeting: Meeting = meetingOf();
          for (const { ending, late } of steps) {
            const due = meeting.day ?? day("2026-11-05");
            const now = instantOf(addDays(due, late), "15:00" as TimeOfDay, meeting.zone);
            const { next } = closeMeeting(
              closingOf({
                meeting,
                cadence,
                now,
                ending: ending === "postponed" ? "held" : ending,
              }),
            );
            const from = meeting.rhythmDay ?? due;
            const gap = daysBetween(from, next.day ?? from);
            expect([next.at, weekdayOf(next.day ?? from), gap % (7 * everyWeeks)]).toEqual([
              "10:00",
              4,
              0,
            ]);
            expect(gap).toBeGreaterThan(0);
            // Never in the past, and never later than one rhythm after what was due or today.
            expect(daysBetween(dayAt(now, meeting.zone), next.day ?? from)).toBeGreaterThanOrEqual(
              0,
            );
            expect(gap).toBeLessThanOrEqual(Math.max(0, late) + 7 * everyWeeks + 1);
            meeting = { ...next, id: meeting.id };
          }
        },
      ),
    );
  });

  test("put off past its next date stands for the last date it passed", () => {
    const nextSlot = { day: day("2026-11-20"), at: "14:00" as TimeOfDay, minutes: 45 };
    const { next } = closeMeeting(closingOf({ ending: "postponed", nextSlot }));
    expect([next.day, next.rhythmDay, next.at, next.minutes]).toEqual([
      "2026-11-20",
      "2026-11-19",
      "14:00",
      45,
    ]);
    const after = closeMeeting(closingOf({ meeting: next, now: at("2026-11-20T14:00:00Z") })).next;
    expect(after.day).toBe("2026-11-26");
  });
});

describe("the meeting that ended", () => {
  const times = ({ day: on, startedAt, endedAt, state }: Meeting) => ({
    on,
    from: startedAt === null ? null : new Date(startedAt).toISOString(),
    to: endedAt === null ? null : new Date(endedAt).toISOString(),
    state,
  });

  test("has the times it was started and ended", () => {
    const meeting = meetingOf({ state: "running", startedAt: at("2026-11-05T09:02:00Z") });
    expect(times(closeMeeting(closingOf({ meeting })).closed)).toEqual({
      on: "2026-11-05",
      from: "2026-11-05T09:02:00.000Z",
      to: "2026-11-05T09:30:00.000Z",
      state: "held",
    });
  });

  test("began when it was planned if nobody pressed start", () => {
    expect(times(closeMeeting(closingOf()).closed).from).toBe("2026-11-05T09:00:00.000Z");
  });

  test("was held on the day it was planned for when that is said days later", () => {
    expect(times(closeMeeting(closingOf({ now: at("2026-11-09T09:00:00Z") })).closed)).toEqual({
      on: "2026-11-05",
      from: "2026-11-05T09:00:00.000Z",
      to: "2026-11-05T09:30:00.000Z",
      state: "held",
    });
  });

  test("ended when its time was up if the day closed it", () => {
    const meeting = meetingOf({ state: "running", startedAt: at("2026-11-05T09:00:00Z") });
    const { closed } = closeMeeting(
      closingOf({ meeting, byDay: true, now: at("2026-11-06T07:00:00Z") }),
    );
    expect([times(closed).to, closed.closedByDay]).toEqual(["2026-11-05T09:30:00.000Z", true]);
  });

  test("never ends before it begins or after now", () => {
    const now = fc.integer({ min: at("2026-10-30T00:00:00Z"), max: at("2027-03-30T00:00:00Z") });
    fc.assert(
      fc.property(now, fc.option(now), fc.boolean(), (ms, started, byDay) => {
        const startedAt = started === null ? null : Math.min(started, ms);
        const meeting = meetingOf({ startedAt, state: startedAt === null ? "planned" : "running" });
        const { closed } = closeMeeting(closingOf({ meeting, now: ms as Millis, byDay }));
        expect(closed.startedAt ?? Infinity).toBeLessThanOrEqual(closed.endedAt ?? 0);
        expect(closed.endedAt ?? Infinity).toBeLessThanOrEqual(ms);
      }),
    );
  });
});

describe("a meeting nobody closed", () => {
  const running = (startedAt: string) =>
    meetingOf({ state: "running", startedAt: at(startedAt), minutes: 60 });
  test.each<[string, Meeting, string, string | undefined]>([
    ["goes on until midnight", running("2026-11-05T09:00:00Z"), "2026-11-05T22:59:00Z", undefined],
    [
      "was held when the next day comes",
      running("2026-11-05T09:00:00Z"),
      "2026-11-05T23:00:00Z",
      "held",
    ],
    [
      "late in the evening is left its time",
      running("2026-11-05T22:30:00Z"),
      "2026-11-05T23:10:00Z",
      undefined,
    ],
    ["and is closed after it", running("2026-11-05T22:30:00Z"), "2026-11-05T23:30:00Z", "held"],
    ["not started, waits for an answer", meetingOf(), "2026-11-11T22:59:00Z", undefined],
    ["until its next date: then it did not happen", meetingOf(), "2026-11-11T23:00:00Z", "missed"],
    ["and not while it is still to come", meetingOf(), "2026-11-04T09:00:00Z", undefined],
    ["and not when it is closed", meetingOf({ state: "held" }), "2027-11-11T23:00:00Z", undefined],
  ])("%s", (_, meeting, now, expected) => {
    expect(forgottenEnding(meeting, thursdays(), at(now))).toBe(expected);
  });

  test("waits for ever without a rhythm", () => {
    expect(forgottenEnding(meetingOf(), null, at("2028-01-01T00:00:00Z"))).toBeUndefined();
  });
});

test.each([
  ["2026-11-11", false],
  ["2026-11-12", true],
  ["2026-11-30", true],
])("moving Thursday the 5th to %s passes the next date: %s", (to, expected) => {
  expect(passesNextDate(meetingOf(), thursdays(), day(to), day("2026-11-04"))).toBe(expected);
});
