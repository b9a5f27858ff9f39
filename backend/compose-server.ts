import type { Server } from "node:http";
import type { Hono } from "hono";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Bus } from "./bus/bus.ts";
import { type AccountParts, composeAccounts } from "./compose-accounts.ts";
import { composeSync } from "./compose-sync.ts";
import type { Db } from "./db/db.ts";
import { keyRoutes } from "./features/keys/routes.ts";
import { app } from "./http/app.ts";
import type { Route } from "./http/route.ts";
import { statusRoutes } from "./http/status-routes.ts";
import type { Job } from "./jobs.ts";
import { Hub } from "./live/hub.ts";
import { liveSockets, type Sockets } from "./live/sockets.ts";
import type { Log } from "./log.ts";
import { metricsOf } from "./metrics.ts";

/** What a whole server is made of; in tests as for real. */
export type ServerParts = {
  readonly db: Db;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "next">;
  readonly log: Log;
  readonly proxies: number;
  readonly operatorToken?: string | undefined;
} & Pick<AccountParts, "chance" | "secret" | "cost" | "publicUrl" | "mailer">;

export type ComposedServer = {
  readonly app: Hono;
  readonly routes: readonly Route[];
  /** Lets devices listen at `server`. */
  readonly live: (server: Server) => Sockets;
  readonly jobs: readonly Job[];
  /** No new work: balancers that ask are told so. */
  readonly drain: () => void;
  /** Resolves when the mails taken on are sent or given up. */
  readonly mailed: () => Promise<void>;
};

const HOUR_MS = 3_600_000;

/** Joins the features: each sees the others only as ports. */
export function composeServer(parts: ServerParts): ComposedServer {
  const { db, bus, clock, ids, log } = parts;
  const metrics = metricsOf(db.pool);
  const onAccess = (org: string, person: string): void =>
    bus.publish(org, { type: "account", person });
  const sync = composeSync({ db, clock, ids, bus });
  const accounts = composeAccounts({
    ...parts,
    trouble: (kind, error) => void log.incident(`mail ${kind}`, error),
    onMembership: sync.onMembership,
    onDeleted: sync.onDeleted,
    onErased: sync.onErased,
    directory: sync.directory,
    onAccess,
  });
  let draining = false;
  const routes: readonly Route[] = [
    ...statusRoutes({
      ready: async () => !draining && (await answers(db)),
      metrics: () => metrics.registry.metrics(),
    }),
    ...accounts.routes,
    ...keyRoutes({ db, clock, poke: onAccess }),
    ...sync.routes,
  ];
  const http = {
    door: accounts.door,
    log,
    metrics,
    proxies: parts.proxies,
    operatorToken: parts.operatorToken,
    stopwatch: () => performance.now(),
  };
  return {
    app: app(http, routes),
    routes,
    live: (server) => {
      const trouble = (error: unknown): void => void log.incident("live", error);
      const hub = new Hub({ bus, trouble, scopesOf: sync.scopesOf });
      const { door } = accounts;
      const limits = { most: 15_000, mostOfDevice: 2, beatMs: 30_000 };
      const sockets = liveSockets(server, { hub, door, trouble, ...limits });
      metrics.watchSockets(sockets.count);
      return sockets;
    },
    jobs: [
      { name: "sync ageing", everyMs: 24 * HOUR_MS, work: sync.age },
      { name: "accounts sweep", everyMs: HOUR_MS, work: accounts.sweep },
    ],
    drain: () => {
      draining = true;
    },
    mailed: () => accounts.post.sent(),
  };
}

async function answers({ pool }: Db): Promise<boolean> {
  try {
    const client = await pool.connect();
    const answered = await client.run("select 1").then(
      () => true,
      () => false,
    );
    await client.release(!answered);
    return answered;
  } catch {
    return false; // a connection could not even be had
  }
}
