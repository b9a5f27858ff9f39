// Reminders that somebody else set, and the times one would rather have them.
import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import type { ProposedTime } from "#core/reminders/proposal.ts";
import type { Reminder, ReminderTime } from "#core/reminders/reminder.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import { added } from "./db/ops.ts";
import { fromReminder } from "./db/rows/reminder.ts";
import { saveChange } from "./db/save-change.ts";
import { at, MINUTE, monday, withBells } from "./testing/with-bells.ts";

/** My task, and Ben in New York, who reminds me of it. */
async function withBen(time: ReminderTime) {
  const bells = await withBells();
  const { store, ask, task } = bells;
  const ben = (await ask("people.add", {
    name: "Ben",
    zone: "America/New_York",
  } as never)) as { value: { id: never } };
  const subject = { type: "task", id: await task("Numbers", []) } as const;
  const id = store.ids.next() as Reminder["id"];
  const remind = (authorId: Reminder["authorId"], forId: Reminder["forId"]) =>
    saveChange(store.deps, "reminder.add", async () => ({
      ok: true,
      value: {
        ops: [
          added(
            "reminder",
            id,
            "pair:p",
            fromReminder({
              id,
              subject,
              time,
              forId,
              authorId,
              state: "scheduled",
              archivedAt: null,
              createdAt: 0 as Millis,
            }),
          ),
        ],
        value: null,
      },
    }));
  const of = async () => ((await ask("reminders.of", { subject })) as Reminder[])[0];
  const waiting = async () => (await ask("reminders.rung", undefined)) as WaitingReminder[];
  return { ...bells, ben: ben.value.id, id, remind, of, waiting };
}

const evening = { kind: "at", at: (monday + 10 * 60 * MINUTE) as Millis } as const;

test("one that somebody else set for the evening comes when work begins, unless one wants it at any time", async () => {
  const { store, ben, remind, goTo, titles, device, rings, waiting } = await withBen(evening);
  await using _ = store;
  await remind(ben, null);
  await goTo(evening.at);
  expect(titles()).toEqual([]);
  await goTo(Date.parse("2026-11-03T08:00:00Z") - 1);
  expect(titles()).toEqual([]);
  device.holdsOthers = false;
  await goTo(Date.parse("2026-11-03T08:00:00Z") - 1);
  expect(titles()).toEqual(["Numbers"]);
  expect(rings).toMatchObject([{ reminder: { byName: "Ben" } }]);
  expect(await waiting()).toMatchObject([{ dueAt: evening.at }]);
});

test("nine o'clock as Ben set it in New York is nine o'clock in Berlin", async () => {
  const nine = { kind: "at", at: Date.parse("2026-11-03T14:00:00Z") as Millis } as const;
  const { store, ben, remind, goTo, titles, waiting } = await withBen({ ...nine, byClock: true });
  await using _ = store;
  await remind(ben, null);
  await goTo(Date.parse("2026-11-03T08:00:00Z") - 1);
  expect(titles()).toEqual([]);
  await goTo(Date.parse("2026-11-03T08:00:00Z"));
  expect(titles()).toEqual(["Numbers"]);
  expect(await waiting()).toMatchObject([{ dueAt: Date.parse("2026-11-03T08:00:00Z") }]);
});

test("seen is said of what somebody else set and rang, and of nothing else", async () => {
  const { store, ask, ben, id, remind, goTo, of, waiting } = await withBen(at(1));
  await using _ = store;
  await remind(ben, null);
  await ask("reminders.seen", { ids: [id] });
  const states = [(await of())?.state];
  await goTo(monday + MINUTE);
  states.push((await of())?.state);
  await ask("reminders.seen", { ids: [id] });
  states.push((await of())?.state);
  expect([states, (await waiting()).map(({ isSeen }) => isSeen)]).toEqual([
    ["scheduled", "shown", "seen"],
    [true],
  ]);
});

test("my own is never marked seen: nobody waits to hear it", async () => {
  const { store, ask, remind, goTo, id, of } = await withBen(at(1));
  await using _ = store;
  await remind(store.deps.identity.me, null);
  await goTo(monday + MINUTE);
  await ask("reminders.seen", { ids: [id] });
  expect((await of())?.state).toBe("shown");
});

