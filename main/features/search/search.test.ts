import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { ok } from "#core/kernel/result.ts";
import { searchHandlers } from "./handlers.ts";
import { matchQuery } from "./queries.ts";

const shown = (text: string) => text.replaceAll("\u0001", "[").replaceAll("\u0002", "]");

async function find(store: FreshStore, query: string, limit = 50) {
  const answer = await searchHandlers(store.deps)["search.find"]({ query, limit });
  if (!answer.ok) throw new Error("search failed");
  return answer.value.hits;
}
const titles = async (store: FreshStore, query: string) =>
  (await find(store, query)).map(({ title, snippet }) => shown(title || snippet));

const person = (id: string, name: string) =>
  added("person", id, "org:org", {
    name,
    email: null,
    position: "Designer",
    manager_id: null,
    zone: "Europe/Berlin",
    working_hours: "{}",
    photo: null,
  });
const pair = added("pair", "pair", "pair:pair", {
  a_id: "me",
  b_id: "ana",
  cadence: null,
  template_id: null,
  pinned: 0,
});
const meeting = added("meeting", "meeting", "pair:pair", {
  pair_id: "pair",
  day: "2026-03-12",
  at: null,
  zone: "Europe/Berlin",
  minutes: 30,
  rhythm_day: null,
  state: "held",
  started_at: null,
  ended_at: null,
  closed_by_day: 0,
} as never);
const task = (id: string, title: string, more: object = {}) =>
  added("task", id, "self:me", {
    title,
    details: null,
    author_id: "me",
    assignee_id: "me",
    pair_id: null,
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
    ...more,
  } as never);
const point = (id: string, text: string, sharing = "shared") =>
  added("agenda_item", id, "pair:pair", {
    pair_id: "pair",
    meeting_id: "meeting",
    author_id: "me",
    text,
    sharing,
    position: id,
    state: "open",
    carried: 0,
    task_id: null,
    touched_by: null,
    touched_at: null,
  } as never);
const note = (id: string, kind: string, subject_id: string, text: string) =>
  added("note", id, "pair:pair", { kind, subject_id, text });

async function put(
  store: FreshStore,
  ...ops: readonly ReturnType<typeof added>[]
): Promise<number> {
  const saved = await saveChange(store.deps, "test", async () => ok({ ops, value: undefined }));
  return (saved.ok && saved.value.change) || 0;
}

describe("words are found", () => {
  test.each([
    ["muller", "Müller"],
    ["MÜLLER", "Müller"],
    ["mu\u0308ller", "Müller"],
    ["Stra", "Straße"],
    ["straße", "Straße"],
    ["strasse", "Straße"],
    ["STRASSE", "Straße"],
    ["straße", "Strasse"],
    ["cafe", "Café"],
    ["café", "cafe"],
    ["garcon", "Garçon"],
    ["Нов", "новый"],
    ["हिन", "हिन्दी"],
    ["東京", "東京タワー"],
    ["q3", "Q3-plan"],
    ["2026", "2026"],
    ["o'br", "O'Brien"],
  ])("%s finds %s", async (query, title) => {
    await using store = await freshStore();
    await put(store, task("t", title));
    expect((await find(store, query)).map(({ id }) => id)).toEqual(["t"]);
  });

  test("in any order, each as the start of a word, and all of them", async () => {
    await using store = await freshStore();
    await put(store, task("t", "Review the launch budget"));
    expect(await titles(store, "budg rev")).toEqual(["[Rev]iew the launch [budg]et"]);
    expect(await titles(store, "udget")).toEqual([]);
    expect(await titles(store, "budget travel")).toEqual([]);
  });

  test("whatever else is typed around them", async () => {
    await using store = await freshStore();
    await put(store, task("t", "Budget near and not or"));
    for (const query of [
      '"budget"',
      "budget*",
      "budget AND",
      "NEAR(budget",
      "title:budget and",
      "-budget",
      "budget🙂",
      "(budget)",
      "^budget",
      'budget" OR "',
      "budget; --",
    ])
      expect([query, (await find(store, query)).length]).toEqual([
        query,
        query.startsWith("title") ? 0 : 1,
      ]);
  });

  test("nothing is found for nothing to look for, however long", async () => {
    await using store = await freshStore();
    for (const query of ["", " ", "🙂", '"'.repeat(500), "*", "()"])
      expect(await find(store, query)).toEqual([]);
    expect(await find(store, "word ".repeat(100))).toEqual([]);
    expect(await find(store, "x".repeat(500))).toEqual([]);
  });
});

