import { expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import { usualHours } from "#core/people/person.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { handoverHandlers } from "./handlers.ts";

const CADENCE = { everyWeeks: 1, weekday: 4, at: "10:00", minutes: 30, zone: "Europe/Berlin" };

/** Mia leads Ana; the device is that of one of them. Cara may take over. */
async function company(whose: "mia" | "ana") {
  const store = await freshStore();
  const [mia, ana] = whose === "mia" ? ["me", "ana"] : ["mia", "me"];
  const person = (name: string, manager: string | null) => ({
    name,
    email: null,
    position: null,
    manager_id: manager,
    zone: "Europe/Berlin",
    working_hours: JSON.stringify(usualHours),
    photo: null,
  });
  const point = (text: string, sharing: string, position: string) => ({
    pair_id: "p",
    meeting_id: "m",
    author_id: "me",
    text,
    sharing,
    position,
    state: "open",
    carried: 2,
    task_id: null,
    touched_by: null,
    touched_at: null,
  });
  const task = (title: string, assignee: string, pair: string | null) => ({
    title,
    details: null,
    author_id: "me",
    assignee_id: assignee,
    pair_id: pair,
    meeting_id: null,
    agenda_item_id: null,
    due: null,
    due_at: null,
    priority: 0,
    labels: "[]",
    repeat: null,
    state: "open",
    done_at: null,
    renewed_at: null,
  });
  const [a, b] = [mia, ana].toSorted() as [string, string];
  const ops = [
    ...(whose === "mia" ? [] : [added("person", "mia", "org:org", person("Mia", null))]),
    ...(whose === "ana" ? [] : [added("person", "ana", "org:org", person("Ana", mia ?? null))]),
    added("person", "cara", "org:org", person("Cara", null)),
    added("person", "stranger", "self:me", person("A contact of mine", null)),
    added("pair", "p", "pair:p", {
      a_id: a,
      b_id: b,
      cadence: JSON.stringify(CADENCE),
      template_id: null,
      pinned: 0,
    }),
    added("meeting", "m", "pair:p", {
      pair_id: "p",
      day: "2026-11-05",
      at: "10:00",
      zone: "Europe/Berlin",
      minutes: 30,
      rhythm_day: "2026-11-05",
      state: "planned",
      started_at: null,
      ended_at: null,
      closed_by_day: 0,
    }),
    added("agenda_item", "shared", "pair:p", point("Shared point", "shared", "a0")),
    added("agenda_item", "other", "pair:p", point("Stays between us", "shared", "a1")),
    added("agenda_item", "secret", "self:me", point("Private point", "private", "a2")),
    added("task", "promise", "pair:p", task("Mia owes this", mia ?? "", "p")),
    added("task", "own", "self:me", task("My own task", "me", null)),
  ];
  await saveChange(store.deps, "x", async () => ok({ ops, value: undefined }));
  await store.db.query
    .updateTable("person")
    .set({ manager_id: mia ?? null })
    .where("id", "=", ana ?? "")
    .execute();
  return { store, handlers: handoverHandlers(store.deps), ana: ana as PersonId };
}

const cara = "cara" as PersonId;
const everything = ["shared", "other", "secret", "promise", "own"];

/** Mia's proposal as it reaches Ana's device; it names more than it may. */
async function proposed(store: Awaited<ReturnType<typeof freshStore>>) {
  const op = added("handover", "h", "pair:p", {
    pair_id: "p",
    author_id: "mia",
    person_id: "me",
    to_id: "cara",
    what: JSON.stringify(everything),
    note: "You know each other",
    state: "proposed",
    decided_at: null,
  });
  await saveChange(store.deps, "x", async () => ok({ ops: [op], value: undefined }));
}

/** All rows as somebody sees them, without what a change stamps. */
async function seen({ db }: Awaited<ReturnType<typeof freshStore>>) {
  const live = async (table: "agenda_item" | "task" | "pair" | "meeting" | "handover") =>
    db.query
      .selectFrom(table)
      .select("id")
      .where("archived_at", "is", null)
      .orderBy("id")
      .execute();
  const tables = ["agenda_item", "task", "pair", "meeting", "handover"] as const;
  return {
    ids: await Promise.all(tables.map(async (table) => (await live(table)).map(({ id }) => id))),
    me: await db.query.selectFrom("person").select("manager_id").where("id", "=", "me").execute(),
    old: await db.query.selectFrom("pair").select("cadence").where("id", "=", "p").execute(),
    dates: await db.query
      .selectFrom("meeting")
      .select(["day", "at"])
      .where("id", "=", "m")
      .execute(),
    states: await db.query.selectFrom("handover").select("state").execute(),
  };
}

const idOf = (saved: {
  readonly ok: boolean;
  readonly value?: { readonly value: { id: string } };
}) => (saved.value?.value.id ?? "") as never;

test("a manager proposes what both can read, once, and can take it back", async () => {
  const { store, handlers, ana } = await company("mia");
  await using _ = store;
  const question = { personId: ana, toId: cara, what: everything, note: null };
  const saved = await handlers["handover.propose"](question);
  expect(saved.ok && saved.value.value.what).toEqual(["shared", "other", "promise"]);
  expect(await handlers["handover.propose"](question)).toMatchObject({
    error: { type: "HandoverProposed" },
  });
  expect(
    await handlers["handover.accept"]({ id: idOf(saved as never), what: everything }),
  ).toMatchObject({
    error: { type: "HandoverMissing" },
  });
  await handlers["handover.withdraw"]({ id: idOf(saved as never) });
  expect(await handlers["handover.open"](undefined)).toEqual(ok([]));
});

test("what cannot be: to oneself, to the person, to a contact of mine alone, to who reports to them, without leading them", async () => {
  const { store, handlers, ana } = await company("mia");
  await using _ = store;
  const errors: unknown[] = [];
  const to = async (toId: string) => {
    const answer = await handlers["handover.propose"]({
      personId: ana,
      toId: toId as PersonId,
      what: [],
      note: null,
    });
    errors.push(answer.ok ? "fine" : answer.error.type);
  };
  for (const who of ["me", "ana", "stranger"]) await to(who);
  await store.db.query
    .updateTable("person")
    .set({ manager_id: "ana" })
    .where("id", "=", "cara")
    .execute();
  await to("cara");
  await store.db.query.updateTable("person").set({ manager_id: null }).execute();
  await to("cara");
  expect(errors).toEqual([
    "PersonMissing",
    "PersonMissing",
    "PersonMissing",
    "ManagerLoop",
    "NotYourReport",
  ]);
});

test("the person sees it in words and nothing of theirs, even when the proposal names it", async () => {
  const { store, handlers } = await company("ana");
  await using _ = store;
  await proposed(store);
  const open = await handlers["handover.open"](undefined);
  expect(open.ok && open.value.map(({ items }) => items.map(({ text }) => text))).toEqual([
    ["Shared point", "Stays between us", "Mia owes this"],
  ]);
});

test("accepting is one change: what is ticked goes to the new manager, the rest stays, undo brings all back", async () => {
  const { store, handlers } = await company("ana");
  await using _ = store;
  await proposed(store);
  const before = await seen(store);
  const saved = await handlers["handover.accept"]({
    id: "h" as never,
    what: ["shared", "promise", "secret", "own"],
  });
  const after = await seen(store);
  const there = await store.db.query
    .selectFrom("pair")
    .selectAll()
    .where("id", "!=", "p")
    .executeTakeFirstOrThrow();
  expect([there.id, there.a_id, there.b_id, there.cadence]).toEqual([
    store.ids.from("pair:cara:me"),
    "cara",
    "me",
    JSON.stringify(CADENCE),
  ]);
  expect(after.ids[0]).toEqual(["id-handover-h-shared", "other", "secret"].toSorted());
  expect(after.ids[1]).toEqual(["id-handover-h-promise", "own"]);
  expect([after.me, after.old, after.states]).toEqual([
    [{ manager_id: "cara" }],
    [{ cadence: null }],
    [{ state: "accepted" }],
  ]);
  expect(after.dates).toEqual([{ day: null, at: null }]);
  const brought = await store.db.query
    .selectFrom("task")
    .select(["assignee_id", "scope_id"])
    .where("pair_id", "=", there.id)
    .execute();
  expect(brought).toEqual([{ assignee_id: "cara", scope_id: `pair:${there.id}` }]);
  await undoChange(store.deps, saved.ok ? (saved.value.change ?? 0) : 0);
  expect(await seen(store)).toEqual(before);
});

test("nothing in the person's own scope is touched or sent by accepting", async () => {
  const { store, handlers } = await company("ana");
  await using _ = store;
  await proposed(store);
  await handlers["handover.accept"]({ id: "h" as never, what: everything });
  const { ops } = await store.db.query
    .selectFrom("outbox")
    .select("ops")
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();
  expect(ops).not.toMatch(/self:|Private point|My own task/);
});

test("declining changes nothing but the proposal", async () => {
  const { store, handlers } = await company("ana");
  await using _ = store;
  await proposed(store);
  const before = await seen(store);
  await handlers["handover.decline"]({ id: "h" as never });
  expect(await seen(store)).toEqual({ ...before, states: [{ state: "declined" }] });
});