test("another time is proposed to who set it, and stands beside the reminder until they answer", async () => {
  const { store, ask, ben, id, remind, goTo, of, waiting } = await withBen(at(1));
  await using _ = store;
  await remind(ben, null);
  await goTo(monday + MINUTE);
  const wish = (monday + 90 * MINUTE) as Millis;
  await ask("reminders.propose", { id, at: wish });
  expect((await of())?.time.proposed).toEqual({ at: wish, byId: store.deps.identity.me });
  expect(await waiting()).toMatchObject([{ proposedAt: wish }]);
  expect(await ask("reminders.proposed", undefined)).toEqual([]);
  await expect(ask("reminders.decide", { id, isAccepted: true })).rejects.toThrow("Missing");
  await ask("reminders.answer", { ids: [id], how: { do: "snooze", until: "ten-minutes" } });
  expect((await of())?.time).not.toHaveProperty("proposed");
});

test("a time proposed to me is accepted once, and refused it leaves the reminder as it was", async () => {
  const { store, ask, ben, id, remind, of } = await withBen(at(1));
  await using _ = store;
  await remind(store.deps.identity.me, ben);
  await expect(ask("reminders.propose", { id, at: evening.at })).rejects.toThrow("Missing");
  const propose = async () => {
    const time = JSON.stringify({ ...at(1), proposed: { at: evening.at, byId: ben } });
    await store.db.query.updateTable("reminder").set({ time, state: "seen" }).execute();
  };
  const proposals = async () => (await ask("reminders.proposed", undefined)) as ProposedTime[];
  await propose();
  expect(await proposals()).toMatchObject([{ title: "Numbers", byName: "Ben", at: evening.at }]);
  await ask("reminders.decide", { id, isAccepted: false });
  expect([await of(), await proposals()]).toMatchObject([{ state: "seen", time: at(1) }, []]);
  await propose();
  await ask("reminders.decide", { id, isAccepted: true });
  expect([await of(), await proposals()]).toMatchObject([
    { state: "scheduled", time: { ...at(1), putOff: evening.at } },
    [],
  ]);
  await expect(ask("reminders.decide", { id, isAccepted: true })).rejects.toThrow("Missing");
});

test("a device that was not used last leaves a reminder to the other for 15 seconds, from when it is due or it wakes", async () => {
  const { store, task, goTo, titles, device } = await withBells();
  await using _ = store;
  device.isUsedLast = false;
  await task("Call Ben", [at(1)]);
  await task("Slept over", [at(60)]);
  await goTo(monday + MINUTE);
  await goTo(monday + MINUTE + 14_999);
  expect(titles()).toEqual([]);
  await goTo(monday + MINUTE + 15_000);
  expect(titles()).toEqual(["Call Ben"]);
  await goTo(monday + 300 * MINUTE);
  expect(titles()).toHaveLength(1);
  await goTo(monday + 300 * MINUTE + 15_000);
  expect(titles()).toEqual(["Call Ben", "Slept over"]);
});

test("what the other device said in that time is not said here", async () => {
  const { store, task, goTo, titles, device, rung } = await withBells();
  await using _ = store;
  device.isUsedLast = false;
  await task("Call Ben", [at(1)]);
  await goTo(monday + MINUTE);
  // The other device's word for it, as it comes by sync.
  await store.db.query.updateTable("reminder").set({ state: "shown" }).execute();
  await goTo(monday + 2 * MINUTE);
  expect([titles(), await rung()]).toMatchObject([[], [{ title: "Call Ben" }]]);
});

test("once this device is used, it holds nothing back any more", async () => {
  const { store, task, goTo, titles, device } = await withBells();
  await using _ = store;
  device.isUsedLast = false;
  await task("Call Ben", [at(1)]);
  await goTo(monday + MINUTE);
  device.isUsedLast = true;
  await goTo(monday + MINUTE + 500);
  expect(titles()).toEqual(["Call Ben"]);
});

test("one that nags does so at the device that was used last", async () => {
  const { store, task, goTo, rings, device } = await withBells();
  await using _ = store;
  await task("Take the pills", [{ ...at(0), nags: true }]);
  await goTo(monday);
  device.isUsedLast = false;
  await goTo(monday + 30 * MINUTE);
  expect(rings).toHaveLength(1);
  device.isUsedLast = true;
  await goTo(monday + 31 * MINUTE);
  expect(rings).toHaveLength(2);
});
