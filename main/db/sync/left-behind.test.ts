import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { syncHandlers } from "../../features/sync/handlers.ts";
import { writeIdentity } from "../identity.ts";
import { closeDb, type Db, openDb } from "../open.ts";
import { changed } from "../ops.ts";
import { type FreshStore, freshStore, testKey } from "../testing.ts";
import { inTransaction } from "../transaction.ts";
import { ok } from "#core/kernel/result.ts";
import { dropLeft, readLeft, settleLeft, writeSuccessor } from "./left-behind.ts";
import { exportRefused } from "./open-refused.ts";
import { fromServer, item, page, save, SELF, syncOf, texts } from "./testing.ts";
import { releases } from "./up-cast.ts";

const by = { server: "https://acme.test", orgId: "org", orgName: "Acme", personId: "me" };

/** Two rows the server has, one of them edited since, one written here alone; and a key with its kit. */
async function filled(): Promise<FreshStore> {
  const store = await freshStore();
  const sync = syncOf(store);
  await sync.apply(
    page([fromServer("i1", 3, "Ana-said-44120", SELF), fromServer("i2", 4, "two", SELF)]),
    false,
  );
  await save(store, changed("inbox_item", "i2", { text: "two" }, { text: "edited offline" })[0]!);
  await save(store, item("i3", "written offline"));
  await save(
    store,
    changed("inbox_item", "i3", { text: "written offline" }, { text: "and again" })[0]!,
  );
  store.db.raw.prepare("INSERT INTO data_key VALUES ('k1', x'0102', 5)").run();
  store.db.raw
    .prepare("INSERT INTO meta VALUES ('key_in_use', 'k1'), ('kit', 'k1 CODE kept')")
    .run();
  return store;
}

async function successorOf(store: FreshStore): Promise<{ readonly db: Db } & AsyncDisposable> {
  const path = join(store.folder, "next.db");
  await writeSuccessor(
    store.db,
    { clock: store.clock, upCasts: releases },
    { path, key: testKey, by },
  );
  expect(readFileSync(path).includes("Ana-said")).toBe(false);
  const opened = openDb(path, testKey, { mustExist: true });
  if (!opened.ok) throw new Error(opened.error.type);
  return { db: opened.value, [Symbol.asyncDispose]: () => closeDb(opened.value) };
}

test("of a file that was signed out only what was never sent is left, and the keys of private rows; nothing of all the rest", async () => {
  await using store = await filled();
  await using next = await successorOf(store);
  expect(readLeft(next.db)).toEqual({ ...by, unsent: 3 });
  const json = await exportRefused(next.db.query);
  expect(json).toContain("edited offline");
  expect(json).toContain("written offline");
  const tables = next.db.raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'")
    .pluck()
    .all() as string[];
  const full = tables.filter((name) => next.db.raw.prepare(`SELECT 1 FROM ${name}`).get());
  expect(full.toSorted()).toEqual(["data_key", "meta", "refused"]);
  const all = full.map((name) => next.db.raw.prepare(`SELECT * FROM ${name}`).all());
  expect(JSON.stringify(all)).not.toContain("Ana-said-44120");
  const notes = next.db.raw.prepare("SELECT key FROM meta ORDER BY key").pluck().all();
  expect(notes).toEqual(["key_in_use", "kit", "last_change", "left_behind"]);
});

test("back in the same account, what was never sent is sent again in its order, each row under the id it had", async () => {
  await using store = await filled();
  await using next = await successorOf(store);
  writeIdentity(next.db, store.identity);
  await inTransaction(next.db.query, async (tx) => ok(await settleLeft(tx, by)));
  expect(readLeft(next.db)).toBeUndefined();
  const again: FreshStore = { ...store, db: next.db, deps: { ...store.deps, db: next.db.query } };
  await syncOf(again).apply(page([fromServer("i2", 4, "two", SELF)]), false);
  const sync = syncHandlers({
    ...again.deps,
    status: () => ({ type: "off" }),
    now: () => {},
    recount: () => {},
    presence: { iAm: () => {}, present: () => [] } as never,
  });
  const listed = await sync["sync.refused"](undefined);
  if (!listed.ok) throw new Error("not listed");
  expect(listed.value.map(({ code }) => code)).toEqual(Array(3).fill("signed-out"));
  for (const { id } of listed.value) expect((await sync["sync.sendAgain"]({ id })).ok).toBe(true);
  expect(texts(again)).toEqual([
    ["i2", "edited offline"],
    ["i3", "and again"],
  ]);
  expect(await syncOf(again).counts()).toEqual({ waiting: 3, refused: 0, unreadable: 0 });
});

test("to another person nothing of it is left, nor when somebody deletes it", async () => {
  await using store = await filled();
  await using next = await successorOf(store);
  await inTransaction(next.db.query, async (tx) =>
    ok(await settleLeft(tx, { ...by, personId: "ben" })),
  );
  await using other = await successorOf(store);
  await inTransaction(other.db.query, async (tx) => ok(await dropLeft(tx)));
  for (const { db } of [next, other])
    for (const table of ["refused", "data_key", "meta WHERE key <> 'last_change'"])
      expect(db.raw.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
});
