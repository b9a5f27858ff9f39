import {
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { SCHEMA_VERSION } from "./migrations/index.ts";
import { closeDb, emptyLog, openDb } from "./open.ts";
import { added } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { freshStore, type FreshStore, testKey } from "./testing.ts";

const stranger = new Uint8Array(32).fill(9);
const bytesOf = (path: string) => readFileSync(path).toString("base64");

const addOne = (store: FreshStore) =>
  saveChange(store.deps, "inbox.add", async () =>
    ok({ ops: [added("inbox_item", store.ids.next(), "self:me", { text: "x" })], value: 0 }),
  );

test("a file opened with another key is unreadable, and stays as it was", async () => {
  await using store = await freshStore();
  await closeDb(store.db);
  const before = bytesOf(store.db.path);
  expect(openDb(store.db.path, stranger)).toEqual({
    ok: false,
    error: { type: "Unreadable", reason: "SQLITE_NOTADB" },
  });
  expect(bytesOf(store.db.path)).toBe(before);
});

test("another key does not touch the log of a file in use either", async () => {
  await using store = await freshStore();
  await addOne(store);
  const before = [bytesOf(store.db.path), bytesOf(`${store.db.path}-wal`)];
  expect(openDb(store.db.path, stranger).ok).toBe(false);
  expect([bytesOf(store.db.path), bytesOf(`${store.db.path}-wal`)]).toEqual(before);
});

test("a file without a key cannot be read as plain SQLite", async () => {
  await using store = await freshStore();
  await closeDb(store.db);
  expect(readFileSync(store.db.path).subarray(0, 15).toString()).not.toBe("SQLite format 3");
});

test("a newer file is refused and untouched", async () => {
  await using store = await freshStore();
  store.db.raw.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  await closeDb(store.db);
  const before = bytesOf(store.db.path);
  expect(openDb(store.db.path, testKey)).toEqual({
    ok: false,
    error: { type: "NewerFile", fileVersion: SCHEMA_VERSION + 1 },
  });
  expect(bytesOf(store.db.path)).toBe(before);
});

test("a flipped bit in the first page is noticed at opening", async () => {
  await using store = await freshStore();
  await closeDb(store.db);
  const bytes = readFileSync(store.db.path);
  bytes[2_000] = (bytes[2_000] ?? 0) ^ 4;
  writeFileSync(store.db.path, bytes);
  expect(openDb(store.db.path, testKey).ok).toBe(false);
});

test("an empty file is a new one only where there was no data", async () => {
  await using store = await freshStore();
  await closeDb(store.db);
  truncateSync(store.db.path);
  expect(openDb(store.db.path, testKey, { mustHoldData: true })).toEqual({
    ok: false,
    error: { type: "Unreadable", reason: "EMPTY" },
  });
  const missing = join(store.folder, "none.db");
  expect(openDb(missing, testKey, { mustHoldData: true }).ok).toBe(false);
  expect(existsSync(missing)).toBe(false);
});

test("a file whose log is gone before anything was moved out of it does not pass for a new one", async () => {
  await using store = await freshStore();
  const copy = join(store.folder, "copy.db");
  copyFileSync(store.db.path, copy);
  expect(openDb(copy, testKey, { mustHoldData: true }).ok).toBe(false);
});

test("closing closes, whether anything was asked or not", async () => {
  await using store = await freshStore();
  const opened = openDb(join(store.folder, "other.db"), testKey);
  if (!opened.ok) throw new Error(opened.error.type);
  await closeDb(opened.value);
  expect(opened.value.raw.open).toBe(false);
});

test("reading only leaves no trace", async () => {
  await using store = await freshStore();
  await closeDb(store.db);
  const before = bytesOf(store.db.path);
  const opened = openDb(store.db.path, testKey, { readOnly: true });
  if (!opened.ok) throw new Error(opened.error.type);
  expect(opened.value.raw.prepare("SELECT name FROM person").pluck().all()).toEqual([
    "Mia Manager",
  ]);
  expect(() => opened.value.raw.exec("DELETE FROM person")).toThrow("readonly");
  await closeDb(opened.value);
  expect(bytesOf(store.db.path)).toBe(before);
});

test("every setting that saved data depends on is in force", async () => {
  await using store = await freshStore();
  const names = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema"];
  const more = ["cell_size_check", "secure_delete", "temp_store", "mmap_size"];
  const say = (name: string) => store.db.raw.pragma(name, { simple: true });
  expect([...names, ...more].map((name) => [name, say(name)])).toEqual([
    ["journal_mode", "wal"],
    ["synchronous", 2],
    ["foreign_keys", 1],
    ["trusted_schema", 0],
    ["cell_size_check", 1],
    ["secure_delete", 1],
    ["temp_store", 2],
    ["mmap_size", 0],
  ]);
});

test("every table is strict", async () => {
  await using store = await freshStore();
  const loose = store.db.raw
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

test("the log is emptied on request, but nobody waits for a reader", async () => {
  await using store = await freshStore();
  await addOne(store);
  const other = openDb(store.db.path, testKey, { readOnly: true });
  if (!other.ok) throw new Error(other.error.type);
  const reading = other.value.raw.prepare("SELECT * FROM inbox_item").iterate();
  reading.next();
  expect(emptyLog(store.db)).toBe(false);
  reading.return?.();
  other.value.raw.close();
  expect(emptyLog(store.db)).toBe(true);
  expect(statSync(`${store.db.path}-wal`).size).toBe(0);
});
