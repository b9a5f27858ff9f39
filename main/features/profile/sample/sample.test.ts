import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countingIds } from "#core/kernel/ids.ts";
import { fixedClock, type Zone } from "#core/kernel/time.ts";
import { promiseLedger } from "#core/tasks/promise-ledger.ts";
import { readIdentity } from "../../../db/identity.ts";
import { migrate } from "../../../db/migrate.ts";
import { closeDb, type Db, openDb } from "../../../db/open.ts";
import { toTask } from "../../../db/rows/task.ts";
import { begin } from "../begin.ts";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const TUESDAY = Date.parse("2026-11-03T09:10:00Z");

async function sampled(language: "en" | "de", at = TUESDAY): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), "ae-sample-"));
  folders.push(folder);
  const opened = openDb(join(folder, "elements.db"), new Uint8Array(32).fill(3));
  if (!opened.ok) throw new Error(opened.error.type);
  await migrate(opened.value);
  await begin(
    opened.value,
    { clock: fixedClock(at), ids: countingIds("id"), announce: () => {} },
    { name: "Robin", zone: "Europe/Berlin" as Zone, sample: true, language },
  );
  return opened.value;
}

const everything = (db: Db) =>
  [
    "person",
    "pair",
    "meeting",
    "agenda_item",
    "task",
    "note",
    "note_update",
    "inbox_item",
    "reminder",
    "outbox",
  ].map((table) => db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
const count = (db: Db, where: string): number =>
  (db.raw.prepare(`SELECT count(*) AS n FROM ${where}`).get() as { n: number }).n;

test("the same ids, clock and language give the same sample, byte for byte", async () => {
  const [one, two] = [await sampled("en"), await sampled("en")];
  expect(everything(one)).toEqual(everything(two));
  await Promise.all([closeDb(one), closeDb(two)]);
});

test("the sample is five months of fifteen people, and nothing of it can be undone", async () => {
  const db = await sampled("en");
  expect(count(db, "person")).toBe(15);
  expect(count(db, "pair")).toBe(9);
  expect(count(db, "meeting WHERE state = 'held'")).toBeGreaterThan(70);
  expect(count(db, "meeting WHERE state = 'planned'")).toBe(9);
  expect(count(db, "meeting WHERE state IN ('skipped', 'missed', 'postponed')")).toBeGreaterThan(6);
  expect(count(db, "agenda_item WHERE sharing = 'private' AND state = 'open'")).toBeGreaterThan(0);
  expect(count(db, "note_update")).toBeGreaterThan(40);
  expect(count(db, "undo")).toBe(0);
  // Nothing is left to be read out of the notes at the next start, and their words are not sent.
  expect(
    count(
      db,
      "note WHERE text = '' OR updated_at <= (SELECT max(created_at) FROM note_update WHERE note_id = note.id)",
    ),
  ).toBe(0);
  expect(count(db, "outbox WHERE ops LIKE '%Sister is ill%'")).toBe(0);
  expect(readIdentity(db)).toBeDefined();
  const oldest = (
    db.raw.prepare("SELECT min(created_at) AS at FROM meeting").get() as { at: number }
  ).at;
  expect((TUESDAY - oldest) / 86_400_000).toBeGreaterThan(140);
  expect(count(db, `outbox WHERE at > ${TUESDAY}`)).toBe(0);
  await closeDb(db);
});

test("one promise to Ana waits for a choice at its third carry", async () => {
  const db = await sampled("de");
  const [pair] = db.raw
    .prepare("SELECT pair_id AS id FROM task WHERE title LIKE 'Die Kriterien%'")
    .all() as { id: string }[];
  const tasks = (
    await db.query
      .selectFrom("task")
      .selectAll()
      .where("pair_id", "=", pair?.id ?? "")
      .execute()
  ).map(toTask);
  const held = (
    db.raw
      .prepare("SELECT ended_at AS at FROM meeting WHERE pair_id = ? AND state = 'held'")
      .all(pair?.id) as { at: number }[]
  ).map(({ at }) => at);
  const ledger = promiseLedger(tasks, readIdentity(db)?.me ?? ("" as never), held as never);
  expect(
    ledger
      .filter((line) => line.mustChoose)
      .map(({ task, side, age }) => ({ title: task.title, side, age })),
  ).toEqual([{ title: "Die Kriterien für die Beförderung schicken", side: "i-owe", age: 3 }]);
  await closeDb(db);
});

test("a sample made on a weekend, at night or on a leap day holds together", async () => {
  for (const at of [
    "2026-11-07T23:50:00Z",
    "2026-11-08T02:00:00Z",
    "2028-02-29T22:30:00Z",
    "2026-03-29T01:30:00Z",
  ]) {
    const db = await sampled("en", Date.parse(at));
    expect(count(db, "meeting WHERE state = 'planned'")).toBe(9);
    expect(count(db, `meeting WHERE state = 'planned' AND day < '${at.slice(0, 10)}'`)).toBe(0);
    expect(count(db, `meeting WHERE ended_at > ${Date.parse(at)}`)).toBe(0);
    await closeDb(db);
  }
});

test("a kill in the middle of the first start leaves nothing of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ae-sample-"));
  folders.push(folder);
  const opened = openDb(join(folder, "elements.db"), new Uint8Array(32).fill(3));
  if (!opened.ok) throw new Error(opened.error.type);
  const db = opened.value;
  await migrate(db);
  let given = 0;
  const ids = { ...countingIds("id"), next: () => `id-${Math.min(++given, 300)}` }; // from the 300th on the same: those rows cannot be written
  await expect(
    begin(
      db,
      { clock: fixedClock(TUESDAY), ids, announce: () => {} },
      { name: "Robin", zone: "Europe/Berlin" as Zone, sample: true, language: "en" },
    ),
  ).rejects.toThrow("UNIQUE constraint failed");
  expect(count(db, "person")).toBe(0);
  expect(readIdentity(db)).toBeUndefined();
  await closeDb(db);
});
