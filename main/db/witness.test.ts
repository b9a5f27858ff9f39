import { copyFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { closeDb, emptyLog, openDb, type Db } from "./open.ts";
import { added } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { freshStore, type FreshStore, testKey } from "./testing.ts";
import { witnessFor } from "./witness.ts";

async function save(store: FreshStore, times: number): Promise<void> {
  const witness = witnessFor(store.db.path);
  for (let n = 0; n < times; n++) {
    const op = added("inbox_item", store.ids.next(), "self:me", { text: "x" });
    await saveChange(store.deps, "test", async () => ok({ ops: [op], value: 0 }));
    witness.saw(store.db);
  }
}

/** The files as a kill leaves them, opened again after `harm` was done to them. */
async function vouchedAfter(store: FreshStore, harm: (path: string) => void): Promise<boolean> {
  const path = `${store.folder}/killed.db`;
  for (const part of [".db", ".db-wal", ".witness"])
    copyFileSync(store.db.path.replace(".db", part), path.replace(".db", part));
  harm(path);
  const opened = openDb(path, testKey);
  if (!opened.ok) throw new Error(opened.error.type);
  const vouched = witnessFor(path).vouchesFor(opened.value as Db);
  await closeDb(opened.value);
  return vouched;
}

test("the witness vouches for a file that holds all it saw", async () => {
  await using store = await freshStore();
  await save(store, 5);
  expect(await vouchedAfter(store, () => {})).toBe(true);
});

test("a log that was lost, cut or flipped is noticed, though SQLite takes what is left without a word", async () => {
  await using store = await freshStore();
  emptyLog(store.db);
  await save(store, 5);
  expect(await vouchedAfter(store, (path) => rmSync(`${path}-wal`))).toBe(false);
  expect(await vouchedAfter(store, (path) => truncateSync(`${path}-wal`, 9_000))).toBe(false);
});

test("an older log beside a newer file is noticed", async () => {
  await using store = await freshStore();
  emptyLog(store.db);
  await save(store, 3);
  const old = `${store.folder}/old-wal`;
  copyFileSync(`${store.db.path}-wal`, old);
  await save(store, 3);
  emptyLog(store.db);
  expect(await vouchedAfter(store, (path) => copyFileSync(old, `${path}-wal`))).toBe(false);
});

test("without a witness, or with one nobody can read, the file is believed", async () => {
  await using store = await freshStore();
  await save(store, 2);
  const witness = (path: string) => path.replace(".db", ".witness");
  expect(await vouchedAfter(store, (path) => rmSync(witness(path)))).toBe(true);
  expect(await vouchedAfter(store, (path) => writeFileSync(witness(path), "00"))).toBe(true);
});

test("a witness that was told to forget lets an older file be put in its place", async () => {
  await using store = await freshStore();
  emptyLog(store.db);
  await save(store, 5);
  const vouched = await vouchedAfter(store, (path) => {
    rmSync(`${path}-wal`);
    witnessFor(path).forget();
  });
  expect(vouched).toBe(true);
});
