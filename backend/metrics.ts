import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Pool } from "./db/pool.ts";

/** Numbers for Prometheus. Labels are names of ours only: no ids, no addresses. */
export type Metrics = {
  readonly asked: (method: string, path: string, status: number, ms: number) => void;
  /** Counts the live sockets whenever somebody asks. */
  readonly watchSockets: (count: () => number) => void;
  readonly registry: Registry;
};

export function metricsOf(pool: Pick<Pool, "counts">): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: "http_requests_total",
    help: "Requests answered",
    labelNames: ["method", "path", "status"],
    registers,
  });
  const duration = new Histogram({
    name: "http_request_seconds",
    help: "Time to answer a request",
    labelNames: ["path"],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers,
  });
  const connections = new Gauge({
    name: "database_connections",
    help: "Connections to the database, and borrowers waiting for one",
    labelNames: ["state"],
    registers,
    collect: () => {
      for (const [state, value] of Object.entries(pool.counts())) connections.set({ state }, value);
    },
  });
  return {
    registry,
    watchSockets: (count) => {
      const sockets: Gauge = new Gauge({
        name: "live_sockets",
        help: "Devices that listen",
        registers,
        collect: (): void => sockets.set(count()),
      });
    },
    asked: (method, path, status, ms) => {
      requests.inc({ method, path, status });
      duration.observe({ path }, ms / 1000);
    },
  };
}
