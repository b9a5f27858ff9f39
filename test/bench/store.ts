import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "../../core/kernel/result.ts";
import { uuids } from "../../main/compose-real.ts";
import { composeStore, type Store } from "../../main/compose-store.ts";
import { closeDb, openDb } from "../../main/db/open.ts";
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
  });
  await store.open();
  const figures = [await writes(store, rawFile, filled.key), ...(await queries(store, filled))];
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

/** A task added by the app, in turn with the rows it is made of written by hand into a copy of its file: task, outbox, outbox row, undo, search. */
async function writes(store: Store, rawFile: string, key: Uint8Array): Promise<Figure> {
  const opened = openDb(rawFile, key);
  if (!opened.ok) throw new Error(opened.error.type);
  const { raw } = opened.value;
  for (const trigger of raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all() as string[])
    raw.exec(`DROP TRIGGER ${trigger}`);
  const task = raw.prepare(
    "INSERT INTO task (id, scope_id, created_at, updated_at, title, author_id, assignee_id, due, priority, labels, state) VALUES (?, 'self:me', 1, 1, ?, 'me', 'me', '2026-12-01', 2, '[]', 'open')",
  );
  const outbox = raw.prepare(
    "INSERT INTO outbox (n, at, device, schema_version, label, ops) VALUES (?, 1, 'device', 1, 'task.add', ?)",
  );
  const row = raw.prepare("INSERT INTO outbox_row VALUES ('task', ?, ?)");
  const undo = raw.prepare("INSERT INTO undo VALUES (?, 'task.add', ?, 'done')");
  const searchRow = raw.prepare("INSERT INTO search_row (kind, row_id) VALUES ('task', ?)");
  const search = raw.prepare("INSERT INTO search (rowid, title, body) VALUES (?, ?, '')");
  const json = JSON.stringify([
    {
      t: "task",
      id: uuids.next(),
      scope: "self:me",
      new: true,
      set: {
        title: "A task of the benchmark",
        details: null,
        author_id: "me",
        assignee_id: "me",
        due: "2026-12-01",
        priority: 2,
        labels: "[]",
        state: "open",
      },
    },
  ]);
  const rawWrite = raw.transaction((n: number) => {
    const id = uuids.next();
    const title = `Prepare the launch review number ${n}`;
    task.run(id, title);
    outbox.run(n, json);
    row.run(id, n);
    undo.run(n, json);
    search.run(searchRow.run(id).lastInsertRowid, title);
  });
  const times = { app: [] as number[], raw: [] as number[] };
  for (let n = 1; n <= WRITES; n++) {
    let at = performance.now();
    rawWrite(n);
    times.raw.push(performance.now() - at);
    at = performance.now();
    await ask(store, "tasks.add", {
      title: `Prepare the launch review number ${n}`,
      due: "2026-12-01",
      priority: 2,
    });
    times.app.push(performance.now() - at);
  }
  await closeDb(opened.value);
  const [app, bare] = [median(times.app), median(times.raw)];
  return {
    name: "write of a task / same rows raw",
    value: app / bare,
    unit: "×",
    bound: 1.5,
    detail: `synchronous=FULL: ${app.toFixed(2)} ms / ${bare.toFixed(2)} ms, median of ${WRITES} in turn`,
  };
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
    const idle: number[] = [];
    for (let n = -20; n < 200; n++) {
      let at = performance.now();
      await ask(store, ...question(n + 20));
      if (n >= 0) times.push(performance.now() - at);
      at = performance.now();
      plainWork();
      if (n >= 0) idle.push(performance.now() - at);
    }
    figures.push({
      name: `${name} query, p95`,
      value: percentile(times, 0.95),
      unit: "ms",
      bound: 5,
      detail: `${items} items, median ${median(times).toFixed(2)} ms; plain work in turn with it: median ${median(idle).toFixed(2)}, p95 ${percentile(idle, 0.95).toFixed(2)} ms`,
    });
  }
  return figures;
}

/** A millisecond or two of nothing but counting: how far its p95 lies above its median is what else the machine was doing. */
function plainWork(): number {
  let sum = 0;
  for (let n = 0; n < 1_500_000; n++) sum = (sum + n * 7) % 1_000_003;
  return sum;
}
