import type { Hono } from "hono";
import { inProcessBus } from "./bus/in-process.ts";
import { clock, ids, log } from "./compose-real.ts";
import { openStore } from "./compose-store.ts";
import { composeSync } from "./compose-sync.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/db.ts";
import { keyRoutes } from "./features/keys/routes.ts";
import { app } from "./http/app.ts";
import { type Door, shutDoor } from "./http/door.ts";
import type { Route } from "./http/route.ts";
import { statusRoutes } from "./http/status-routes.ts";
import { metricsOf } from "./metrics.ts";

export type Backend = {
  readonly app: Hono;
  /** No new work: balancers that ask are told so. */
  readonly drain: () => void;
  readonly close: () => Promise<void>;
};

/** Makes the real server: the one place where its parts meet. */
export async function compose(config: Config): Promise<Backend> {
  const store = await openStore(config);
  const bus = inProcessBus();
  const metrics = metricsOf(store.db.pool);
  let draining = false;
  const door: Door = shutDoor;
  const sync = composeSync({ db: store.db, clock, ids, bus });
  const routes: readonly Route[] = [
    ...statusRoutes({
      ready: async () => !draining && (await answers(store.db)),
      metrics: () => metrics.registry.metrics(),
    }),
    ...keyRoutes({
      db: store.db,
      clock,
      poke: (org, person) => bus.publish(org, { type: "account", person }),
    }),
    ...sync.routes,
  ];
  return {
    app: app(
      {
        door,
        log,
        metrics,
        proxies: config.PROXIES,
        operatorToken: config.METRICS_TOKEN,
        stopwatch: () => performance.now(),
      },
      routes,
    ),
    drain: () => {
      draining = true;
    },
    close: async () => {
      await bus.close();
      await store.close();
    },
  };
}

async function answers({ pool }: Db): Promise<boolean> {
  try {
    const client = await pool.connect();
    const answer = await client.run("select 1").then(
      () => true,
      () => false,
    );
    await client.release(!answer);
    return answer;
  } catch {
    return false; // a connection could not even be had
  }
}
