import { expect, test } from "vitest";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Day, Zone } from "#core/kernel/time.ts";
import type { TaskOrder } from "#core/tasks/task-order.ts";
import { usualHours } from "#core/people/person.ts";
import { added } from "../../db/ops.ts";
import { fromPerson } from "../../db/rows/person.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { redoChange, undoChange } from "../../db/undo.ts";
import { taskHandlers } from "./handlers.ts";

const day = (text: string) => text as Day;
const person = (id: string) => id as PersonId;

/** Me, Ana (with a 1:1) and Ben (without). */
async function office() {
  const store = await freshStore();
  const people = ["ana", "ben"].map((id) =>
    added(
      "person",
      id,
      "org:org",
      fromPerson({
        id: person(id),
        name: id,
        email: null,
        position: null,
        managerId: null,
        zone: "Europe/Berlin" as Zone,
        workingHours: usualHours,
        photo: null,
        isMe: false,
        archivedAt: null,
        createdAt: store.clock.now(),
      }),
    ),
  );
  const pair = added("pair", "pair-ana", "pair:pair-ana", {
    a_id: "ana",
    b_id: "me",
    cadence: null,
    template_id: null,
    pinned: 0,
  });
  await saveChange(store.deps, "office", async () => ({
    ok: true,
    value: { ops: [...people, pair], value: null },
  }));
  const tasks = taskHandlers(store.deps);
  const add = async (
    title: string,
    some: Partial<Parameters<(typeof tasks)["tasks.add"]>[0]> = {},
  ) => {
    const saved = await tasks["tasks.add"]({
      title,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [],
      ...some,
    });
    if (!saved.ok) throw new Error(saved.error.type);
    store.clock.advance(1_000);
    return saved.value.value;
  };
  const titles = async (
    list: "mine" | "waiting" | "due" | "done",
    some: { personId?: PersonId; label?: string; order?: TaskOrder; limit?: number } = {},
  ) => {
    const answer = await tasks["tasks.list"]({ list, limit: 100, ...some });
    return answer.ok ? answer.value.tasks.map(({ title }) => title) : [];
  };
  return { store, tasks, add, titles };
}

const scopeOf = async (store: FreshStore, id: TaskId) =>
  await store.db.query
    .selectFrom("task")
    .select(["scope_id", "pair_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

test("a list comes in the order that was asked for, whole or with one label", async () => {
  const { store, add, titles } = await office();
  await using _ = store;
  const labels = ["q3"];
  await add("old", { labels, due: day("2026-11-09") });
  await add("urgent", { labels, priority: 3 });
  await add("new", { labels, due: day("2026-11-03") });
  await add("Ben's", { labels, assigneeId: person("ben"), due: day("2026-11-01") });
  await add("Ana's", { labels, assigneeId: person("ana"), due: day("2026-11-02") });
  for (const some of [{}, { label: "q3" }]) {
    expect(await titles("mine", { ...some, order: "due" })).toEqual(["new", "old", "urgent"]);
    expect(await titles("mine", { ...some, order: "priority" })).toEqual(["urgent", "new", "old"]);
    expect(await titles("mine", { ...some, order: "newest" })).toEqual(["new", "urgent", "old"]);
    expect(await titles("mine", { ...some, order: "oldest" })).toEqual(["old", "urgent", "new"]);
    expect(await titles("waiting", some)).toEqual(["Ana's", "Ben's"]);
    expect(await titles("waiting", { ...some, order: "due" })).toEqual(["Ben's", "Ana's"]);
    const byPerson = await titles("due", { ...some, order: "person" });
    expect(byPerson.filter((title) => title.endsWith("'s"))).toEqual(["Ana's", "Ben's"]);
  }
});

test("a list is ordered by day, then priority, then age; those without a day come last", async () => {
  const { store, add, titles } = await office();
  await using _ = store;
  await add("someday");
  await add("later", { due: day("2026-11-09") });
  await add("soon, first", { due: day("2026-11-03") });
  await add("soon, high", { due: day("2026-11-03"), priority: 3 });
  await add("someday, high", { priority: 3 });
  await add("Ana's", { assigneeId: person("ana"), due: day("2026-11-01") });
  expect(await titles("mine")).toEqual([
    "soon, high",
    "soon, first",
    "later",
    "someday, high",
    "someday",
  ]);
  expect(await titles("due")).toEqual(["Ana's", "soon, high", "soon, first", "later"]);
  expect(await titles("mine", { limit: 4 })).toEqual([
    "soon, high",
    "soon, first",
    "later",
    "someday, high",
  ]);
});

test("waiting is by person in the order of their names, and only what I asked for", async () => {
  const { store, add, titles } = await office();
  await using _ = store;
  await add("Ben's", { assigneeId: person("ben"), due: day("2026-11-02") });
  await add("Ana's second", { assigneeId: person("ana") });
  await add("Ana's first", { assigneeId: person("ana"), due: day("2026-12-24") });
  await add("mine");
  expect(await titles("waiting")).toEqual(["Ana's first", "Ana's second", "Ben's"]);
  expect(await titles("waiting", { personId: person("ben") })).toEqual(["Ben's"]);
});

test("the total counts what the limit leaves out", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  for (const n of [1, 2, 3]) await add(`a${n}`, { assigneeId: person("ana") });
  for (const n of [1, 2]) await add(`b${n}`, { assigneeId: person("ben") });
  const answer = await tasks["tasks.list"]({ list: "waiting", limit: 2 });
  expect(answer.ok && [answer.value.tasks.length, answer.value.total]).toEqual([2, 5]);
});

test("labels filter any list, follow a change, and go with their last task", async () => {
  const { store, tasks, add, titles } = await office();
  await using _ = store;
  const budget = await add("budget", { labels: ["q3", "money"] });
  const hiring = await add("hiring", { labels: ["q3"] });
  expect(await titles("mine", { label: "q3" })).toEqual(["budget", "hiring"]);
  await tasks["tasks.change"]({ id: budget.id, fields: { labels: ["q4"] } });
  const summary = await tasks["tasks.summary"](undefined);
  expect(summary.ok && summary.value).toEqual({
    mine: 2,
    waiting: 0,
    due: 0,
    labels: ["q3", "q4"],
  });
  await tasks["tasks.archive"]({ id: budget.id });
  expect([
    await titles("mine", { label: "q4" }),
    (await tasks["tasks.summary"](undefined)).ok &&
      (await store.db.query.selectFrom("task_label").selectAll().execute()),
  ]).toEqual([[], [{ label: "q3", task_id: hiring.id }]]);
});

test("a repeating task that is done comes back once, on its next day", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const weekly = await add("weekly", {
    due: day("2026-10-12"),
    repeat: { unit: "week", every: 1, anchor: "due" },
  });
  await tasks["tasks.setState"]({ id: weekly.id, state: "done" });
  await tasks["tasks.setState"]({ id: weekly.id, state: "open" });
  await tasks["tasks.setState"]({ id: weekly.id, state: "done" });
  const answer = await tasks["tasks.list"]({ list: "mine", limit: 10 });
  expect(
    answer.ok && answer.value.tasks.map(({ title, due, state }) => [title, due, state]),
  ).toEqual([["weekly", "2026-11-02", "open"]]);
});

