import { type AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Millis } from "../../core/kernel/time.ts";
import { namedUuid } from "../../core/kernel/named-uuid.ts";
import type { Db } from "../../backend/db/db.ts";
import { migrate } from "../../backend/db/migrate.ts";
import { openPglite } from "../../backend/db/pglite.ts";
import type { Lane, Pool } from "../../backend/db/pool.ts";
import { openPostgres } from "../../backend/db/postgres.ts";
import { withTenant } from "../../backend/db/with-tenant.ts";
import { onMembership } from "../../backend/features/sync/membership.ts";
import { syncRoutes } from "../../backend/features/sync/routes.ts";
import { syncServer } from "../../backend/features/sync/sync-server.ts";
import { app } from "../../backend/http/app.ts";
import { startPostgres } from "../../backend/testing/postgres-server.ts";
import { uuids } from "../../main/compose-real.ts";

export type BenchServer = Awaited<ReturnType<typeof benchServer>>;

/** Sync's server on PostgreSQL that waits for the disk, or on PGlite in a folder, with two people and their pair. */
export async function benchServer(lane: Lane, folder: string) {
  const { pool, stop } = await openLane(lane, folder);
  await migrate(pool);
  const db: Db = { pool, chance: Math.random, pause: (ms) => pause(ms) };
  const org = uuids.next();
  const [ana, ben] = [uuids.next(), uuids.next()].toSorted() as [string, string];
  await withTenant(db, { org }, async (tx) => {
    for (const person of [ana, ben])
      await onMembership(tx, uuids.next, { org, person, role: "owner" });
  });
  let told = (_heads: ReadonlyMap<string, number>): void => {};
  const clock = { now: () => Date.now() as Millis };
  const server = syncServer({ db, clock, ids: uuids, poke: (_, heads) => told(heads) });
  const pairId = namedUuid(`pair:${ana}:${ben}`);
  const pair = `pair:${pairId}`;
  const caller = (person: string, device: string) => ({ org, person, device });
  const opened = await server.push(caller(ana, "opens"), {
    proto: 1,
    mutations: [
      {
        n: 1,
        at: Date.now(),
        hash: "1",
        ops: [
          {
            t: "pair",
            id: pairId,
            scope: pair,
            new: true,
            set: { a_id: ana, b_id: ben, cadence: null, template_id: null, pinned: 0 },
          },
        ],
      },
    ],
  });
  if (!opened.ok || opened.value.refused.length > 0) throw new Error(JSON.stringify(opened));
  return {
    lane,
    db,
    pool,
    server,
    org,
    ana,
    ben,
    pair,
    pairId,
    caller,
    routes: syncRoutes({ server, db, clock, rate: { burst: 1e9, perSecond: 1e9 } }),
    onPoke: (hear: typeof told) => {
      told = hear;
    },
    close: async () => {
      await pool.end();
      await stop();
    },
  };
}

async function openLane(
  lane: Lane,
  folder: string,
): Promise<{ pool: Pool; stop: () => Promise<void> }> {
  if (lane === "pglite") return { pool: await openPglite({ folder }), stop: async () => {} };
  const postgres = await startPostgres({ durable: true });
  const pool = openPostgres({
    url: postgres.url,
    connections: 10,
    statementTimeoutMs: 30_000,
    onLost: () => {},
  });
  return { pool, stop: () => postgres.stop() };
}

/** A task as devices send it. */
export const taskOp = ({ ana, ben, pair, pairId }: BenchServer, id: string, n: number) => ({
  t: "task",
  id,
  scope: pair,
  new: true,
  set: {
    title: `Prepare the launch review number ${n}`,
    details: null,
    author_id: ana,
    assignee_id: ben,
    pair_id: pairId,
    meeting_id: null,
    agenda_item_id: null,
    due: "2026-12-01",
    due_at: null,
    priority: 2,
    labels: "[]",
    repeat: null,
    state: "open",
    done_at: null,
    renewed_at: null,
  },
});

/** Changes in requests as a device makes them: the text of each. */
export function requestsOf(ops: readonly unknown[], perRequest = 500): readonly string[] {
  const bodies: string[] = [];
  for (let from = 0; from < ops.length; from += perRequest) {
    const mutations = ops.slice(from, from + perRequest).map((op, index) => {
      const n = from + index + 1;
      return {
        n,
        at: Date.now(),
        hash: `hash of change number ${n}, as long as real ones are`,
        ops: [op],
      };
    });
    bodies.push(JSON.stringify({ proto: 1, mutations }));
  }
  return bodies;
}

/** Sends requests one after another, each parsed from its text as HTTP does; milliseconds for all. */
export async function sendAll(
  { server, caller, ana }: BenchServer,
  device: string,
  bodies: readonly string[],
): Promise<number> {
  const from = performance.now();
  for (const body of bodies) {
    const pushed = await server.push(caller(ana, device), JSON.parse(body));
    if (!pushed.ok || pushed.value.refused.length > 0)
      throw new Error(JSON.stringify(pushed).slice(0, 500));
  }
  return performance.now() - from;
}

/** The same routes over HTTP on loopback. */
export async function overHttp(bench: BenchServer) {
  const device = async (token: string) => {
    const [person = "", name = ""] = token.split("~");
    return { type: "device", account: "a", org: bench.org, person, device: name } as const;
  };
  const hono = app(
    {
      door: {
        account: async () => undefined,
        device,
        role: async () => ({ ok: false, error: { type: "NotSignedIn" } }),
      },
      log: {
        note: () => {},
        incident: (where: string, error: unknown) => {
          throw new Error(where, { cause: error });
        },
      } as never,
      metrics: { asked: () => {} },
      proxies: 0,
      stopwatch: () => performance.now(),
    },
    bench.routes,
  );
  const http = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: hono.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      resolve(started),
    );
  });
  const { port } = http.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    post: (path: string, token: string, body: unknown) =>
      post({ agent, port, path, token }, JSON.stringify(body)),
    close: async () => {
      agent.destroy();
      await new Promise((resolve) => void http.close(resolve));
    },
  };
}

type Target = {
  readonly agent: Agent;
  readonly port: number;
  readonly path: string;
  readonly token: string;
};

function post({ agent, port, path, token }: Target, body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = request(
      { agent, host: "127.0.0.1", port, path, method: "POST", headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => resolve(JSON.parse(Buffer.concat(parts).toString())));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
