import { setTimeout as pause } from "node:timers/promises";
import { inProcessBus } from "../../backend/bus/in-process.ts";
import type { Lane } from "../../backend/db/pool.ts";
import { withTenant } from "../../backend/db/with-tenant.ts";
import { onMembership } from "../../backend/features/sync/membership.ts";
import { scopesOf } from "../../backend/features/sync/scopes-of.ts";
import { app } from "../../backend/http/app.ts";
import { listen } from "../../backend/server.ts";
import { Hub } from "../../backend/live/hub.ts";
import { liveSockets } from "../../backend/live/sockets.ts";
import { uuids } from "../../main/compose-real.ts";
import { benchServer, requestsOf, sendAll, taskOp } from "./sync-server.ts";

// A process of its own: sync's server on one lane, over HTTP and with live sockets. The door takes `<person>~<device>` for a token; who is
// let in is asked of the database as ever.

const [lane, folder] = process.argv.slice(2) as [Lane, string];
const bench = await benchServer(lane, folder);
const bus = inProcessBus();
bench.onPoke((heads) => {
  for (const [scope, head] of heads) bus.publish(bench.org, { type: "poke", scope, head });
});
const device = async (token: string) => {
  const [person = "", name = ""] = token.split("~");
  return { type: "device", account: "a", org: bench.org, person, device: name } as const;
};
const incidents: string[] = [];
const door = {
  account: async () => undefined,
  device,
  role: async () => ({ ok: false, error: { type: "NotSignedIn" } }) as const,
};
const listening = await listen(
  app(
    {
      door,
      log: { note: () => {}, incident: (_, error) => `${incidents.push(String(error))}` },
      metrics: { asked: () => {} },
      proxies: 0,
      stopwatch: () => performance.now(),
    },
    bench.routes,
  ),
  "127.0.0.1",
  0,
);
const hub = new Hub({
  bus,
  trouble: (error) => void incidents.push(String(error)),
  scopesOf: (holder) => scopesOf({ db: bench.db }, holder),
});
const sockets = liveSockets(listening.server, {
  hub,
  door,
  trouble: (error) => void incidents.push(String(error)),
  most: 2_000,
  mostOfDevice: 2,
  beatMs: 20_000,
});

let filled = 0;

/** What the parent may ask for; each answer is a plain value. */
const calls = {
  /** Ana has so many tasks more; milliseconds for pushing them. */
  fill: async (rows: number): Promise<number> => {
    const ops = Array.from({ length: rows }, (_, n) => taskOp(bench, uuids.next(), n));
    return sendAll(bench, `fills-${filled++}`, requestsOf(ops));
  },
  /** These people are members from now on. */
  letIn: async (people: readonly string[]): Promise<void> =>
    withTenant(bench.db, { org: bench.org }, async (tx) => {
      for (const person of people)
        await onMembership(tx, uuids.next, { org: bench.org, person, role: "member" });
    }),
  /** Rows, versions and sizes as they lie in the database. */
  ask: async (sql: string): Promise<readonly unknown[]> => {
    const client = await bench.pool.connect();
    try {
      return (await client.query(sql, [])).rows;
    } finally {
      await client.release(false);
    }
  },
  standing: async () => ({
    rss: process.memoryUsage.rss(),
    heap: process.memoryUsage().heapUsed,
    pool: bench.pool.counts(),
    sockets: sockets.count(),
    incidents,
  }),
  end: async (): Promise<void> => {
    sockets.close();
    await listening.close();
    await bus.close();
    await bench.close();
  },
};
export type Calls = typeof calls;

process.on("message", ({ name, input }: { name: keyof Calls; input: never }) => {
  void calls[name](input).then(
    async (value) => {
      process.send?.({ value });
      if (name === "end") await pause(50).then(() => process.exit(0));
    },
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
// Whoever started it is gone: it ends what it started.
process.on("disconnect", () => void calls.end().finally(() => process.exit(1)));
const { org, ana, ben, pair, pairId } = bench;
process.send?.({ value: { url: listening.url, org, ana, ben, pair, pairId } });
