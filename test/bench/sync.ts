import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lane } from "../../backend/db/pool.ts";
import { uuids } from "../../main/compose-real.ts";
import type { Pulled } from "../../sync/protocol/pull.ts";
import { type Figure, median, percentile } from "./figures.ts";
import {
  type BenchServer,
  benchServer,
  overHttp,
  requestsOf,
  sendAll,
  taskOp,
} from "./sync-server.ts";

/** Sync's server on both databases: changes sent, one change from device to device, a first load; beside raw writes of the same rows. */
export async function syncFigures(
  lanes: readonly Lane[] = ["postgres", "pglite"],
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const lane of lanes) {
    const folder = mkdtempSync(join(tmpdir(), "bench-sync-"));
    const bench = await benchServer(lane, join(folder, "data"));
    try {
      figures.push(
        ...(await pushes(bench)),
        ...(await fromDeviceToDevice(bench)),
        ...(await firstLoad(bench)),
      );
    } finally {
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

const EDITS = 10_000;
const ROUNDS = 3;
/** The issue asks for 15,000 edits a second of PostgreSQL, the goal is 25,000; PGlite is one connection in WebAssembly, and has no bound. */
const bounds: Readonly<Record<Lane, { readonly bound: number; readonly goal?: number }>> = {
  postgres: { bound: 1_000 / 15, goal: 1_000 / 25 },
  pglite: { bound: Number.POSITIVE_INFINITY },
};

async function pushes(bench: BenchServer): Promise<readonly Figure[]> {
  const times = { added: [] as number[], edited: [] as number[], raw: [] as number[] };
  await bench.pool.connect().then(async (client) => {
    await client.run("reset role; create table raw_row (like sync_row including all)");
    await client.release(false);
  });
  for (let round = 0; round < ROUNDS; round++) {
    const ids = Array.from({ length: EDITS }, () => uuids.next());
    const add = requestsOf(ids.map((id, n) => taskOp(bench, id, n)));
    const edit = requestsOf(
      ids.map((id, n) => ({
        t: "task",
        id,
        scope: bench.pair,
        base: 100_000,
        set: { title: `Edited offline, number ${n}` },
      })),
    );
    times.raw.push(await rawUpserts(bench, ids));
    times.added.push(await sendAll(bench, `adds-${round}`, add));
    times.edited.push(await sendAll(bench, `edits-${round}`, edit));
  }
  const perRow = (list: readonly number[]) => (median(list) / EDITS) * 1_000;
  const raw = perRow(times.raw);
  const figure = (name: string, list: readonly number[]): Figure => ({
    name: `${bench.lane}: ${name}`,
    value: perRow(list),
    unit: "µs each",
    ...bounds[bench.lane],
    detail: `${rate(perRow(list))}/s; raw upsert of the same rows, 500 a transaction: ${rate(raw)}/s (${(perRow(list) / raw).toFixed(2)} × its time)`,
  });
  return [
    figure("10,000 new rows pushed", times.added),
    figure("10,000 offline edits pushed", times.edited),
  ];
}

const rate = (microseconds: number): string => Math.round(1e6 / microseconds).toLocaleString("en");

/** The rows of the same push as one statement for each 500, into a table with the same indexes and no trigger, as their owner. */
async function rawUpserts(bench: BenchServer, ids: readonly string[]): Promise<number> {
  const client = await bench.pool.connect();
  const data = JSON.stringify({
    ...taskOp(bench, "x", 1).set,
    archived_at: null,
    created_at: 1,
    updated_at: 1,
  });
  const from = performance.now();
  for (let at = 0; at < ids.length; at += 500) {
    const chunk = ids.slice(at, at + 500);
    await client.run("begin");
    await client.query(
      `insert into raw_row (org_id, scope_id, tbl, id, seq, state, data, fm, author_id, updated_at)
       select $1, $2, 'task', id, $3, 0, data::json, '{}', 'a', now() from unnest($4::text[], $5::text[]) as r (id, data)
       on conflict (org_id, scope_id, tbl, id) do update set data = excluded.data, seq = excluded.seq`,
      [bench.org, bench.pair, at, chunk, chunk.map(() => data)],
    );
    await client.run("commit");
  }
  const took = performance.now() - from;
  await client.release(false);
  return took;
}

/** Ana's device sends one change over HTTP; Ben's is poked, pulls over HTTP and has the row. */
async function fromDeviceToDevice(bench: BenchServer): Promise<readonly Figure[]> {
  const http = await overHttp(bench);
  const rounds = 400;
  const times: number[] = [];
  let cursors: Pulled["cursors"] = {};
  const pull = async (): Promise<Pulled> => {
    const body = { proto: 1, cursors, without: [], limit: 5_000 };
    const pulled = (await http.post("/v1/sync/pull", `${bench.ben}~receives`, body)) as Pulled;
    cursors = { ...cursors, ...pulled.cursors };
    return pulled;
  };
  while ((await pull()).more);
  for (let n = 1; n <= rounds + 50; n++) {
    const poked = new Promise<void>((resolve) => bench.onPoke(() => resolve()));
    const id = uuids.next();
    const mutation = { n, at: Date.now(), hash: `${n}`, ops: [taskOp(bench, id, n)] };
    const from = performance.now();
    const sent = http.post("/v1/sync/push", `${bench.ana}~sends`, {
      proto: 1,
      mutations: [mutation],
    });
    await poked;
    const { rows } = await pull();
    if (n > 50) times.push(performance.now() - from);
    if (rows[0]?.[1] !== id) throw new Error("the change did not arrive");
    await sent;
  }
  bench.onPoke(() => {});
  await http.close();
  const figure = (share: number, bound: number, goal: number): Figure => ({
    name: `${bench.lane}: one change from device to device, p${share * 100}`,
    value: percentile(times, share),
    unit: "ms",
    ...(bench.lane === "postgres" ? { bound, goal } : { bound: Number.POSITIVE_INFINITY }),
    detail: `HTTP on loopback both ways, durable commit, ${rounds} in turn`,
  });
  return [figure(0.5, 3, 2), figure(0.95, 8, 4)];
}

/** A device that has nothing takes 100,000 rows: what the server alone needs for it, to the text of each page. */
async function firstLoad(bench: BenchServer): Promise<readonly Figure[]> {
  const missing = Array.from({ length: 100_000 - ROUNDS * EDITS }, () => uuids.next());
  await sendAll(bench, "fills", requestsOf(missing.map((id, n) => taskOp(bench, id, n))));
  const times: number[] = [];
  let bytes = 0;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let cursors: Pulled["cursors"] = {};
    let took = 0;
    bytes = 0;
    count = 0;
    for (let more = true; more;) {
      const from = performance.now();
      const text = await bench.server.pullText(bench.caller(bench.ben, "loads"), {
        proto: 1,
        cursors,
        without: [],
        limit: 5_000,
      });
      took += performance.now() - from;
      if (!text.ok) throw new Error(text.error.type);
      const page = JSON.parse(text.value) as Pulled;
      cursors = { ...cursors, ...page.cursors };
      more = page.more;
      bytes += text.value.length;
      count += page.rows.length;
    }
    times.push(took);
  }
  const perRow = (median(times) / count) * 1_000;
  return [
    {
      name: `${bench.lane}: first load of ${count.toLocaleString("en")} rows, server alone`,
      value: perRow,
      unit: "µs each",
      bound: bench.lane === "postgres" ? 10 : Number.POSITIVE_INFINITY,
      detail: `${rate(perRow)} rows/s, ${(bytes / 1e6).toFixed(0)} MB of text, pages of 5,000`,
    },
  ];
}
