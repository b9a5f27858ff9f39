import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "../../core/kernel/result.ts";
import { uuids } from "../../main/compose-real.ts";
import { composeStore, type Store } from "../../main/compose-store.ts";
import { closeDb, openDb, type OpenOptions } from "../../main/db/open.ts";
import { type Figure, median, percentile } from "./figures.ts";
import { type Filled, fillProfile, HUNDRED_THOUSAND } from "./many-items.ts";

/** Writes and queries at 100,000 items, through the store's own door, beside the same rows written raw. */
export async function storeFigures(): Promise<readonly Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "bench-"));
  const folder = join(root, "profile");
  const filled = await fillProfile(folder, HUNDRED_THOUSAND, Date.now());
  const rawFile = join(root, "raw.db");
  cpSync(join(folder, "elements.db"), rawFile);
  const store = composeStore({
    folder,
    logs: join(root, "logs"),
    asideEntry: new URL("file:///none"),
    safeStorage: { encrypt: refuse, decrypt: refuse },
    announce: () => {},
    ring: () => {},
    withdraw: () => {},
  });
  await store.open();
  const figures = [
    await writes(store, join(folder, "elements.db"), rawFile, filled.key),
    ...(await queries(store, filled)),
  ];
  await store.close();
  rmSync(root, { recursive: true, force: true });
  return figures;
}

const refuse = async () => fail({ type: "VaultRefused" as const, reason: "bench" });

async function ask(store: Store, channel: string, input: unknown): Promise<unknown> {
  const answer = await store.answer(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.type}`);
  return answer.value;
}

const WRITES = 300;

/** A task added by the app, in turn with the very rows it is made of written by hand into a copy of its file: task, outbox, outbox row, undo, search. */
async function writes(
  store: Store,
  appFile: string,
  rawFile: string,
  key: Uint8Array,
): Promise<Figure> {
  const task = (n: number) => ({
    title: `Prepare the launch review number ${n}`,
    due: "2026-12-01",
    priority: 2,
  });
  await ask(store, "tasks.add", task(0));
  const like = await lastWritten(appFile, key);
  const { raw, close } = openFile(rawFile, key);
  const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
  for (const trigger of raw.prepare(triggers).pluck().all() as string[])
    raw.exec(`DROP TRIGGER ${trigger}`);
  const insert = (table: string, row: Row) =>
    raw.prepare(
      `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row)
        .map((column) => `@${column}`)
        .join(", ")})`,
    );
  const addTask = insert("task", like.task);
  const addOutbox = insert("outbox", like.outbox);
  const addOutboxRow = insert("outbox_row", like.outboxRow);
  const addUndo = insert("undo", like.undo);
  const addSearchRow = raw.prepare("INSERT INTO search_row (kind, row_id) VALUES ('task', ?)");
  const addSearch = raw.prepare("INSERT INTO search (rowid, title, body) VALUES (?, ?, ' []')");
  const writeRaw = raw.transaction((n: number) => {
    const id = uuids.next();
    const { title } = task(n);
    addTask.run({ ...like.task, id, title });
    addOutbox.run({ ...like.outbox, n });
    addOutboxRow.run({ ...like.outboxRow, row_id: id, n });
    addUndo.run({ ...like.undo, n });
    addSearch.run(addSearchRow.run(id).lastInsertRowid, title);
  });
  const times = { app: [] as number[], raw: [] as number[] };
  for (let n = 1; n <= WRITES; n++) {
    let at = performance.now();
    writeRaw(n);
    times.raw.push(performance.now() - at);
    at = performance.now();
    await ask(store, "tasks.add", task(n));
    times.app.push(performance.now() - at);
  }
  await close();
  const [app, bare] = [median(times.app), median(times.raw)];
  return {
    name: "write of a task / same rows raw",
    value: app / bare,
    unit: "×",
    bound: 1.5,
    detail: `synchronous=FULL: ${app.toFixed(2)} ms / ${bare.toFixed(2)} ms, median of ${WRITES} in turn`,
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of the change saved last. */
async function lastWritten(path: string, key: Uint8Array) {
  const { raw, close } = openFile(path, key, { readOnly: true });
  const row = (sql: string) => raw.prepare(sql).get() as Row;
  const rows = {
    task: row("SELECT * FROM task ORDER BY rowid DESC LIMIT 1"),
    outbox: row("SELECT * FROM outbox ORDER BY n DESC LIMIT 1"),
    outboxRow: row("SELECT * FROM outbox_row ORDER BY n DESC LIMIT 1"),
    undo: row("SELECT * FROM undo ORDER BY n DESC LIMIT 1"),
  };
  await close();
  return rows;
}

function openFile(path: string, key: Uint8Array, options?: OpenOptions) {
  const opened = openDb(path, key, options);
  if (!opened.ok) throw new Error(opened.error.type);
  return { raw: opened.value.raw, close: () => closeDb(opened.value) };
}

async function queries(
  store: Store,
  { pairIds, personIds, items }: Filled,
): Promise<readonly Figure[]> {
  const of = (list: readonly string[], n: number) => list[n % list.length];
  const asked: readonly (readonly [string, (n: number) => readonly [string, unknown]])[] = [
    ["agenda (1:1 page)", (n) => ["meetings.open", { pairId: of(pairIds, n) }]],
    [
      "task list",
      (n) => [
        "tasks.list",
        { list: (["mine", "waiting", "due", "done"] as const)[n % 4], limit: 200 },
      ],
    ],
    ["person page", (n) => ["tasks.list", { list: "due", personId: of(personIds, n), limit: 200 }]],
    ["today", () => ["today.view", undefined]],
  ];
  const figures: Figure[] = [];
  for (const [name, question] of asked) {
    const times: number[] = [];
    for (let n = -20; n < 200; n++) {
      const at = performance.now();
      await ask(store, ...question(n + 20));
      if (n >= 0) times.push(performance.now() - at);
    }
    const plain = Array.from({ length: 200 }, plainWork);
    figures.push({
      name: `${name} query, p95`,
      value: percentile(times, 0.95),
      unit: "ms",
      bound: 5,
      detail: `${items} items, median ${median(times).toFixed(2)} ms; plain work right after: median ${median(plain).toFixed(2)}, p95 ${percentile(plain, 0.95).toFixed(2)} ms`,
    });
  }
  return figures;
}

/** How long a millisecond or so of nothing but counting takes: as far as its p95 lies above its median, the machine was doing something else. */
function plainWork(): number {
  const at = performance.now();
  let sum = 0;
  for (let n = 0; n < 300_000; n++) sum = (sum + n * 7) % 1_000_003;
  return sum < 0 ? Number.NaN : performance.now() - at;
}
