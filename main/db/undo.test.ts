import fc from "fast-check";
import { expect, test } from "vitest";
import { fail, ok } from "#core/kernel/result.ts";
import { added, changed, type Op } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { freshStore, type FreshStore } from "./testing.ts";
import { redoChange, undoChange } from "./undo.ts";

const save = (store: FreshStore, ops: readonly Op[], label = "test") =>
  saveChange(store.deps, label, async () => ok({ ops, value: 0 }));

const texts = (store: FreshStore) =>
  store.db.raw
    .prepare("SELECT id, text FROM inbox_item WHERE archived_at IS NULL ORDER BY id")
    .raw()
    .all();

const edit = (id: string, from: string, to: string) =>
  changed("inbox_item", id, { text: from }, { text: to });

async function withOne(): Promise<FreshStore> {
  const store = await freshStore();
  await save(store, [added("inbox_item", "a", "self:me", { text: "one" })], "inbox.add");
  return store;
}

test("undo takes back the latest change and says which it was", async () => {
  await using store = await withOne();
  expect(await undoChange(store.deps)).toEqual(ok({ change: 1, label: "inbox.add" }));
  expect([texts(store), await undoChange(store.deps)]).toEqual([
    [],
    fail({ type: "NothingToUndo" }),
  ]);
});

test("redo brings back what was undone, and a new change ends that", async () => {
  await using store = await withOne();
  await save(store, edit("a", "one", "two"));
  await undoChange(store.deps);
  expect(texts(store)).toEqual([["a", "one"]]);
  await redoChange(store.deps);
  expect(texts(store)).toEqual([["a", "two"]]);
  await undoChange(store.deps);
  await save(store, edit("a", "one", "three"));
  expect(await redoChange(store.deps)).toEqual(fail({ type: "NothingToUndo" }));
});

test("undoing an older change leaves what was changed since", async () => {
  await using store = await withOne();
  const first = await save(store, edit("a", "one", "two"));
  await save(store, edit("a", "two", "three"));
  if (!first.ok || first.value.change === null) throw new Error("not saved");
  await undoChange(store.deps, first.value.change);
  expect(texts(store)).toEqual([["a", "three"]]);
});

test("undo itself is a change that other devices are told of", async () => {
  await using store = await withOne();
  await save(store, edit("a", "one", "two"));
  await undoChange(store.deps);
  const queued = store.db.raw
    .prepare("SELECT n, label, ops FROM outbox ORDER BY n DESC LIMIT 1")
    .get() as { n: number; label: string; ops: string };
  expect({ ...queued, ops: JSON.parse(queued.ops) }).toMatchObject({
    n: 3,
    label: "undo",
    ops: [{ id: "a", set: { text: "one" } }],
  });
});

test("undo puts a row back into the scope it came from", async () => {
  await using store = await withOne();
  const move = { from: "self:me", to: "pair:p" };
  await save(store, changed("inbox_item", "a", {}, {}, move));
  await undoChange(store.deps);
  const scope = store.db.raw.prepare("SELECT scope_id FROM inbox_item").pluck().get();
  expect(scope).toBe("self:me");
});

test("taking back every change leads to where it began, and doing all again to where it was", async () => {
  const change = fc.record({
    row: fc.nat(3),
    text: fc.string({ maxLength: 4 }),
    gone: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      await using store = await freshStore();
      store.db.raw.pragma("synchronous = OFF");
      const states = [state(store)];
      for (const { row, text, gone } of changes) {
        await save(store, opsOn(store, `r${row}`, text, gone));
        states.push(state(store));
      }
      const distinct = states.filter((one, n) => n === 0 || one !== states[n - 1]);
      for (const before of distinct.slice(0, -1).toReversed()) {
        expect((await undoChange(store.deps)).ok).toBe(true);
        expect(state(store)).toBe(before);
      }
      for (const after of distinct.slice(1)) {
        expect((await redoChange(store.deps)).ok).toBe(true);
        expect(state(store)).toBe(after);
      }
    }),
    { numRuns: 80 },
  );
}, 60_000);

/** What a person sees: an archived row is as if it was not there. */
const state = (store: FreshStore) => JSON.stringify(texts(store));

function opsOn(store: FreshStore, id: string, text: string, gone: boolean): readonly Op[] {
  const row = store.db.raw.prepare("SELECT * FROM inbox_item WHERE id = ?").get(id) as
    | { text: string; archived_at: number | null }
    | undefined;
  if (!row) return [added("inbox_item", id, "self:me", { text })];
  // An edit of what is archived is a change that nobody sees; the pages offer none.
  if (row.archived_at !== null) return changed("inbox_item", id, row, { archived_at: null });
  return changed("inbox_item", id, row, gone ? { archived_at: 5 } : { text });
}
