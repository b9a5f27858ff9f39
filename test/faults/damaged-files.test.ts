import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { check } from "#main/aside/jobs.ts";
import { migrate } from "#main/db/migrate.ts";
import { closeDb, type Db, emptyLog, isDamage, openDb } from "#main/db/open.ts";
import { added, changed } from "#main/db/ops.ts";
import { saveChange } from "#main/db/save-change.ts";
import { freshStore, type FreshStore, testKey } from "#main/db/testing.ts";
import { witnessFor } from "#main/db/witness.ts";
import { ok } from "#core/kernel/result.ts";
import { type Chance, chanceOf, report, rounds, seed } from "./support/rounds.ts";

/** A profile as it lay on the disk at some moment. */
type Snapshot = { readonly db: Buffer; readonly wal: Buffer; readonly witness: Buffer };

/** Files of one profile: closed in order, killed while changes were in the log, and from earlier; and one of another key. */
type Shelf = {
  readonly closed: Snapshot;
  readonly killed: Snapshot;
  readonly older: Snapshot;
  readonly foreign: Snapshot;
};

let shelf: Shelf;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ae-damaged-"));
  shelf = await fillShelf();
});
afterAll(() => rmSync(folder, { recursive: true }));

const CASES = rounds(1_000, 50_000);

test(`a damaged file is noticed, or every value in it is right (${CASES} files)`, async () => {
  const chance = chanceOf(seed);
  const outcomes = new Map<string, number>();
  const wrong: unknown[] = [];
  const names = Object.keys(harms) as (keyof typeof harms)[];
  for (let n = 0; n < CASES; n++) {
    const harm = names[n % names.length]!;
    const from = n % 2 === 0 ? "closed" : "killed";
    const truth = truths[from];
    const files = harms[harm]({ ...shelf[from] }, chance);
    const verdict = await useIt(files, truth);
    outcomes.set(verdict, (outcomes.get(verdict) ?? 0) + 1);
    if (verdict === "WRONG VALUES" || verdict === "FILE GONE")
      wrong.push({ seed, n, harm, from, verdict });
  }
  report(
    `seed ${seed}: ${[...outcomes].map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`,
  );
  expect(wrong).toEqual([]);
}, 1_800_000);

type Harm = (files: Snapshot, chance: Chance) => Snapshot;

