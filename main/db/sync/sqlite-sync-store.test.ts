import { expect, test } from "vitest";
import type { Incoming, Page } from "#sync/engine/store.ts";
import { changed } from "../ops.ts";
import { type FreshStore, freshStore } from "../testing.ts";
import { undoChange } from "../undo.ts";
import { all, fromServer, item, page, PAIR, save, SELF, syncOf, texts } from "./testing.ts";

async function sent(store: FreshStore) {
  const sync = syncOf(store);
  const batch = await sync.take({ changes: 500, bytes: 500_000 });
  return { sync, batch };
}

test("an answer that applied everything empties the outbox and keeps what was sent", async () => {
  await using store = await freshStore();
  await save(store, item("i1", "one"));
  const { sync, batch } = await sent(store);
  expect(batch?.changes.map(({ n, ops }) => [n, ops])).toEqual([
    [1, [{ t: "inbox_item", id: "i1", scope: SELF, new: true, set: { text: "one" } }]],
  ]);
  await sync.acknowledge({ last: 1, refused: [], superseded: [], echo: [] }, true);
  expect(all(store, "outbox")).toEqual([]);
  expect(all(store, "sent")).toMatchObject([{ n: 1, label: "test" }]);
  expect(await sync.standing()).toMatchObject({ acknowledged: 1, given: 1, waiting: 0 });
});

test("a refused new row goes from the screen and is kept as refused; what came after it is applied", async () => {
  await using store = await freshStore();
  await save(store, item("i1", "one"));
  await save(store, item("i2", "two"));
  const { sync } = await sent(store);
  const refused = [{ n: 1, code: "forbidden" as const, detail: "scope" }];
  const echo = [{ is: "none" as const, t: "inbox_item" as const, id: "i1" }];
  await sync.acknowledge({ last: 2, refused, superseded: [], echo }, true);
  expect(texts(store)).toEqual([["i2", "two"]]);
  expect(all(store, "refused")).toMatchObject([{ n: 1, code: "forbidden", resolved_at: null }]);
  expect(await sync.counts()).toEqual({ waiting: 0, refused: 1, unreadable: 0 });
});

test("an edit that waits stays on the screen when the row comes, and going back after that still works", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await sync.apply(page([fromServer("i1", 1, "theirs")]), false);
  await save(store, ...changed("inbox_item", "i1", { text: "theirs" }, { text: "mine" }));
  await sync.apply(page([fromServer("i1", 2, "theirs again")]), false);
  expect(texts(store)).toEqual([["i1", "mine"]]);
  const { batch } = await sent(store);
  await sync.acknowledge({ last: 1, refused: [], superseded: [], echo: [] }, true);
  await sync.apply(page([fromServer("i1", 3, "mine")]), false);
  expect(batch?.changes).toHaveLength(1);
  expect((await undoChange(store.deps)).ok).toBe(true);
  expect(texts(store)).toEqual([["i1", "theirs"]]);
  expect(all(store, "outbox")).toMatchObject([{ n: 2, label: "undo" }]);
});

test("an edit that lost, and changed nothing there, gives way when all has been fetched", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await sync.apply(page([fromServer("i1", 1, "theirs")]), false);
  await save(store, ...changed("inbox_item", "i1", { text: "theirs" }, { text: "mine" }));
  await sent(store);
  await sync.acknowledge({ last: 1, refused: [], superseded: [], echo: [] }, true);
  expect(texts(store)).toEqual([["i1", "mine"]]);
  await sync.apply(page([]), false);
  expect(texts(store)).toEqual([["i1", "theirs"]]);
});

