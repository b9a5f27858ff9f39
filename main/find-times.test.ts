import { expect, test } from "vitest";
import type { PairId, PersonId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { usualHours } from "#core/people/person.ts";
import { composeCalendar } from "./compose-calendar.ts";
import { freshStore } from "./db/testing.ts";
import { pairHandlers } from "./features/pairs/handlers.ts";
import { peopleHandlers } from "./features/people/handlers.ts";
import { shareBusy } from "./features/calendar/shared-busy.ts";

const at = (text: string) => Date.parse(text) as Millis;
const noon = "12:00" as TimeOfDay;
/** Monday to Friday of the next week. */
const week = { from: at("2026-11-09T00:00Z"), to: at("2026-11-14T00:00Z") };

/** Me in Berlin and Ana in Lisbon, who meet on Mondays at noon. */
async function scene() {
  const store = await freshStore();
  const added = await peopleHandlers(store.deps)["people.add"]({
    name: "Ana",
    email: null,
    position: null,
    managerId: null,
    zone: "Europe/Lisbon" as Zone,
    workingHours: usualHours,
    photo: null,
  });
  if (!added.ok) throw new Error("no Ana");
  const ana = added.value.value.id as PersonId;
  const cadence = {
    everyWeeks: 1,
    weekday: 1,
    at: noon,
    minutes: 30,
    zone: "Europe/Berlin" as Zone,
  };
  const started = await pairHandlers(store.deps)["pairs.start"]({
    personId: ana,
    cadence,
    templateId: null,
  });
  if (!started.ok) throw new Error("no 1:1");
  const calendar = composeCalendar(store.deps);
  const pairId = started.value.value.id as PairId;
  const meeting = () =>
    store.db.query
      .selectFrom("meeting")
      .select(["id", "day", "at", "minutes"])
      .where("state", "=", "planned")
      .executeTakeFirstOrThrow();
  const times = async (more: { readonly meetingId?: never } = {}) => {
    const found = await calendar["calendar.times"]({
      personIds: [ana],
      minutes: 30,
      ...week,
      ...more,
    });
    if (!found.ok) throw new Error("no answer");
    return found.value;
  };
  const booking = {
    pairId,
    minutes: 30,
    title: "1:1",
    invites: false,
    tells: false,
    video: false,
  };
  return { store, calendar, ana, pairId, meeting, times, booking };
}

test("times lie in the working hours of both, and none is confirmed while no calendar is known", async () => {
  const { store, times } = await scene();
  await using _ = store;
  const found = await times();
  expect(found.people.map(({ state, reason }) => [state, reason])).toEqual([
    ["unknown", "no-calendar"],
    ["unknown", "no-calendar"],
  ]);
  const starts = found.times.map(({ start }) => new Date(start).toISOString());
  // She begins at nine in Lisbon, which is ten in Berlin; I stop at five.
  expect(starts[0]).toBe("2026-11-09T09:00:00.000Z");
  expect(starts.at(-1)).toBe("2026-11-13T15:30:00.000Z");
  expect(found.times.some(({ isConfirmed }) => isConfirmed)).toBe(false);
  expect(found.best.length).toBe(3);
});

test("our own 1:1 is in the way of another meeting; what is moved may overlap where it was, and is not offered just that", async () => {
  const { store, times, meeting, calendar, booking } = await scene();
  await using _ = store;
  const start = at("2026-11-10T11:00Z");
  expect((await calendar["calendar.book"]({ ...booking, start })).ok).toBe(true);
  const { id } = await meeting();
  const near = at("2026-11-10T11:15Z");
  const has = (found: Awaited<ReturnType<typeof times>>) =>
    [start, near].map((time) => found.times.some((one) => one.start === time));
  expect(has(await times())).toEqual([false, false]);
  expect(has(await times({ meetingId: id as never }))).toEqual([false, true]);
});

test("what a colleague shares makes their time known, and is out of the way", async () => {
  const { store, times, ana } = await scene();
  await using _ = store;
  const busy = {
    start: at("2026-11-09T09:00Z"),
    end: at("2026-11-09T12:00Z"),
    kind: "busy" as const,
  };
  const hers = { ...store.deps, identity: { ...store.identity, me: ana } };
  await shareBusy(hers, [busy]);
  await shareBusy(store.deps, []);
  const found = await times();
  expect(found.people.map(({ state }) => state)).toEqual(["known", "known"]);
  expect(found.times[0]).toEqual({
    start: at("2026-11-09T12:00Z"),
    end: at("2026-11-09T12:30Z"),
    isConfirmed: true,
  });
});

test("a time is given to the next 1:1 and taken back, once and in time", async () => {
  const { store, calendar, meeting, booking } = await scene();
  await using _ = store;
  const before = await meeting();
  const booked = await calendar["calendar.book"]({ ...booking, start: at("2026-11-05T10:15Z") });
  if (!booked.ok) throw new Error(booked.error.type);
  expect(booked.value.booking).toBeNull();
  expect(await meeting()).toEqual({ ...before, day: "2026-11-05", at: "11:15", minutes: 30 });
  const { meetingId } = booked.value;
  expect(await calendar["calendar.takeBack"]({ meetingId })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await meeting()).toEqual(before);
  expect(await calendar["calendar.takeBack"]({ meetingId })).toEqual({
    ok: false,
    error: { type: "NotBooked" },
  });
  await calendar["calendar.move"]({
    meetingId,
    start: at("2026-11-05T10:15Z"),
    minutes: 45,
    scope: "one",
    tells: false,
  });
  store.clock.advance(60_000);
  expect(await calendar["calendar.takeBack"]({ meetingId })).toEqual({
    ok: false,
    error: { type: "TooLate" },
  });
});

test("a series begins with the time that was booked, and keeps its rhythm", async () => {
  const { store, calendar, meeting, booking, pairId } = await scene();
  await using _ = store;
  const start = at("2026-11-12T13:00Z");
  const rule = { every: "week" as const, interval: 2, weekday: 4 };
  await calendar["calendar.book"]({ ...booking, start, minutes: 45, rule });
  const pair = await store.db.query
    .selectFrom("pair")
    .select("cadence")
    .where("id", "=", pairId)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(pair.cadence ?? "")).toEqual({
    everyWeeks: 2,
    weekday: 4,
    at: "14:00",
    minutes: 45,
    zone: "Europe/Berlin",
  });
  expect(await meeting()).toMatchObject({ day: "2026-11-12" as Day, at: "14:00", minutes: 45 });
});

test("nothing is booked in the past, nor for people who do not meet", async () => {
  const { store, calendar, booking } = await scene();
  await using _ = store;
  const past = await calendar["calendar.book"]({ ...booking, start: at("2026-11-02T08:00Z") });
  const nobody = await calendar["calendar.book"]({
    ...booking,
    pairId: "nobody" as PairId,
    start: week.from,
  });
  expect([past, nobody].map((one) => !one.ok && one.error.type)).toEqual([
    "DayInThePast",
    "PairMissing",
  ]);
});

test("the rules for times are kept, and count", async () => {
  const { store, calendar, times } = await scene();
  await using _ = store;
  const first = await calendar["calendar.rules"](undefined);
  if (!first.ok) throw new Error("no rules");
  await calendar["calendar.changeRules"]({ ...first.value, noticeMinutes: 10_080 });
  expect((await times()).times[0]?.start).toBe(at("2026-11-09T09:00Z"));
  await calendar["calendar.changeRules"]({ ...first.value, stepMinutes: 60 });
  expect((await times()).times.every(({ start }) => start % 3_600_000 === 0)).toBe(true);
  expect(store.announced).toContainEqual(["calendar"]);
});
