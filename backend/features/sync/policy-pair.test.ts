import { afterAll, beforeAll, expect, test } from "vitest";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import {
  aServer,
  columns,
  delRow,
  newRow,
  sealed,
  sealedPart,
  setRow,
  type TestServer,
} from "./testing.ts";
import { type Case, scene, self } from "./testing/policy-scene.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const pairOf = (a: string, b: string) => namedUuid(`pair:${[a, b].toSorted().join(":")}`);
const pairRow = (id: string, a: string, b: string, scope = `pair:${id}`) =>
  newRow("pair", id, scope as ScopeId, {
    a_id: a,
    b_id: b,
    cadence: null,
    template_id: null,
    pinned: 0,
  });
const item = (author: string, pairId: string, more: Record<string, string>) => ({
  ...columns.agendaItem(author, pairId),
  ...more,
});

const cases: readonly Case[] = [
  // self:
  [
    "a person writes what is theirs",
    "ana",
    ({ ana }) => [newRow("inbox_item", "x", self(ana), sealed({ text: "" }))],
    "applied",
  ],
  [
    "nobody writes into another's own, an owner neither",
    "ana",
    ({ ben }) => [newRow("inbox_item", "x", self(ben), sealed({ text: "" }))],
    "forbidden scope",
  ],
  [
    "what is private is sealed",
    "ana",
    ({ ana }) => [newRow("inbox_item", "x", self(ana), { text: "in the clear" })],
    "bad-op sealed",
  ],
  [
    "what is shared is not sealed",
    "ana",
    ({ ana, pair, pairId }) => [newRow("task", "x", pair, sealed(columns.task(ana, pairId)))],
    "bad-op title",
  ],
  [
    "nobody changes another's own by its id",
    "ben",
    ({ ana }) => [setRow("inbox_item", "mine", self(ana), null, sealedPart({ text: "x" }))],
    "forbidden scope",
  ],
  // pair:
  [
    "either of the two writes to their pair",
    "ben",
    ({ ben, pair, pairId }) => [newRow("task", "x", pair, columns.task(ben, pairId))],
    "applied",
  ],
  [
    "either changes what the other made",
    "ben",
    ({ pair }) => [setRow("task", "task", pair, null, { state: "done" })],
    "applied",
  ],
  [
    "nobody else does",
    "cem",
    ({ pair }) => [setRow("task", "task", pair, null, { state: "done" })],
    "forbidden scope",
  ],
  [
    "nobody else adds",
    "cem",
    ({ cem, pair, pairId }) => [newRow("task", "x", pair, columns.task(cem, pairId))],
    "forbidden scope",
  ],
  ["nobody else deletes", "cem", ({ pair }) => [delRow("task", "task", pair)], "forbidden scope"],
  [
    "nobody takes a row by naming a scope of theirs",
    "cem",
    ({ cem, pair, pairId, ana }) => [
      setRow("task", "task", pair, null, sealed(columns.task(ana, pairId)), self(cem)),
    ],
    "forbidden scope",
  ],
  [
    "nobody of another organisation",
    "eve",
    ({ pair }) => [setRow("task", "task", pair, null, { state: "done" })],
    "row-gone",
  ],
  [
    "a pair is opened by one of its two",
    "cem",
    ({ cem, ben }) => [pairRow(pairOf(cem, ben), ...([cem, ben].toSorted() as [string, string]))],
    "applied",
  ],
  [
    "nobody opens a pair of two others",
    "cem",
    ({ ana }) => [pairRow(pairOf(ana, "dan"), ...([ana, "dan"].toSorted() as [string, string]))],
    "forbidden scope",
  ],
  [
    "a pair has the id of its two",
    "ana",
    ({ ana, cem }) => [pairRow("another", ana, cem)],
    "forbidden scope",
  ],
  [
    "a pair lies in its own scope",
    "ana",
    ({ ana, cem, pair }) => [
      pairRow(pairOf(ana, cem), ...([ana, cem].toSorted() as [string, string]), pair),
    ],
    "forbidden pair",
  ],
  [
    "nobody is a pair with themselves",
    "ana",
    ({ ana }) => [pairRow(pairOf(ana, ana), ana, ana)],
    "forbidden scope",
  ],
  [
    "who a pair are stays",
    "ana",
    ({ pair, pairId, cem }) => [setRow("pair", pairId, pair, null, { b_id: cem })],
    "bad-op b_id",
  ],
  [
    "a pair is not deleted",
    "ana",
    ({ pair, pairId }) => [delRow("pair", pairId, pair)],
    "forbidden a pair is archived, not deleted",
  ],
  [
    "a row of a pair names that pair",
    "ana",
    ({ ana, pair }) => [newRow("task", "x", pair, columns.task(ana, "another"))],
    "bad-op pair_id",
  ],
  [
    "a point is its author's",
    "ben",
    ({ ana, pair, pairId }) => [newRow("agenda_item", "x", pair, item(ana, pairId, {}))],
    "forbidden author_id",
  ],
  [
    "a point that is not shared is not in the pair",
    "ana",
    ({ ana, pair, pairId }) => [
      newRow("agenda_item", "x", pair, item(ana, pairId, { sharing: "private" })),
    ],
    "bad-op sharing",
  ],
  [
    "nor is one made private where both see it",
    "ana",
    ({ pair }) => [setRow("agenda_item", "item", pair, null, { sharing: "at-start" })],
    "bad-op sharing",
  ],
  [
    "its author takes a point back",
    "ana",
    ({ ana, pair, pairId }) => [
      setRow("agenda_item", "item", pair, null, sealed(item(ana, pairId, {})), self(ana)),
    ],
    "applied",
  ],
  [
    "the other does not",
    "ben",
    ({ ana, ben, pair, pairId }) => [
      setRow("agenda_item", "item", pair, null, sealed(item(ana, pairId, {})), self(ben)),
    ],
    "forbidden to self",
  ],
  [
    "whom a task was given takes it away",
    "ben",
    ({ ana, ben, pair, pairId }) => [
      setRow("task", "task", pair, null, sealed(columns.task(ana, pairId)), self(ben)),
    ],
    "applied",
  ],
  [
    "so does whom a reminder is for",
    "ben",
    ({ ana, ben, pair }) => [
      setRow("reminder", "bell", pair, null, sealed(columns.reminder(ana, ben)), self(ben)),
    ],
    "applied",
  ],
  [
    "who made a row that names no author takes it away",
    "ben",
    ({ ben, pair }) => [setRow("note", "note", pair, null, sealed({ kind: "x" }), self(ben))],
    "applied",
  ],
  [
    "who did not make it leaves it",
    "ana",
    ({ ana, pair }) => [setRow("note", "note", pair, null, sealed({ kind: "x" }), self(ana))],
    "forbidden to self",
  ],
  [
    "nobody shares a point of their own as the other's",
    "ana",
    ({ ana, ben, pair, pairId }) => [
      setRow("agenda_item", "private", self(ana), null, item(ben, pairId, {}), pair),
    ],
    "forbidden author_id",
  ],
  [
    "the author of a row stays",
    "ben",
    ({ ben, pair }) => [setRow("task", "task", pair, null, { author_id: ben })],
    "bad-op author_id",
  ],
  [
    "a private note is not in a pair",
    "ana",
    ({ pair }) => [newRow("note", "x", pair, { kind: "meeting-private", subject_id: "m" })],
    "bad-op kind",
  ],
  [
    "the text of a note never changes",
    "ben",
    ({ pair }) => [setRow("note_update", "update", pair, null, { note_id: "other" })],
    "bad-op note_update never changes",
  ],
  [
    "who wrote a piece of it deletes it",
    "ben",
    ({ pair }) => [delRow("note_update", "update", pair)],
    "applied",
  ],
  [
    "the other does not delete it",
    "ana",
    ({ pair }) => [delRow("note_update", "update", pair)],
    "forbidden author",
  ],
];

