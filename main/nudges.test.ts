// A 1:1 that is soon, or was not closed: meetings and pairs on one real encrypted file, with a clock that is set by hand.
import { expect, test } from "vitest";
import type { Handlers } from "#contract/index.ts";
import type { PairId } from "#core/kernel/ids.ts";
import { neverQuiet, type NotificationWishes } from "#core/reminders/ringing.ts";
import { featureHandlers } from "./compose-features.ts";
import { freshStore } from "./db/testing.ts";
import { Nudges } from "./features/meetings/nudges.ts";

/** A weekly 1:1 with Ana, on Tuesday, 3 November 2026, at ten in Berlin. */
async function withAna() {
  const store = await freshStore();
  const handlers = featureHandlers(store.deps) as Handlers;
  const added = await handlers["people.add"]({ name: "Ana" } as never);
  const personId = added.ok ? added.value.value.id : ("" as never);
  const cadence = { everyWeeks: 1, weekday: 2, at: "10:00", minutes: 30, zone: "Europe/Berlin" };
  const pair = await handlers["pairs.start"]({ personId, cadence, templateId: null } as never);
  const pairId = pair.ok ? pair.value.value.id : ("" as PairId);
  const said: string[] = [];
  const fresh = () =>
    new Nudges({
      open: () => store.deps,
      say: ({ kind, name, zone }) => said.push(`${kind} ${name} ${zone}`),
    });
  const goTo = async (at: string, nudges: Nudges, wishes: Partial<NotificationWishes> = {}) => {
    store.clock.set(at);
    await nudges.tick({ ...neverQuiet, leadMinutes: 10, holdsOthers: true, ...wishes });
    return said.splice(0);
  };
  const startMeeting = async (nudges: Nudges) => {
    const opened = await handlers["meetings.open"]({ pairId });
    if (!opened.ok) throw new Error(opened.error.type);
    await handlers["meetings.start"]({ id: opened.value.meeting.id } as never);
    nudges.changed(["meeting"]);
  };
  return { store, pairId, fresh, goTo, startMeeting };
}

const prepare = ["prepare Ana Europe/Berlin"];
const close = ["close Ana Europe/Berlin"];

test("a 1:1 is announced once before it begins, also over a restart, and said to be closed when it ran over", async () => {
  const { store, fresh, goTo, startMeeting } = await withAna();
  await using _ = store;
  const nudges = fresh();
  expect(await goTo("2026-11-03T08:49:59Z", nudges)).toEqual([]);
  expect(await goTo("2026-11-03T08:50:00Z", nudges)).toEqual(prepare);
  expect(await goTo("2026-11-03T08:55:00Z", fresh())).toEqual([]);
  store.clock.set("2026-11-03T09:00:00Z");
  await startMeeting(nudges);
  expect(await goTo("2026-11-03T09:39:00Z", nudges)).toEqual([]);
  expect(await goTo("2026-11-03T09:40:00Z", nudges)).toEqual(close);
  expect(await goTo("2026-11-03T09:50:00Z", fresh())).toEqual([]);
});

test("a pair may be announced earlier than the others, later, or not at all", async () => {
  const { store, pairId, fresh, goTo } = await withAna();
  await using _ = store;
  const nudges = fresh();
  const never = { pairLeads: { [pairId]: 0 } };
  expect(await goTo("2026-11-03T08:55:00Z", nudges, never)).toEqual([]);
  const early = { pairLeads: { [pairId]: 60, other: 0 } };
  expect(await goTo("2026-11-03T07:59:59Z", nudges, early)).toEqual([]);
  expect(await goTo("2026-11-03T08:00:00Z", nudges, early)).toEqual(prepare);
});

test("the 1:1 one is in is not announced, though it began before its time", async () => {
  const { store, fresh, goTo, startMeeting } = await withAna();
  await using _ = store;
  const nudges = fresh();
  store.clock.set("2026-11-03T08:45:00Z");
  await startMeeting(nudges);
  expect(await goTo("2026-11-03T08:50:00Z", nudges)).toEqual([]);
  expect(await goTo("2026-11-03T09:00:00Z", nudges)).toEqual([]);
});

test("quiet hours hold a nudge back, and one that is past is not said any more", async () => {
  const { store, fresh, goTo } = await withAna();
  await using _ = store;
  const nudges = fresh();
  const until = (at: string) => ({ pausedUntil: Date.parse(at) as never });
  expect(await goTo("2026-11-03T08:52:00Z", nudges, until("2026-11-03T08:55:00Z"))).toEqual([]);
  expect(await goTo("2026-11-03T08:55:00Z", nudges)).toEqual(prepare);
  const other = await withAna();
  await using __ = other.store;
  const late = other.fresh();
  expect(await other.goTo("2026-11-03T08:52:00Z", late, until("2026-11-03T09:30:00Z"))).toEqual([]);
  expect(await other.goTo("2026-11-03T09:30:00Z", late)).toEqual([]);
});
