import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { changeHandlers } from "./handlers.ts";

async function keep(store: FreshStore, id: string) {
  const saved = await saveChange(store.deps, "inbox.add", async () =>
    ok({ ops: [added("inbox_item", id, "self:me", { text: id })], value: undefined }),
  );
  return (saved.ok && saved.value.change) || 0;
}
async function say(store: FreshStore, id: string, text: string) {
  await saveChange(store.deps, "inbox.change", async () =>
    ok({ ops: [{ do: "set", table: "inbox_item", id, set: { text } }], value: undefined }),
  );
}
const texts = async (store: FreshStore) =>
  (
    await store.db.query
      .selectFrom("inbox_item")
      .select("text")
      .where("archived_at", "is", null)
      .orderBy("id")
      .execute()
  ).map(({ text }) => text);

test("nothing is waiting in a new file, and nothing can be taken back", async () => {
  await using store = await freshStore();
  const changes = changeHandlers(store.deps);
  expect(await changes["changes.saved"](undefined)).toEqual({
    ok: true,
    value: { lastAt: null, waiting: 0 },
  });
  expect(await changes["changes.undo"]({})).toEqual({
    ok: false,
    error: { type: "NothingToUndo" },
  });
  expect(await changes["changes.redo"](undefined)).toEqual({
    ok: false,
    error: { type: "NothingToUndo" },
  });
});

test("says when the last change was saved and how many wait, those already sent left out", async () => {
  await using store = await freshStore();
  const changes = changeHandlers(store.deps);
  for (const id of ["a", "b", "c"]) await keep(store, id);
  await store.db.query.deleteFrom("outbox").where("n", "=", 1).execute();
  expect(await changes["changes.saved"](undefined)).toEqual({
    ok: true,
    value: { lastAt: store.clock.now(), waiting: 2 },
  });
});

test("the change that was named is taken back, whatever came after it", async () => {
  await using store = await freshStore();
  const changes = changeHandlers(store.deps);
  const first = await keep(store, "a");
  await keep(store, "b");
  expect(await changes["changes.undo"]({ change: first })).toEqual({
    ok: true,
    value: { change: first, label: "inbox.add" },
  });
  expect(await texts(store)).toEqual(["b"]);
});

test("a value that was changed again since stays when an older change is taken back", async () => {
  await using store = await freshStore();
  const changes = changeHandlers(store.deps);
  await keep(store, "a");
  await say(store, "a", "first");
  const { n } = await store.db.query
    .selectFrom("undo")
    .select("n")
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  await say(store, "a", "second");
  await changes["changes.undo"]({ change: n });
  expect(await texts(store)).toEqual(["second"]);
});
