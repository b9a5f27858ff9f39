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
  const client = await bench.pool.connect();
  await client.run("create table raw_row (like sync_row including all)");
  await client.release(false);
  const added: Turn[] = [];
  const edited: Turn[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ids = Array.from({ length: EDITS }, () => uuids.next());
    const add = ids.map((id, n) => taskOp(bench, id, n));
    const edit = ids.map((id, n) => ({
      t: "task",
      id,
      scope: bench.pair,
      base: 100_000,
      set: { title: `Edited offline, number ${n}` },
    }));
    added.push(await inTurn(bench, `adds-${round}`, ids, add));
    edited.push(await inTurn(bench, `edits-${round}`, ids, edit));
  }
  const figure = (name: string, turns: readonly Turn[]): Figure => {
    const [push, raw] = [
      median(turns.map((turn) => turn.push)),
      median(turns.map((turn) => turn.raw)),
    ];
    return {
      name: `${bench.lane}: ${name}`,
      value: push,
      unit: "µs each",
      ...bounds[bench.lane],
      detail: `${rate(push)}/s; in turn with raw upserts of the same rows: ${rate(raw)}/s, a push takes ${(push / raw).toFixed(2)} × as long`,
    };
  };
  return [figure("10,000 new rows pushed", added), figure("10,000 offline edits pushed", edited)];
}

/** Microseconds for each change, as a push and as a raw upsert, 500 of one and 500 of the other by turns: noise meets both. */
type Turn = { readonly push: number; readonly raw: number };

async function inTurn(
  bench: BenchServer,
  device: string,
  ids: readonly string[],
  ops: readonly unknown[],
): Promise<Turn> {
  const took = { push: 0, raw: 0 };
  for (const [index, body] of requestsOf(ops).entries()) {
    took.raw += await rawUpsert(bench, ids.slice(index * 500, (index + 1) * 500));
    took.push += await sendAll(bench, device, [body]);
  }
  return { push: (took.push / ops.length) * 1_000, raw: (took.raw / ops.length) * 1_000 };
}

const rate = (microseconds: number): string => Math.round(1e6 / microseconds).toLocaleString("en");

/** The rows of one push as one statement in one transaction, into a table with the same indexes and no trigger, as its owner. */
async function rawUpsert(bench: BenchServer, ids: readonly string[]): Promise<number> {
  const client = await bench.pool.connect();
  const times = { archived_at: null, created_at: Date.now(), updated_at: Date.now() };
  const data = JSON.stringify({ ...taskOp(bench, "x", 1).set, ...times });
  const from = performance.now();
  await client.run("begin");
  await client.query(
    `insert into raw_row (org_id, scope_id, tbl, id, seq, state, data, fm, author_id, updated_at)
     select $1, $2, 'task', id, $3, 0, data::json, '{}', 'a', now() from unnest($4::text[], $5::text[]) as r (id, data)
     on conflict (org_id, scope_id, tbl, id) do update set data = excluded.data, seq = excluded.seq`,
    [bench.org, bench.pair, Math.round(from), ids, ids.map(() => data)],
  );
  await client.run("commit");
  const took = performance.now() - from;
  await client.release(false);
  return took;
}

/** Ana's device sends one change over HTTP; Ben's is poked, pulls over HTTP and has the row. */
async function fromDeviceToDevice(bench: BenchServer): Promise<readonly Figure[]> {
  const http = await overHttp(bench);
  const rounds = 400;
  const times: number[] = [];
  const commits: number[] = [];
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
    commits.push(await rawUpsert(bench, [id]));
  }
  bench.onPoke(() => {});
  await http.close();
  const figure = (share: number, bound: number, goal: number): Figure => ({
    name: `${bench.lane}: one change from device to device, p${share * 100}`,
    value: percentile(times, share),
    unit: "ms",
    ...(bench.lane === "postgres" ? { bound, goal } : { bound: Number.POSITIVE_INFINITY }),
    detail: `HTTP on loopback both ways; in turn with one raw row and its durable commit: ${percentile(commits, share).toFixed(2)} ms`,
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
