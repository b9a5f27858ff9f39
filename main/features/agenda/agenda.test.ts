import { expect, test } from "vitest";
import type { AgendaItemId, MeetingId, PersonId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { agendaHandlers } from "./handlers.ts";

const m = "m" as MeetingId;

/** A planned meeting with three shared points: a, b, c. */
async function agenda() {
  const store = await freshStore();
  const meeting = {
    pair_id: "p",
    day: null,
    at: null,
    zone: "Europe/Berlin",
    minutes: 30,
    rhythm_day: null,
    state: "planned",
    started_at: null,
    ended_at: null,
    closed_by_day: 0,
  };
  await saveChange(store.deps, "x", async () =>
    ok({ ops: [added("meeting", m, "pair:p", meeting)], value: undefined }),
  );
  const handlers = agendaHandlers(store.deps);
  const many = await handlers["agenda.addMany"]({
    meetingId: m,
    texts: ["a", "b", "c"],
    sharing: "shared",
  });
  if (!many.ok) throw new Error(many.error.type);
  const rows = () =>
    store.db.query
      .selectFrom("agenda_item")
      .selectAll()
      .where("archived_at", "is", null)
      .orderBy("position")
      .execute();
  const ids = many.value.value.map(({ id }) => id) as [AgendaItemId, AgendaItemId, AgendaItemId];
  return { store, handlers, rows, ids, change: many.value.change ?? 0 };
}

const texts = (rows: readonly { readonly text: string }[]) =>
  rows.map(({ text }) => text).join(" ");

test("several points added at once are one change, and one step back", async () => {
  const { store, rows, change } = await agenda();
  await using _ = store;
  expect(texts(await rows())).toBe("a b c");
  await undoChange(store.deps, change);
  expect(texts(await rows())).toBe("");
});

test("a point goes where it is put: first, between, last", async () => {
  const {
    store,
    handlers,
    rows,
    ids: [a, b, c],
  } = await agenda();
  await using _ = store;
  const order = async (id: AgendaItemId, after: AgendaItemId | null) => {
    await handlers["agenda.move"]({ id, after });
    return texts(await rows());
  };
  expect([await order(c, null), await order(c, a), await order(a, b)]).toEqual([
    "c a b",
    "a c b",
    "c b a",
  ]);
  expect(await handlers["agenda.move"]({ id: a, after: "gone" as AgendaItemId })).toEqual({
    ok: false,
    error: { type: "AgendaItemMissing" },
  });
});

test("a point made private leaves the pair's part of the data, and comes back when it is shared or undone", async () => {
  const {
    store,
    handlers,
    rows,
    ids: [a],
  } = await agenda();
  await using _ = store;
  const scope = async () => (await rows())[0]?.scope_id;
  const hidden = await handlers["agenda.share"]({ id: a, sharing: "private" });
  expect(await scope()).toBe("self:me");
  await undoChange(store.deps, hidden.ok ? (hidden.value.change ?? 0) : 0);
  expect(await scope()).toBe("pair:p");
  await handlers["agenda.share"]({ id: a, sharing: "at-start" });
  expect(await scope()).toBe("self:me");
  await handlers["agenda.share"]({ id: a, sharing: "shared" });
  expect(await scope()).toBe("pair:p");
});

test("only who wrote a point makes it private", async () => {
  const {
    store,
    handlers,
    ids: [a],
  } = await agenda();
  await using _ = store;
  await store.db.query
    .updateTable("agenda_item")
    .set({ author_id: "ana" })
    .where("id", "=", a)
    .execute();
  expect(await handlers["agenda.share"]({ id: a, sharing: "private" })).toEqual({
    ok: false,
    error: { type: "NotYourPoint" },
  });
});

test("a point that became an action item is done, and undone it is a point again without the task", async () => {
  const {
    store,
    handlers,
    rows,
    ids: [a],
  } = await agenda();
  await using _ = store;
  const fields = {
    title: "Send it",
    assigneeId: "ana" as PersonId,
    due: null,
    dueAt: null,
    priority: 3 as const,
    labels: ["deck"],
    reminders: [{ kind: "next-meeting" as const }],
  };
  const made = await handlers["agenda.toTask"]({ id: a, ...fields });
  const tasks = () =>
    store.db.query
      .selectFrom("task")
      .select(["title", "assignee_id", "agenda_item_id", "pair_id"])
      .where("archived_at", "is", null)
      .execute();
  const reminders = () =>
    store.db.query
      .selectFrom("reminder")
      .select("scope_id")
      .where("archived_at", "is", null)
      .execute();
  expect([(await rows())[0]?.state, await tasks(), await reminders()]).toEqual([
    "done",
    [{ title: "Send it", assignee_id: "ana", agenda_item_id: a, pair_id: "p" }],
    [{ scope_id: "pair:p" }],
  ]);
  await undoChange(store.deps, made.ok ? (made.value.change ?? 0) : 0);
  expect([(await rows())[0]?.state, await tasks(), await reminders()]).toEqual(["open", [], []]);
});

test("a point is added behind what is open elsewhere and in sight", async () => {
  const {
    store,
    handlers,
    rows,
    ids: [a, b, c],
  } = await agenda();
  await using _ = store;
  await store.db.query
    .updateTable("agenda_item")
    .set({ meeting_id: "other" })
    .where("id", "in", [b, c])
    .execute();
  await handlers["agenda.add"]({ meetingId: m, text: "d", sharing: "shared" });
  expect(texts(await rows())).toBe("a b c d");
  await handlers["agenda.move"]({ id: a, after: c });
  expect(texts(await rows())).toBe("b c a d");
});

test("what another touches says so from then on, and never more than was meant: not a move, not a sentence saved as it was, not what was undone", async () => {
  const {
    store,
    handlers,
    rows,
    ids: [a, b],
  } = await agenda();
  await using _ = store;
  const anas = agendaHandlers({
    ...store.deps,
    identity: { ...store.identity, me: "ana" as PersonId },
  });
  const touched = async () => {
    const row = (await rows()).find(({ id }) => id === a);
    return row?.touched_at ? `${row.touched_by} ${row.touched_at - start}` : null;
  };
  const start = store.clock.now();
  const after = async (act: () => Promise<unknown>) => {
    store.clock.advance(1);
    await act();
    return touched();
  };
  expect([
    await after(() => handlers["agenda.rename"]({ id: a, text: "mine" })),
    await after(() => anas["agenda.move"]({ id: a, after: b })),
    await after(() => anas["agenda.rename"]({ id: a, text: "mine" })),
    await after(() => anas["agenda.rename"]({ id: a, text: "ours" })),
    await after(() => anas["agenda.setState"]({ id: a, state: "done" })),
    await after(() => handlers["agenda.move"]({ id: a, after: null })),
  ]).toEqual([null, null, null, "ana 4", "ana 5", "ana 5"]);
  store.clock.advance(1);
  const mine = await handlers["agenda.rename"]({ id: a, text: "mine again" });
  expect(await touched()).toBe("me 7");
  await undoChange(store.deps, mine.ok ? (mine.value.change ?? 0) : 0);
  expect(await touched()).toBe("ana 5");
});

test("who touched a point goes to the server with when, also where only the time is new", async () => {
  const {
    store,
    handlers,
    ids: [a],
  } = await agenda();
  await using _ = store;
  await store.db.query
    .updateTable("agenda_item")
    .set({ author_id: "ana", touched_by: "me", touched_at: 1 })
    .where("id", "=", a)
    .execute();
  await handlers["agenda.setState"]({ id: a, state: "done" });
  const last = await store.db.query
    .selectFrom("outbox")
    .select("ops")
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(last.ops)).toMatchObject([
    { set: { state: "done", touched_by: "me", touched_at: store.clock.now() } },
  ]);
});
