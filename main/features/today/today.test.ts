import { expect, test } from "vitest";
import type { PairRow } from "#contract/pairs.ts";
import { ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore } from "../../db/testing.ts";
import { todayHandlers } from "./handlers.ts";

const pair = (
  otherId: string,
  some: { lastHeldDay?: string; everyWeeks?: number; createdAt?: number; next?: object | null },
) =>
  ({
    otherId,
    pair: {
      id: `pair-${otherId}`,
      cadence: some.everyWeeks ? { everyWeeks: some.everyWeeks } : null,
      createdAt: some.createdAt ?? Date.parse("2026-11-01T09:00:00Z"),
    },
    lastHeldDay: some.lastHeldDay ?? null,
    next: some.next ?? null,
  }) as unknown as PairRow;

const blank = {
  details: null,
  author_id: "me",
  assignee_id: "me",
  pair_id: null,
  meeting_id: null,
  agenda_item_id: null,
  due_at: null,
  priority: 0,
  labels: "[]",
  repeat: null,
  state: "open",
  done_at: null,
  renewed_at: null,
};

/** It is Monday, 2 November 2026. */
async function view(
  pairs: readonly PairRow[],
  tasks: readonly { title: string; due?: string }[] = [],
) {
  const store = await freshStore();
  await using _ = store;
  const ops = tasks.map(({ title, due = null }, n) =>
    added("task", `task-${n}`, "self:me", { ...blank, title, due }),
  );
  await saveChange(store.deps, "task.add", async () => ok({ ops, value: null }));
  const answer = await todayHandlers(store.deps, {
    pairRows: async () => pairs,
    inbox: async () => [],
  })["today.view"](undefined);
  if (!answer.ok) throw new Error("no view");
  return answer.value;
}

test("mine that are due within the week come with the oldest first; later ones and those without a day do not", async () => {
  const { due, dueTotal, day } = await view(
    [],
    [
      { title: "in a week", due: "2026-11-09" },
      { title: "today", due: "2026-11-02" },
      { title: "late", due: "2026-10-01" },
      { title: "later", due: "2026-11-10" },
      { title: "someday" },
    ],
  );
  expect([day, due.map(({ title }) => title), dueTotal]).toEqual([
    "2026-11-02",
    ["late", "today", "in a week"],
    3,
  ]);
});

test("of many, fifty are shown and all are counted", async () => {
  const { due, dueTotal } = await view(
    [],
    Array.from({ length: 60 }, (_, n) => ({ title: `t${n}`, due: "2026-11-02" })),
  );
  expect([due.length, dueTotal]).toEqual([50, 60]);
});

test("the next seven days of 1:1s are shown, and running ones whatever their day", async () => {
  const next = (state: string, day: string | null) => ({ state, day, zone: "Europe/Berlin" });
  const { meetings } = await view([
    pair("a", { next: next("planned", "2026-11-09") }),
    pair("b", { next: next("planned", "2026-11-10") }),
    pair("c", { next: next("running", null) }),
    pair("d", { next: next("planned", "2026-10-30") }),
  ]);
  expect(meetings.map(({ otherId }) => otherId)).toEqual(["a", "c", "d"]);
});

test("not met for too long is more than twice the rhythm, or six weeks without one", async () => {
  const { notMet } = await view([
    pair("twice", { everyWeeks: 2, lastHeldDay: "2026-10-04" }),
    pair("fine", { everyWeeks: 2, lastHeldDay: "2026-10-05" }),
    pair("quiet", { lastHeldDay: "2026-09-20" }),
    pair("new", {}),
  ]);
  expect(notMet.map(({ personId, days }) => [personId, days])).toEqual([
    ["twice", 29],
    ["quiet", 43],
  ]);
});
