import { createHash, timingSafeEqual } from "node:crypto";
import { Hono, type Context } from "hono";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { type Door, suffices } from "./door.ts";
import { readJson } from "./read-json.ts";
import { responseHeaders } from "./response-headers.ts";
import type { Asked, Route } from "./route.ts";
import { peerAddress, senderAddress } from "./sender-address.ts";

export type AppDeps = {
  readonly door: Door;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "asked">;
  /** How many proxies stand in front: that many entries of X-Forwarded-For are theirs. */
  readonly proxies: number;
  /** What an operator shows; without one, only this machine itself is let in. */
  readonly operatorToken?: string | undefined;
  /** Milliseconds for durations. */
  readonly stopwatch: () => number;
};

type Refusal = { readonly type: string };

const MAX_BYTES = 1_000_000;

/** The whole HTTP side: each route behind its access, and one answer for everything else. */
export function app(deps: AppDeps, routes: readonly Route[]): Hono {
  const hono = new Hono();
  for (const route of routes)
    hono.on(route.method, route.path, async (c) => {
      const started = deps.stopwatch();
      const response = await answer(deps, route, c);
      deps.metrics.asked(route.method, route.path, response.status, deps.stopwatch() - started);
      return response;
    });
  hono.notFound(() => {
    deps.metrics.asked("*", "*", 404, 0);
    return json(404, { type: "NotFound" });
  });
  hono.onError((error) => crashed(deps, "http", error));
  return hono;
}

/** The one catch around everything a request does. */
async function answer(deps: AppDeps, route: Route, c: Context): Promise<Response> {
  try {
    const result = await ask(deps, route, c);
    if (!result.ok) return refuse(route, result.error);
    return result.value instanceof Response ? dressed(result.value) : json(200, result.value);
  } catch (error) {
    return crashed(deps, `${route.method} ${route.path}`, error);
  }
}

async function ask(deps: AppDeps, route: Route, c: Context): Promise<Result<unknown, Refusal>> {
  const holder = await enter(deps, route, c);
  if (!holder.ok) return holder;
  const raw =
    route.method === "GET"
      ? ok({ ...c.req.query(), ...c.req.param() })
      : await readJson(c.req.raw, route.maxBytes ?? MAX_BYTES);
  if (!raw.ok) return raw;
  const input = route.input.safeParse(raw.value);
  if (!input.success)
    return fail({
      type: "BadRequest",
      issues: input.error.issues
        .slice(0, 8)
        .map(({ path, code }) => `${path.join(".").slice(0, 100)}: ${code}`),
    });
  const asked = {
    input: input.data,
    holder: holder.value,
    address: senderAddress(c, deps.proxies),
    accepts: c.req.header("accept-encoding") ?? "",
  } as Asked<never, never>;
  return route.handle(asked);
}

async function enter(
  { door, operatorToken }: AppDeps,
  { access }: Route,
  c: Context,
): Promise<Result<unknown, Refusal>> {
  if (access === "public") return ok(undefined);
  const token = /^Bearer ([\x21-\x7e]{1,4096})$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (access === "operator") return isOperator(c, operatorToken, token) ? ok(undefined) : nobody;
  if (token === undefined) return nobody;
  if (access === "account") return known(await door.account(token));
  const holder = await door.device(token);
  if (!holder || access === "device") return known(holder);
  const role = await door.role(holder);
  if (!role.ok) return role;
  return suffices(role.value, access) ? ok(holder) : fail({ type: "NotAllowed" });
}

const nobody = fail({ type: "NotSignedIn" });
const known = (holder: unknown) => (holder ? ok(holder) : nobody);

function isOperator(c: Context, wanted: string | undefined, shown: string | undefined): boolean {
  if (wanted !== undefined) return shown !== undefined && isSame(shown, wanted);
  return (
    !c.req.header("x-forwarded-for") && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(peerAddress(c))
  );
}

/** In a time that says nothing about where they differ. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string) => createHash("sha256").update(text).digest();

/** What any request can be refused for; a route names its own reasons beside these. */
const common: Readonly<Record<string, number>> = {
  BadRequest: 400,
  NotSignedIn: 401,
  Removed: 403,
  NotAllowed: 403,
  TooLarge: 413,
};

function refuse(route: Route, error: Refusal): Response {
  const status = route.refusals[error.type] ?? common[error.type];
  if (status === undefined) throw new Error(`no status for the refusal ${error.type}`);
  const response = json(status, error);
  const retryAfterMs = (error as { retryAfterMs?: unknown }).retryAfterMs;
  if (typeof retryAfterMs === "number")
    response.headers.set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  return response;
}

function crashed({ log }: AppDeps, where: string, error: unknown): Response {
  const incident = log.incident(where, error);
  const response = json(503, { type: "Unavailable", incident });
  response.headers.set("retry-after", "1");
  return response;
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body ?? {}), { status, headers: jsonHeaders });

const jsonHeaders = { ...responseHeaders, "content-type": "application/json" };

function dressed(response: Response): Response {
  for (const [name, value] of Object.entries(responseHeaders))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}