test("a scope that is not listed any more goes with all that leads back to it", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  const cursors = { [PAIR]: ["e1", "1"], [SELF]: ["e1", "1"] } as Page["cursors"];
  await sync.apply(
    page([fromServer("i1", 1, "theirs"), fromServer("i2", 1, "x", SELF)], { cursors }),
    false,
  );
  await save(store, ...changed("inbox_item", "i1", { text: "theirs" }, { text: "mine" }));
  await sync.apply(page([], { scopes: [[SELF, "e1", 9]] }), false);
  expect(texts(store)).toEqual([["i2", "x"]]);
  expect(all(store, "shadow")).toEqual([]);
  expect(all(store, "undo")).toEqual([]);
  expect(all(store, "search").length).toBe(2); // the other item, and me
  expect(Object.keys(await sync.cursors())).toEqual([SELF]);
  // Numbers are dense: the server refuses it, and it can be exported.
  expect(await sync.standing()).toMatchObject({ waiting: 1 });
});

test("a scope read anew loses what does not come again, and keeps what waits", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  await sync.apply(page([fromServer("i1", 1, "one"), fromServer("i2", 2, "two")]), false);
  await save(store, item("i3", "three", PAIR));
  const reset = [PAIR];
  await sync.apply(page([fromServer("i1", 1, "one")], { reset, more: true }), false);
  expect(texts(store)).toHaveLength(3);
  const cursors = { [PAIR]: ["e2", "7"] } as Page["cursors"];
  await sync.apply(page([], { cursors }), false);
  expect(texts(store)).toEqual([
    ["i1", "one"],
    ["i3", "three"],
  ]);
});

test("a row that cannot be read is named and the rest of its page is written", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  const bad = { is: "unreadable", t: "inbox_item", id: "i1", scope: PAIR, seq: 1, why: "text" };
  await sync.apply(page([bad as Incoming, fromServer("i2", 2, "two")]), false);
  expect(texts(store)).toEqual([["i2", "two"]]);
  expect(await sync.counts()).toMatchObject({ unreadable: 1 });
  await sync.apply(page([fromServer("i1", 3, "one")]), false);
  expect(await sync.counts()).toMatchObject({ unreadable: 0 });
});

test("a row that cannot stand beside another one is named, and the rest of its page is written", async () => {
  await using store = await freshStore();
  const sync = syncOf(store);
  const pair = (id: string): Incoming => {
    const times = { created_at: 1, updated_at: 1, archived_at: null };
    const of = { a_id: "a", b_id: "b", cadence: null, template_id: null, pinned: 0 };
    const row = { id, scope_id: PAIR, seq: 1, ...times, ...of };
    return { is: "row", t: "pair", row, bytes: null };
  };
  await sync.apply(page([pair("p1"), pair("p2"), fromServer("i2", 2, "two")]), false);
  expect(all(store, "pair")).toMatchObject([{ id: "p1" }]);
  expect(texts(store)).toEqual([["i2", "two"]]);
  expect(all(store, "unreadable")).toMatchObject([{ row_id: "p2" }]);
});

test("a file that becomes another device counts from one again, and its own numbers go on", async () => {
  await using store = await freshStore();
  await save(store, item("i1", "one"));
  const { sync } = await sent(store);
  await sync.acknowledge({ last: 1, refused: [], superseded: [], echo: [] }, true);
  await save(store, item("i2", "two"));
  await sync.becomeDevice("other");
  const { batch } = await sent(store);
  expect(batch?.changes.map(({ n }) => n - (batch?.base ?? 0))).toEqual([1]);
  expect(await sync.standing()).toMatchObject({ acknowledged: 0, given: 1 });
});

test("what a restored server lost waits again, before what waits anyway", async () => {
  await using store = await freshStore();
  for (const id of ["i1", "i2", "i3"]) await save(store, item(id, id));
  const { sync } = await sent(store);
  const refused = [{ n: 2, code: "bad-op" as const, detail: "" }];
  const echo = [{ is: "none" as const, t: "inbox_item" as const, id: "i2" }];
  await sync.acknowledge({ last: 3, refused, superseded: [], echo }, true);
  await save(store, item("i4", "i4"));
  await sync.sendAgain(0);
  const { batch } = await sent(store);
  expect(batch?.changes.map(({ n, ops }) => [n, ops.map(({ id }) => id)])).toEqual([
    [1, ["i1"]],
    [2, []],
    [3, ["i3"]],
    [4, ["i4"]],
  ]);
});
