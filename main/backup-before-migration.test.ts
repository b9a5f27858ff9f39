// There is one migration yet, so none has ever met data. Here the whole store, as it is composed for the app, is given a second one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { fail } from "#core/kernel/result.ts";
import { composeStore, type Store } from "./compose-store.ts";
import { type Migration, migrations, SCHEMA_VERSION } from "./db/migrations/index.ts";
import { closeDb, openDb } from "./db/open.ts";
import { Backups } from "./features/backups/backups.ts";
import { dataKey } from "./features/profile/keys.ts";
import { writeKeyRecord } from "./secrets/key-record.ts";

const folders: string[] = [];
afterEach(() =>
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })),
);

const master = new Uint8Array(32).fill(7);
const refuse = async () => fail({ type: "VaultRefused" as const, reason: "test" });

/** The app's store on a profile, opened; its key lies in a file. */
async function opened(folder: string, all?: readonly Migration[]): Promise<Store> {
  const store = composeStore({
    folder,
    logs: join(folder, "logs"),
    asideEntry: new URL("file:///none"),
    safeStorage: { encrypt: refuse, decrypt: refuse },
    announce: () => {},
    ring: () => {},
    withdraw: () => {},
    migrations: all,
  });
  await store.open();
  return store;
}

/** A profile as the app of today leaves it, with one task. */
async function profileWithATask(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "ae-migrating-"));
  folders.push(folder);
  writeKeyRecord(folder, {
    version: 1,
    keyId: "test",
    kept: { kind: "file", key: Buffer.from(master).toString("base64") },
    recovery: null,
  });
  const store = await opened(folder);
  const me = { name: "Mia", zone: "Europe/Berlin", sample: false, language: "en" };
  expect((await store.answer("profile.begin", me)).ok).toBe(true);
  expect((await store.answer("tasks.add", { title: "Call Ana" })).ok).toBe(true);
  await store.close();
  return folder;
}

/** What a data file of this profile holds, read without touching it. */
async function inside(path: string) {
  const file = openDb(path, dataKey(master), { mustExist: true, readOnly: true });
  if (!file.ok) return file.error;
  const { raw } = file.value;
  const holds = {
    version: raw.pragma("user_version", { simple: true }),
    titles: raw.prepare("SELECT title FROM task").pluck().all(),
    hasMood: (raw.pragma("table_info(task)") as { name: string }[]).some(
      ({ name }) => name === "mood",
    ),
  };
  await closeDb(file.value);
  return holds;
}

const backupsIn = (folder: string) => {
  const backups = new Backups({ folder, clock: { now: () => 0 as never } });
  return backups.list().map(({ name, reason }) => ({ path: join(backups.folder, name), reason }));
};

const untouched = { version: SCHEMA_VERSION, titles: ["Call Ana"], hasMood: false };

/** Adds a column and loses what was written; `first` happens before it. */
const next = (first: () => Promise<void> = async () => {}): readonly Migration[] => [
  ...migrations,
  {
    version: SCHEMA_VERSION + 1,
    name: "only-in-this-test",
    up: async (db) => {
      await first();
      await sql`ALTER TABLE task ADD COLUMN mood TEXT`.execute(db);
      await sql`UPDATE task SET title = 'lost'`.execute(db);
    },
  },
];

test("before a migration touches the data, a whole backup of it lies on the disk: old schema, old rows", async () => {
  const folder = await profileWithATask();
  expect(backupsIn(folder)).toEqual([]);
  const found: unknown[] = [];
  const store = await opened(
    folder,
    next(async () => {
      for (const { path, reason } of backupsIn(folder)) found.push([reason, await inside(path)]);
    }),
  );
  expect(found).toEqual([["migration", untouched]]);
  expect(await store.answer("profile.state", undefined)).toMatchObject({
    value: { type: "ready" },
  });
  await store.close();
  // The file went on to tomorrow's schema; the app of today sees that, and the backup stays as it was.
  expect(await inside(join(folder, "elements.db"))).toEqual({
    type: "NewerFile",
    fileVersion: SCHEMA_VERSION + 1,
  });
  expect(await inside(backupsIn(folder)[0]?.path ?? "")).toEqual(untouched);
});

test("a migration that fails leaves the file as it was, with the backup beside it, and the app of today opens it", async () => {
  const folder = await profileWithATask();
  const broken = await opened(folder, [
    ...next().slice(0, -1),
    {
      version: SCHEMA_VERSION + 1,
      name: "fails-half-way",
      up: async (db) => {
        await sql`UPDATE task SET title = 'lost'`.execute(db);
        throw new Error("half way");
      },
    },
  ]);
  expect(await broken.answer("profile.state", undefined)).toMatchObject({
    value: { type: "cannot-open" },
  });
  await broken.close();
  expect(await inside(join(folder, "elements.db"))).toEqual(untouched);
  expect(backupsIn(folder)).toHaveLength(1);
  const again = await opened(folder);
  expect(await again.answer("tasks.list", { list: "mine", limit: 10 })).toMatchObject({
    value: { tasks: [{ title: "Call Ana" }] },
  });
  await again.close();
});

test("without anything to migrate no backup is made at the start", async () => {
  const folder = await profileWithATask();
  await (await opened(folder)).close();
  expect(backupsIn(folder)).toEqual([]);
});
