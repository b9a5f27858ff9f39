import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Lane } from "../../backend/db/pool.ts";
import type { PersonId } from "../../core/kernel/ids.ts";
import { systemClock } from "../../main/compose-real.ts";
import { writeIdentity } from "../../main/db/identity.ts";
import { migrate } from "../../main/db/migrate.ts";
import { closeDb, type Db, openDb } from "../../main/db/open.ts";
import { sqliteSyncStore } from "../../main/db/sync/sqlite-sync-store.ts";
import { releases } from "../../main/db/sync/up-cast.ts";
import { httpTransport } from "../../main/features/sync/transport.ts";
import { syncOnce } from "../../sync/engine/round.ts";
import { newSession } from "../../sync/engine/session.ts";
import { type Figure, median } from "./figures.ts";
import { type BackendProcess, backendProcess } from "./sync-backend-process.ts";

const ROWS = 100_000;
const ROUNDS = 3;
const PAGE = 5_000;

/** A device that has nothing fills itself over HTTP, in turn with the same rows put by hand into the same kind of file. */
export async function syncFirstFigures(
  lanes: readonly Lane[] = ["postgres", "pglite"],
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const lane of lanes) {
    await using backend = await backendProcess(lane);
    await backend.call("fill", ROWS);
    figures.push(await firstSync(backend));
  }
  return figures;
}

async function firstSync(backend: BackendProcess): Promise<Figure> {
  const times = { sync: [] as number[], raw: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const synced = await aFile(backend);
    times.sync.push(await synced.time(() => fillItself(synced.db, backend)));
    const rows = synced.db.raw.prepare("SELECT * FROM task").all() as readonly Row[];
    if (rows.length !== ROWS) throw new Error(`${rows.length} of ${ROWS} rows came`);
    await synced.close();
    const raw = await aFile(backend);
    times.raw.push(await raw.time(async () => insert(raw.db, rows)));
    await raw.close();
  }
  const [sync, raw] = [median(times.sync), median(times.raw)];
  const rate = (ms: number): string => Math.round((ROWS / ms) * 1_000).toLocaleString("en");
  return {
    name: `${backend.lane}: first sync of 100,000 rows / raw`,
    value: median(times.sync.map((ms, round) => ms / (times.raw[round] ?? Number.NaN))),
    unit: "×",
    bound: 2,
    goal: 1 / 0.7,
    detail: `${(raw / sync).toFixed(2)} of raw insertion: ${rate(sync)} / ${rate(raw)} rows/s, over HTTP from another process, median of ${ROUNDS} in turn`,
  };
}

type Row = Readonly<Record<string, unknown>>;

/** A new data file of Ben's; times are until all of it lies in the file. */
async function aFile({ at }: BackendProcess) {
  const folder = mkdtempSync(join(tmpdir(), "bench-first-"));
  const opened = openDb(join(folder, "elements.db"), new Uint8Array(32).fill(7));
  if (!opened.ok) throw new Error(opened.error.type);
  const db = opened.value;
  await migrate(db);
  writeIdentity(db, { me: at.ben as PersonId, org: at.org, device: "first" });
  return {
    db,
    time: async (work: () => Promise<void>): Promise<number> => {
      const from = performance.now();
      await work();
      return performance.now() - from;
    },
    close: async () => {
      await closeDb(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillItself(db: Db, { at }: BackendProcess): Promise<void> {
  const store = sqliteSyncStore({
    db,
    clock: systemClock,
    upCasts: releases,
    readNote: async () => false,
  });
  const closing = new AbortController();
  const token = `${at.ben}~first`;
  const done = await syncOnce(
    {
      store,
      transport: httpTransport(at.url, (request) => request(token), closing.signal),
      sealing: async () => undefined,
      clock: systemClock,
      newDevice: () => Promise.reject(new Error("no copy of a file")),
      wait: (ms, signal) =>
        ms === 0
          ? new Promise((resolve) => void setImmediate(resolve))
          : pause(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => {}),
      changed: () => {},
    },
    newSession(),
  );
  if (!done.ok) throw new Error(done.error.type);
}

/** Page by page as the app commits them, with what it asks of the disk during a first load; indexes and triggers are the file's own. */
function insert({ raw }: Db, rows: readonly Row[]): void {
  const names = Object.keys(rows[0] ?? {});
  const statement = raw.prepare(
    `INSERT INTO task (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  raw.pragma("synchronous = NORMAL");
  for (let from = 0; from < rows.length; from += PAGE)
    raw.transaction(() => {
      for (const row of rows.slice(from, from + PAGE)) statement.run(...Object.values(row));
    })();
}