test("each kind says whom and which day it is about, and whether it is private", async () => {
  await using store = await freshStore();
  await put(
    store,
    person("ana", "Ana Launch"),
    pair,
    meeting,
    task("t1", "Launch mail", { due: "2026-11-09", pair_id: "pair" }),
    task("t2", "Launch for me"),
    point("a1", "Launch risks"),
    point("a2", "Launch doubts", "never"),
  );
  await put(
    store,
    note("n1", "meeting-shared", "meeting", "We talked about\nthe launch in spring"),
    note("n2", "meeting-private", "meeting", "launch worries me"),
    note("n3", "person-private", "ana", "her launch"),
    added("inbox_item", "i", "self:me", { text: "launch idea" }),
    added("template", "tp", "org:org", { name: "Weekly", points: '["The launch","Next [draft]"]' }),
  );
  const hits = await find(store, "launch");
  expect(hits[0]).toEqual({
    kind: "person",
    id: "ana",
    title: "Ana \u0001Launch\u0002",
    snippet: "",
    isPrivate: false,
    pairId: null,
    meetingId: null,
    personId: "ana",
    personName: "Ana Launch",
    day: null,
  });
  const about = Object.fromEntries(
    hits.map(({ id, kind, isPrivate, personName, day, meetingId, snippet }) => [
      id,
      [kind, isPrivate, personName, day, meetingId, shown(snippet)],
    ]),
  );
  expect(about).toEqual({
    ana: ["person", false, "Ana Launch", null, null, ""],
    t1: ["task", false, "Ana Launch", "2026-11-09", null, ""],
    t2: ["task", true, "Mia Manager", null, null, ""],
    a1: ["agenda-item", false, "Ana Launch", "2026-03-12", "meeting", ""],
    a2: ["agenda-item", true, "Ana Launch", "2026-03-12", "meeting", ""],
    n1: ["note", false, "Ana Launch", "2026-03-12", "meeting", "…the [launch] in spring"],
    n2: ["note", true, "Ana Launch", "2026-03-12", "meeting", "[launch] worries me"],
    n3: ["note", true, "Ana Launch", null, null, "her [launch]"],
    i: ["inbox-item", true, null, null, null, ""],
    tp: ["template", false, null, null, null, "The [launch] · Next [draft]"],
  });
});

test("a title weighs more than a body, and people come first", async () => {
  await using store = await freshStore();
  await put(
    store,
    task("t1", "Something", { details: "about budget" }),
    task("t2", "Budget"),
    person("b", "Budgetta Smith"),
  );
  expect((await find(store, "budget")).map(({ id }) => id)).toEqual(["b", "t2", "t1"]);
});

test("a label is found and said as one types it", async () => {
  await using store = await freshStore();
  await put(
    store,
    task("t", "Numbers", { details: "from [all] teams", labels: '["q3","board [x]"]' }),
  );
  expect(await titles(store, "q3")).toEqual(["Numbers"]);
  expect((await find(store, "board")).map(({ snippet }) => shown(snippet))).toEqual([
    "from [all] teams #q3 #[board] [x]",
  ]);
});

test("what is archived is not found until it is brought back", async () => {
  await using store = await freshStore();
  await put(store, task("t", "Budget"));
  const archived = await saveChange(store.deps, "task.archive", async () =>
    ok({
      ops: [{ do: "set", table: "task", id: "t", set: { archived_at: 5 } } as never],
      value: undefined,
    }),
  );
  expect(await find(store, "budget")).toEqual([]);
  await undoChange(store.deps, (archived.ok && archived.value.change) || 0);
  expect((await find(store, "budget")).map(({ id }) => id)).toEqual(["t"]);
});

test("someone known for years is found behind thousands of newer rows", async () => {
  await using store = await freshStore();
  await put(store, person("ana", "Ana Souza"));
  await put(store, ...Array.from({ length: 6_000 }, (_, n) => task(`t${n}`, `Analysis ${n}`)));
  expect((await find(store, "ana", 20))[0]?.id).toBe("ana");
});

test("rows are reached by their keys, and only the index is scanned", async () => {
  await using store = await freshStore();
  const compiled = matchQuery("me" as PersonId, ["budget"], 50).compile(store.db.query);
  const { rows } = await sql<{
    detail: string;
  }>`EXPLAIN QUERY PLAN ${sql.raw(compiled.sql.replaceAll("?", "'1'").replace("LIMIT '1'", "LIMIT 1").replace("LIMIT '1'", "LIMIT 1"))}`.execute(
    store.db.query,
  );
  const scans = rows.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN"));
  expect(scans).toEqual(
    expect.arrayContaining([expect.stringMatching(/^SCAN search VIRTUAL TABLE INDEX \d+:M/)]),
  );
  expect(
    scans.filter(
      (detail) =>
        !/^SCAN (search VIRTUAL TABLE|json_each VIRTUAL TABLE|s VIRTUAL TABLE INDEX \d+:=|b|best|\(subquery)/.test(
          detail,
        ),
    ),
  ).toEqual([]);
});
