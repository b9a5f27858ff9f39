import { expect, test } from "vitest";
import { fail, ok } from "#core/kernel/result.ts";
import { added, changed, type Op } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { SCHEMA_VERSION } from "./migrations/index.ts";
import { freshStore, type FreshStore } from "./testing.ts";

const save = (store: FreshStore, ops: readonly Op[], options?: { readonly undoable: boolean }) =>
  saveChange(store.deps, "test.change", async () => ok({ ops, value: "done" }), options);

const inbox = (id: string, text = "Call the bank") => added("inbox_item", id, "self:me", { text });

const all = (store: FreshStore, table: string) =>
  store.db.raw.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];

const outbox = (store: FreshStore) =>
  all(store, "outbox").map((row) => ({ ...row, ops: JSON.parse(row["ops"] as string) }));

/** Everything a change could leave behind. */
const traces = (store: FreshStore) =>
  ["inbox_item", "outbox", "outbox_row", "undo", "shadow", "search_row", "meta"].map((table) =>
    all(store, table),
  );

test("a change is its row, its place in the outbox and its way back", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a")]);
  const at = store.clock.now();
  const op = { t: "inbox_item", id: "a", scope: "self:me", new: true };
  expect(outbox(store)).toEqual([
    {
      n: 1,
      at,
      device: "device",
      schema_version: SCHEMA_VERSION,
      label: "test.change",
      ops: [{ ...op, set: { text: "Call the bank" } }],
    },
  ]);
  expect(all(store, "outbox_row")).toEqual([{ tbl: "inbox_item", row_id: "a", n: 1 }]);
  expect(all(store, "undo")).toHaveLength(1);
  expect(all(store, "inbox_item")).toMatchObject([
    { id: "a", scope_id: "self:me", seq: null, created_at: at, text: "Call the bank" },
  ]);
});

test("an op carries what merging needs: the version its author saw, the time, the device", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a")]);
  store.db.raw.exec("UPDATE inbox_item SET seq = 812");
  store.clock.advance(60_000);
  await save(store, changed("inbox_item", "a", { text: "Call the bank" }, { text: "Call them" }));
  expect(outbox(store)[1]).toMatchObject({
    n: 2,
    at: store.clock.now(),
    device: "device",
    ops: [{ t: "inbox_item", id: "a", scope: "self:me", base: 812, set: { text: "Call them" } }],
  });
});

test("the server's row is kept the first time it is edited, and only then", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a", "one")]);
  expect(all(store, "shadow")).toEqual([]);
  store.db.raw.exec("UPDATE inbox_item SET seq = 5");
  await save(store, changed("inbox_item", "a", { text: "one" }, { text: "two" }));
  await save(store, changed("inbox_item", "a", { text: "two" }, { text: "three" }));
  const shadows = all(store, "shadow");
  expect(shadows).toHaveLength(1);
  expect(JSON.parse(shadows[0]?.["server_row"] as string)).toMatchObject({ text: "one", seq: 5 });
});

test("a row that nobody else has yet leaves no shadow", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a", "one")]);
  await save(store, changed("inbox_item", "a", { text: "one" }, { text: "two" }));
  expect(all(store, "shadow")).toEqual([]);
});

test("a move says from where to where", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a")]);
  const move = { from: "self:me", to: "pair:p" };
  await save(store, changed("inbox_item", "a", {}, {}, move));
  expect(outbox(store)[1]).toMatchObject({ ops: [{ scope: "self:me", move: "pair:p", set: {} }] });
  expect(all(store, "inbox_item")).toMatchObject([{ scope_id: "pair:p" }]);
});

test("numbers are dense, whatever fails between", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a")]);
  await saveChange(store.deps, "no", async () => fail({ type: "TitleBlank" }));
  await save(store, []);
  await expect(save(store, [inbox("b"), inbox("a")])).rejects.toThrow("UNIQUE");
  await save(store, [inbox("c")]);
  expect(all(store, "outbox").map((row) => row["n"])).toEqual([1, 2]);
});

test("numbers go on after the outbox was sent and emptied", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a")]);
  store.db.raw.exec("DELETE FROM outbox");
  expect(await save(store, [inbox("b")])).toEqual(ok({ change: 2, value: "done" }));
});

test("a change that fails at any of its statements leaves nothing at all", async () => {
  await using store = await freshStore();
  await save(store, [inbox("a", "before")]);
  store.db.raw.exec("UPDATE inbox_item SET seq = 5");
  const before = traces(store);
  for (const table of ["inbox_item", "outbox", "outbox_row", "undo", "shadow", "search_row"]) {
    const fault = `CREATE TEMP TRIGGER fault BEFORE INSERT ON main.${table} BEGIN SELECT raise(ABORT, 'the fault'); END`;
    store.db.raw.exec(fault);
    const ops = [inbox("b"), ...changed("inbox_item", "a", { text: "before" }, { text: "after" })];
    await expect(save(store, ops)).rejects.toThrow("the fault");
    store.db.raw.exec("DROP TRIGGER temp.fault");
    expect([table, traces(store)]).toEqual([table, before]);
  }
  expect(store.announced).toHaveLength(1);
});

test("a change of nothing is no change, and nobody is told", async () => {
  await using store = await freshStore();
  expect(await save(store, [])).toEqual(ok({ change: null, value: "done" }));
  expect([outbox(store), store.announced]).toEqual([[], []]);
});

test("a note's bytes are written once, not again into the outbox or the way back", async () => {
  await using store = await freshStore();
  const data = new Uint8Array(50_000).fill(65);
  await save(store, [added("note_update", "u", "self:me", { note_id: "n", data })]);
  const [queued] = all(store, "outbox");
  expect(String(queued?.["ops"]).length).toBeLessThan(200);
  expect(all(store, "undo").every((row) => (row["ops"] as string).length < 200)).toBe(true);
});

test("the way back is kept for the last 500 changes", async () => {
  await using store = await freshStore();
  for (let n = 1; n <= 503; n++) await save(store, [inbox(`i${n}`)]);
  expect(store.db.raw.prepare("SELECT min(n), max(n), count(*) FROM undo").raw().get()).toEqual([
    4, 503, 500,
  ]);
});

test("a thousand rows in one change are one change", async () => {
  await using store = await freshStore();
  await save(
    store,
    Array.from({ length: 1_000 }, (_, n) => inbox(`i${n}`)),
  );
  expect([outbox(store).length, all(store, "outbox_row").length]).toEqual([1, 1_000]);
  expect(store.announced).toEqual([["inbox_item"]]);
});
