import type { Context } from "hono";
import type { HttpBindings } from "@hono/node-server";

/** The other end of the connection. */
export const peerAddress = (c: Context): string =>
  (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? "";

/**
 * Who sent a request. Each proxy adds the address it was asked from at the end of X-Forwarded-For; what stands before the entries of
 * our own proxies, the sender may have made up.
 */
export function senderAddress(c: Context, proxies: number): string {
  if (proxies === 0) return peerAddress(c);
  const via = (c.req.header("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return via.at(-proxies) || peerAddress(c);
}
