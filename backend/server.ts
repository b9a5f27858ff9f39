import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

export type Listening = {
  readonly server: Server;
  readonly url: string;
  /** Takes no more connections, lets what is under way end, and cuts what takes too long. */
  readonly close: () => Promise<void>;
};

const GRACE_MS = 10_000;

/** Speaks HTTP at `host:port`. Who sends slowly, or keeps connections for nothing, is cut off. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      // Longer than what proxies keep: otherwise one now and then sends into a connection that is just being closed.
      keepAliveTimeout: 75_000,
      maxHeaderSize: 16_384,
    },
  }) as Server;
  server.maxConnections = 20_000;
  server.listen(port, host);
  await once(server, "listening");
  const { address, family, port: got } = server.address() as AddressInfo;
  const shown = family === "IPv6" ? `[${address}]` : address;
  return { server, url: `http://${shown}:${got}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