test.each(cases)("%s (%s)", async (_, who, ops, expected) => {
  const { all, devices } = await scene(to);
  expect(await devices[who].tries(ops(all))).toBe(expected);
});

test("who makes the other's row again does not become its author", async () => {
  const { all, devices } = await scene(to);
  const again = { ...columns.task(all.ben, all.pairId, "Again"), assignee_id: all.ben };
  expect(await devices.ben.tries([newRow("task", "task", all.pair, again)])).toBe("applied");
  await devices.ana.pullAll();
  expect(devices.ana.row("task")?.[4]).toMatchObject({ title: "Again", author_id: all.ana });
});

test("of a piece of a note that is deleted no byte stays", async () => {
  const { all, devices } = await scene(to);
  const bytes = () =>
    to.fresh.asOwner("select bytes is null as gone from sync_row where org_id = $1 and id = $2", [
      all.org,
      "update",
    ]);
  expect(await bytes()).toEqual([{ gone: false }]);
  await devices.ben.does([delRow("note_update", "update", all.pair)]);
  expect(await bytes()).toEqual([{ gone: true }]);
});

test("somebody's own is not deleted by another, though nobody says that it is there", async () => {
  const { all, devices } = await scene(to);
  await devices.cem.does([
    delRow("task", "task", all.pair),
    delRow("inbox_item", "mine", self(all.ana)),
  ]);
  await devices.ana.pullAll();
  expect([devices.ana.row("task"), devices.ana.row("mine")]).not.toContain(undefined);
});