test("undoing the end of a repeating task takes back the one that followed, and redo brings it again", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const weekly = await add("weekly", {
    due: day("2026-11-02"),
    repeat: { unit: "week", every: 1, anchor: "due" },
  });
  await tasks["tasks.setState"]({ id: weekly.id, state: "done" });
  const dues = async () => {
    const answer = await tasks["tasks.list"]({ list: "mine", limit: 10 });
    return answer.ok && answer.value.tasks.map(({ due }) => due);
  };
  const seen = [await dues()];
  await undoChange(store.deps);
  seen.push(await dues());
  await redoChange(store.deps);
  seen.push(await dues());
  await undoChange(store.deps);
  await tasks["tasks.setState"]({ id: weekly.id, state: "done" });
  seen.push(await dues());
  expect(seen).toEqual([["2026-11-09"], ["2026-11-02"], ["2026-11-09"], ["2026-11-09"]]);
});

test("a task lies where both who share it can see it, and moves when it is given to somebody else", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const task = await add("deck");
  const places = [await scopeOf(store, task.id)];
  for (const assigneeId of ["ana", "me", "ben"]) {
    await tasks["tasks.change"]({ id: task.id, fields: { assigneeId: person(assigneeId) } });
    places.push(await scopeOf(store, task.id));
  }
  await undoChange(store.deps);
  places.push(await scopeOf(store, task.id));
  const mine = { scope_id: "self:me", pair_id: null };
  const withAna = { scope_id: "pair:pair-ana", pair_id: "pair-ana" };
  expect(places).toEqual([mine, withAna, withAna, mine, withAna]);
});

test("a reminder follows its task to whoever has it", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const task = await add("deck", {
    reminders: [{ kind: "next-meeting" }, { kind: "before-due", minutes: 60 }],
  });
  const scopes = async () =>
    (await store.db.query.selectFrom("reminder").select("scope_id").execute()).map(
      ({ scope_id }) => scope_id,
    );
  const seen = [await scopes()];
  await tasks["tasks.change"]({ id: task.id, fields: { assigneeId: person("ana") } });
  seen.push(await scopes());
  await undoChange(store.deps);
  seen.push(await scopes());
  expect(seen).toEqual([
    ["self:me", "self:me"],
    ["pair:pair-ana", "pair:pair-ana"],
    ["self:me", "self:me"],
  ]);
});

test("without its day a task has no time, and somebody unknown gets nothing", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const task = await add("call", { due: day("2026-11-03"), dueAt: "09:00" as never });
  const cleared = await tasks["tasks.change"]({ id: task.id, fields: { due: null } });
  expect([
    cleared.ok && cleared.value.value.dueAt,
    await tasks["tasks.change"]({ id: task.id, fields: { assigneeId: person("nobody") } }),
  ]).toEqual([null, { ok: false, error: { type: "PersonMissing" } }]);
});

test("several tasks change as one, and one undo brings all back", async () => {
  const { store, tasks, add, titles } = await office();
  await using _ = store;
  const some = [await add("a"), await add("b"), await add("c")];
  const done = await tasks["tasks.changeMany"]({
    ids: [...some.slice(0, 2).map(({ id }) => id), "gone" as TaskId],
    to: { state: "done" },
  });
  expect([done.ok && done.value.value.length, await titles("mine"), await titles("done")]).toEqual([
    2,
    ["c"],
    ["b", "a"],
  ]);
  await undoChange(store.deps);
  expect(await titles("mine")).toEqual(["a", "b", "c"]);
});

test("nothing changed is not a change", async () => {
  const { store, tasks, add } = await office();
  await using _ = store;
  const task = await add("a");
  const same = await tasks["tasks.change"]({ id: task.id, fields: { title: "a" } });
  expect(same.ok && same.value.change).toBe(null);
});
