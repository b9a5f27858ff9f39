// The first screen and the 1:1 page are asked for all day: with 100,000 items they stay fast only as long as nothing is scanned.
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { added } from "./db/ops.ts";
import { saveChange } from "./db/save-change.ts";
import { freshStore, type FreshStore } from "./db/testing.ts";
import { listInbox } from "./features/inbox/queries.ts";
import { openOneOnOne } from "./features/meetings/one-on-one.ts";
import { listPairRows } from "./features/pairs/queries.ts";
import { todayHandlers } from "./features/today/handlers.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";

test("a 1:1 is read by indexes: open promises in their order, nothing scanned", async () => {
  await using store = await freshStore();
  await addPair(store);
  const plans = plansOf(store);
  expect((await openOneOnOne(store.deps, { pairId: "pair" as PairId })).ok).toBe(true);
  expect(plans.filter((plan) => plan.startsWith("SCAN"))).toEqual([]);
  expect(plans).toContain("SEARCH task USING INDEX task_promised (pair_id=?)");
});

test("of a closed meeting only what was promised in it is read, not all the two ever promised", async () => {
  await using store = await freshStore();
  await addPair(store);
  const plans = plansOf(store);
  const closed = { pairId: "pair" as PairId, meetingId: "held" as MeetingId };
  expect((await openOneOnOne(store.deps, closed)).ok).toBe(true);
  expect(plans).toContain("SEARCH task USING INDEX task_by_meeting (meeting_id=?)");
});

test("Today is read by indexes: only the few pairs and the inbox are gone through, and promises are counted in one walk", async () => {
  await using store = await freshStore();
  await addPair(store);
  const plans = plansOf(store);
  const today = todayHandlers(store.deps, {
    pairRows: (db) => listPairRows(db, store.identity.me),
    inbox: listInbox,
  });
  expect((await today["today.view"](undefined)).ok).toBe(true);
  const scanned = new Set(plans.filter((plan) => plan.startsWith("SCAN")));
  expect([...scanned].filter((plan) => !/^SCAN (pair|some|inbox_item)\b/.test(plan))).toEqual([]);
  expect(plans.filter((plan) => plan.includes("task_promised"))).toHaveLength(1);
  expect(plans.filter((plan) => /TEMP B-TREE/.test(plan))).toEqual([]);
});

/** How SQLite goes about each question from now on. */
function plansOf({ db: { raw } }: FreshStore): readonly string[] {
  const plans: string[] = [];
  const prepare = raw.prepare.bind(raw);
  raw.prepare = ((source: string) => {
    const places = source.match(/\?/g)?.map(() => "me") ?? [];
    if (/^select/i.test(source))
      for (const step of prepare(`EXPLAIN QUERY PLAN ${source}`).all(...places))
        plans.push((step as { detail: string }).detail);
    return prepare(source);
  }) as typeof raw.prepare;
  return plans;
}

async function addPair(store: FreshStore): Promise<void> {
  const meeting = {
    pair_id: "pair",
    day: "2026-11-05",
    at: null,
    zone: "Europe/Berlin",
    minutes: 30,
    rhythm_day: null,
    state: "planned",
    started_at: null,
    ended_at: null,
    closed_by_day: 0,
  };
  const pair = { a_id: "ana", b_id: "me", cadence: null, template_id: null, pinned: 0 };
  const ops = [
    added("pair", "pair", "pair:pair", pair),
    added("meeting", "open", "pair:pair", meeting),
    added("meeting", "held", "pair:pair", { ...meeting, state: "held", ended_at: 1 }),
  ];
  await saveChange(store.deps, "test", async () => ok({ ops, value: undefined }));
}
