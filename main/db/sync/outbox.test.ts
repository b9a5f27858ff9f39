import { expect, test } from "vitest";
import type { Incoming, Page } from "#sync/engine/store.ts";
import { added, changed } from "../ops.ts";
import { freshStore } from "../testing.ts";
import { all, fromServer, item, page, PAIR, save, SELF, syncOf, texts } from "./testing.ts";

const ALL = { changes: 500, bytes: 500_000 };
const nothingRefused = { refused: [], superseded: [], echo: [] };

test("a batch ends before it is too heavy, but what is heavy alone goes alone", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  for (const id of ["i1", "i2", "i3"]) await save(store, item(id, "x".repeat(1_000)));
  const taken = async (bytes: number) =>
    (await sync.take({ changes: 500, bytes }))?.changes.map(({ n }) => n);
  expect(await taken(2_500)).toEqual([1, 2]);
  expect(await taken(10)).toEqual([1]);
  expect(await taken(500_000)).toEqual([1, 2, 3]);
});

test("without a key nothing goes from the first change on that is about something private", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await save(store, item("i1", "shared", PAIR));
  await save(store, item("i2", "private"));
  await save(store, item("i3", "shared", PAIR));
  const batch = await sync.take({ ...ALL, withoutPrivate: true });
  expect(batch?.changes.map(({ n }) => n)).toEqual([1]);
  await sync.acknowledge({ ...nothingRefused, last: 1 }, true);
  expect(await sync.take({ ...ALL, withoutPrivate: true })).toBeUndefined();
});

test("what was sent without an answer is remembered until it is known what became of it", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await save(store, item("i1", "one"));
  await save(store, item("i2", "two"));
  await sync.take(ALL);
  expect(await sync.standing()).toMatchObject({ attempted: 2, acknowledged: 0 });
  await sync.take({ ...ALL, upTo: 1 });
  expect(await sync.standing()).toMatchObject({ attempted: 2 });
  await sync.settle();
  expect(await sync.standing()).toMatchObject({ attempted: 2 });
  await sync.acknowledge({ ...nothingRefused, last: 2 }, false);
  expect(await sync.standing()).toMatchObject({ attempted: 2, acknowledged: 2 });
  await sync.settle();
  expect(await sync.standing()).toMatchObject({ attempted: 0 });
});

test("a change has the same hash at every attempt, and another one says something else", async () => {
  const hashOf = async (text: string) => {
    await using store = await freshStore();
    const sync = syncOf(store);
    await save(store, item("i1", text));
    const hashes = [await sync.take(ALL), await sync.take(ALL)].map((it) => it?.changes[0]?.hash);
    expect(hashes[0]).toBe(hashes[1]);
    return hashes[0];
  };
  expect(await hashOf("one")).toBe(await hashOf("one"));
  expect(await hashOf("one")).not.toBe(await hashOf("two"));
});

test("a refused change is kept with every word of it", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await save(store, item("i1", "not to be lost"));
  await sync.take(ALL);
  const refused = [{ n: 1, code: "forbidden" as const, detail: "scope" }];
  const echo = [{ is: "none" as const, t: "inbox_item" as const, id: "i1" }];
  await sync.acknowledge({ last: 1, refused, superseded: [], echo }, true);
  expect(texts(store)).toEqual([]);
  const [kept] = all(store, "refused") as { ops: string }[];
  expect(JSON.parse(kept?.ops ?? "")).toEqual([
    { t: "inbox_item", id: "i1", scope: SELF, new: true, set: { text: "not to be lost" } },
  ]);
});

test("what is made while a scope is read anew stays, also when the server has said yes meanwhile", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await save(store, item("i1", "mine", PAIR));
  await sync.apply(page([], { reset: [PAIR], more: true }), false);
  await sync.take(ALL);
  await sync.acknowledge({ ...nothingRefused, last: 1 }, true);
  await sync.apply(page([], { cursors: { [PAIR]: ["e2", "7"] } as Page["cursors"] }), false);
  expect(texts(store)).toEqual([["i1", "mine"]]);
});

test("of a scope that is not listed any more nothing is left: no version of a note, nothing sent, no row that could not be read", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  const bad = { is: "unreadable", t: "inbox_item", id: "i9", scope: PAIR, seq: 1, why: "text" };
  const cursors = { [PAIR]: ["e1", "1"], [SELF]: ["e1", "1"] } as Page["cursors"];
  await sync.apply(page([bad as Incoming], { cursors }), false);
  const note = { kind: "meeting-shared", subject_id: "m", text: "" } as const;
  await save(store, added("note", "n1", PAIR, note));
  await save(store, item("i1", "theirs", PAIR));
  await save(store, item("i2", "mine"));
  await sync.take(ALL);
  await sync.acknowledge({ ...nothingRefused, last: 3 }, true);
  store.db.raw
    .prepare(
      "INSERT INTO note_version (id, note_id, at, words, opening, data) VALUES (?,?,?,?,?,?)",
    )
    .run("v1", "n1", 1, 1, "agreed", Buffer.from("agreed"));
  await sync.apply(page([], { scopes: [[SELF, "e1", 9]] }), false);
  expect(texts(store)).toEqual([["i2", "mine"]]);
  expect(all(store, "sent")).toMatchObject([{ n: 3 }]);
  expect(["note", "note_version", "unreadable"].flatMap((table) => all(store, table))).toEqual([]);
});

test("another device's changes are none of the old one's, and none is older than the one before it", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await save(store, item("i1", "one"));
  await sync.take(ALL);
  await sync.acknowledge({ ...nothingRefused, last: 1 }, false);
  store.clock.advance(-3_600_000);
  await save(store, item("i2", "two"));
  await save(store, item("i3", "three"));
  const [before] = all(store, "sent") as { at: number }[];
  await sync.becomeDevice("other");
  const at = before?.at ?? 0;
  expect(all(store, "outbox")).toMatchObject([
    { n: 2, device: "other", at: at + 1 },
    { n: 3, device: "other", at: at + 2 },
  ]);
  expect(all(store, "sent")).toEqual([]);
  expect(await sync.standing()).toMatchObject({ attempted: 0, acknowledged: 0, given: 2 });
});

test("what a restored server lost is laid over what it has by now, and waits to be sent", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await sync.apply(page([fromServer("i1", 1, "theirs")]), false);
  await save(store, ...changed("inbox_item", "i1", { text: "theirs" }, { text: "mine" }));
  await sync.take(ALL);
  await sync.acknowledge({ ...nothingRefused, last: 1 }, true);
  await sync.apply(page([fromServer("i1", 2, "restored")]), false);
  expect(texts(store)).toEqual([["i1", "restored"]]);
  await sync.sendAgain(0);
  expect(texts(store)).toEqual([["i1", "mine"]]);
  expect(all(store, "shadow")).toHaveLength(1);
  expect(await sync.standing()).toMatchObject({ waiting: 1, attempted: 0, acknowledged: 0 });
});