const PAGE = 4_096;
const flip = (bytes: Buffer, chance: Chance): Buffer => {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) {
    const at = chance.nat(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.nat(8));
  }
  return copy;
};
const onPage = (bytes: Buffer, chance: Chance, fill: (page: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  const start = chance.nat(Math.floor(copy.length / PAGE)) * PAGE;
  fill(copy.subarray(start, start + PAGE));
  return copy;
};
const cut = (bytes: Buffer, chance: Chance): Buffer =>
  bytes.subarray(0, chance.nat(bytes.length + 1));
const halvesSwapped = (bytes: Buffer): Buffer => {
  const middle = Math.floor(bytes.length / PAGE / 2) * PAGE;
  return Buffer.concat([bytes.subarray(middle), bytes.subarray(0, middle)]);
};
const pagesSwapped = (bytes: Buffer, chance: Chance): Buffer => {
  const copy = Buffer.from(bytes);
  const [a, b] = [0, 0].map(() => chance.nat(copy.length / PAGE) * PAGE) as [number, number];
  bytes.copy(copy, a, b, b + PAGE);
  bytes.copy(copy, b, a, a + PAGE);
  return copy;
};

const harms = {
  "bit flipped": (files, chance) => ({ ...files, db: flip(files.db, chance) }),
  "bit flipped in the log": (files, chance) => ({ ...files, wal: flip(files.wal, chance) }),
  "page of zeros": (files, chance) => ({
    ...files,
    db: onPage(files.db, chance, (page) => page.fill(0)),
  }),
  "page of noise": (files, chance) => ({
    ...files,
    db: onPage(files.db, chance, (page) => chance.bytes(PAGE).copy(page)),
  }),
  "cut off": (files, chance) => ({ ...files, db: cut(files.db, chance) }),
  "log cut off": (files, chance) => ({ ...files, wal: cut(files.wal, chance) }),
  "halves swapped": (files) => ({ ...files, db: halvesSwapped(files.db) }),
  "pages swapped": (files, chance) => ({ ...files, db: pagesSwapped(files.db, chance) }),
  "log from earlier": (files) => ({ ...files, wal: shelf.older.wal }),
  "file from earlier": (files) => ({ ...files, db: shelf.older.db }),
  "log of another key": (files) => ({ ...files, wal: shelf.foreign.wal }),
  "file of another key": (files) => ({ ...files, db: shelf.foreign.db }),
  "log gone": (files) => ({ ...files, wal: Buffer.alloc(0) }),
  "file empty": (files) => ({ ...files, db: Buffer.alloc(0) }),
  "noise at the end": (files, chance) => ({
    ...files,
    db: Buffer.concat([files.db, chance.bytes(1 + chance.nat(9_000))]),
  }),
  "log noise at the end": (files, chance) => ({
    ...files,
    wal: Buffer.concat([files.wal, chance.bytes(1 + chance.nat(9_000))]),
  }),
} satisfies Record<string, Harm>;

/** Does with the files what the app does: opens, asks the witness, reads, and checks in the background. */
async function useIt(files: Snapshot, truth: string): Promise<string> {
  const path = join(folder, "elements.db");
  write(path, files);
  const verdict = await read(path, truth);
  const kept = existsSync(path) && statSync(path).size >= Math.min(files.db.length, 1);
  for (const part of [".db", ".db-wal", ".db-shm", ".witness"])
    rmSync(path.replace(".db", part), { force: true });
  return kept ? verdict : "FILE GONE";
}

async function read(path: string, truth: string): Promise<string> {
  const opened = openDb(path, testKey, { mustHoldData: true });
  if (!opened.ok) return "noticed at opening";
  const db = opened.value;
  try {
    await migrate(db);
    if (!witnessFor(path).vouchesFor(db)) return "noticed by the witness";
    const values = everything(db);
    const problems = check(db);
    // What was read before the background check had its answer was shown: it must be right whatever the check says.
    if (values !== truth) return "WRONG VALUES";
    return problems.length > 0 ? "noticed by the background check" : "all values right";
  } catch (error) {
    if (isDamage(error)) return "noticed while reading";
    throw error;
  } finally {
    await closeDb(db);
  }
}

function write(path: string, files: Snapshot): void {
  writeFileSync(path, files.db);
  if (files.wal.length > 0) writeFileSync(`${path}-wal`, files.wal);
  writeFileSync(path.replace(".db", ".witness"), files.witness);
}

const truths = { closed: "", killed: "" };

/** Every value a page could show. */
function everything(db: Db): string {
  const tables = ["person", "task", "inbox_item", "outbox", "undo", "search_row", "search", "meta"];
  return JSON.stringify(tables.map((table) => db.raw.prepare(`SELECT * FROM ${table}`).all()));
}

async function fillShelf(): Promise<Shelf> {
  await using store = await freshStore();
  const witness = witnessFor(store.db.path);
  await addTasks(store, 120);
  emptyLog(store.db);
  await addTasks(store, 8);
  witness.saw(store.db);
  const older = snapshot(store.db.path);
  await addTasks(store, 60);
  emptyLog(store.db);
  witness.saw(store.db);
  const closed = { ...snapshot(store.db.path), wal: Buffer.alloc(0) };
  truths.closed = everything(store.db);
  await addTasks(store, 12);
  witness.saw(store.db);
  const killed = snapshot(store.db.path);
  truths.killed = everything(store.db);
  return { older, closed, killed, foreign: await foreignProfile() };
}

async function addTasks(store: FreshStore, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const id = store.ids.next();
    const title = `Task ${id}`;
    const task = {
      title,
      details: `${title} in words `.repeat(n % 40),
      author_id: "me",
      assignee_id: "me",
      pair_id: null,
      meeting_id: null,
      agenda_item_id: null,
      due: null,
      due_at: null,
      priority: 0,
      labels: "[]",
      repeat: null,
      state: "open",
      done_at: null,
      renewed_at: null,
    };
    await saveChange(store.deps, "task.add", async () =>
      ok({ ops: [added("task", id, "self:me", task)], value: 0 }),
    );
    await saveChange(store.deps, "task.change", async () =>
      ok({ ops: changed("task", id, task, { ...task, priority: 1 }), value: 0 }),
    );
  }
}

const snapshot = (path: string): Snapshot => ({
  db: readFileSync(path),
  wal: readFileSync(`${path}-wal`),
  witness: readFileSync(path.replace(".db", ".witness")),
});

async function foreignProfile(): Promise<Snapshot> {
  const path = join(folder, "foreign.db");
  const opened = openDb(path, new Uint8Array(32).fill(99));
  if (!opened.ok) throw new Error(opened.error.type);
  await migrate(opened.value);
  witnessFor(path).saw(opened.value);
  const foreign = join(folder, "copy");
  for (const part of ["", "-wal"]) copyFileSync(`${path}${part}`, `${foreign}${part}`);
  await closeDb(opened.value);
  return { db: readFileSync(path), wal: readFileSync(`${foreign}-wal`), witness: Buffer.alloc(0) };
}
