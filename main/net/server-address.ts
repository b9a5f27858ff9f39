import { fail, ok, type Result } from "#core/kernel/result.ts";

/** The origin of a server as it is kept: `https://sync.acme.test`. */
export type ServerAddress = string & { readonly brand?: "ServerAddress" };

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What a person typed as the address of their organisation's server. Only a server on this computer may be spoken to without encryption. */
export function readServerAddress(
  typed: string,
): Result<ServerAddress, { readonly type: "BadServerAddress" }> {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return fail({ type: "BadServerAddress" });
  const url = new URL(address);
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
  const isPlain =
    url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!isSafe || !isPlain || url.hostname === "") return fail({ type: "BadServerAddress" });
  return ok(url.origin);
}

/** The address of a socket on the same server. */
export const socketAddress = (server: ServerAddress, path: string): string =>
  `${server.replace(/^http/, "ws")}${path}`;
