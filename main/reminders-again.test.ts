// Reminders that come again: by a rhythm, or until they are answered.
import { expect, test } from "vitest";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { Reminder, ReminderTime } from "#core/reminders/reminder.ts";
import { at, MINUTE, monday, withBells } from "./testing/with-bells.ts";

const daily: ReminderTime = {
  kind: "on",
  day: "2026-11-02" as Day,
  at: "12:00" as TimeOfDay,
  repeat: { unit: "day", every: 1, anchor: "due" },
};
const NOON = Date.parse("2026-11-02T11:00:00Z");
const DAY = 1_440 * MINUTE;

test("a repeating reminder comes back after each answer, and for each time that passed unanswered there is still only one", async () => {
  const { store, ask, task, goTo, rings, rung } = await withBells();
  await using _ = store;
  await task("Water the plants", [daily]);
  await goTo(NOON);
  const ids = (await rung()).map(({ id }) => id);
  await ask("reminders.answer", { ids, how: { do: "drop" } });
  await expect(ask("reminders.answer", { ids, how: { do: "drop" } })).rejects.toThrow("Missing");
  expect(await rung()).toEqual([]);
  await goTo(NOON + DAY);
  await goTo(NOON + 2 * DAY);
  await goTo(NOON + 6 * DAY + 5 * MINUTE);
  expect(rings.map((ring) => ring.kind === "one" && ring.lateMs)).toEqual([0, 0, 0, 5 * MINUTE]);
  expect(await rung()).toMatchObject([
    { title: "Water the plants", repeats: true, dueAt: NOON + 6 * DAY },
  ]);
});

test("a repeating reminder put off over its next time rings then, once; done, it does its task and rings no more", async () => {
  const { store, ask, task, goTo, titles, rung } = await withBells();
  await using _ = store;
  const id = await task("Water the plants", [daily]);
  await goTo(NOON + 20 * 60 * MINUTE);
  const ids = (await rung()).map((one) => one.id);
  await ask("reminders.answer", { ids, how: { do: "snooze", until: "tomorrow" } });
  await goTo(NOON + DAY - 1);
  expect([titles().length, await rung()]).toEqual([1, []]);
  await goTo(NOON + DAY);
  expect([titles().length, (await rung()).length]).toEqual([2, 1]);
  await ask("reminders.answer", { ids, how: { do: "done" } });
  expect(await ask("tasks.find", { id })).toMatchObject({ state: "done" });
  await goTo(NOON + 9 * DAY);
  expect([titles().length, await rung()]).toEqual([2, []]);
});

test("one that nags says so every ten minutes until it is answered, not in quiet hours, and after sleep once", async () => {
  const { store, ask, task, goTo, rings, quiet, rung } = await withBells();
  await using _ = store;
  await task("Take the pills", [{ ...at(0), nags: true }]);
  await goTo(monday);
  await goTo(monday + 10 * MINUTE - 1);
  expect(rings).toHaveLength(1);
  await goTo(monday + 10 * MINUTE);
  expect(rings[1]).toMatchObject({ kind: "one", isAgain: true });
  await goTo(monday + 19 * MINUTE);
  expect(rings).toHaveLength(2);
  quiet.now = { hours: null, pausedUntil: (monday + 60 * MINUTE) as Millis };
  await goTo(monday + 59 * MINUTE);
  expect(rings).toHaveLength(2);
  await goTo(monday + 300 * MINUTE);
  await goTo(monday + 301 * MINUTE);
  expect(rings).toHaveLength(3);
  const ids = (await rung()).map(({ id }) => id);
  await ask("reminders.answer", { ids, how: { do: "snooze", until: "hour" } });
  await goTo(monday + 360 * MINUTE);
  expect(rings).toHaveLength(3);
  await goTo(monday + 361 * MINUTE);
  expect(rings[3]).toMatchObject({ isAgain: false });
  await ask("reminders.answer", { ids, how: { do: "drop" } });
  await goTo(monday + 900 * MINUTE);
  expect(rings).toHaveLength(4);
});

test("one that nags is quiet once its task is done, and goes on after a restart", async () => {
  const { store, ask, task, goTo, rings, restart } = await withBells();
  await using _ = store;
  const id = await task("Take the pills", [{ ...at(0), nags: true }]);
  await goTo(monday);
  restart();
  await goTo(monday + 10 * MINUTE);
  expect(rings.map((ring) => ring.kind === "one" && ring.isAgain)).toEqual([false, true]);
  await ask("tasks.setState", { id, state: "done" });
  await goTo(monday + 100 * MINUTE);
  expect(rings).toHaveLength(2);
});

test("a reminder is made to repeat and to nag, and once again", async () => {
  const { store, ask, task, goTo, rings } = await withBells();
  await using _ = store;
  const id = await task("Call Ben", [at(10)]);
  const of = async () =>
    ((await ask("reminders.of", { subject: { type: "task", id } })) as Reminder[])[0]!;
  const repeat = { unit: "day", every: 2, anchor: "due" } as const;
  await ask("reminders.change", { id: (await of()).id, repeat, nags: true });
  expect((await of()).time).toMatchObject({ kind: "on", repeat, nags: true });
  await goTo(monday + 10 * MINUTE);
  await goTo(monday + 10 * MINUTE + 2 * DAY);
  expect(rings).toHaveLength(2);
  await ask("reminders.change", { id: (await of()).id, repeat: null, nags: false });
  await goTo(monday + 10 * MINUTE + 8 * DAY);
  expect(rings).toHaveLength(2);
});
