import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProcessBus } from "./bus/in-process.ts";
import { clock, ids } from "./compose-real.ts";
import { type ComposedServer, composeServer } from "./compose-server.ts";
import { freshDb, type FreshDb } from "./db/testing.ts";

// The whole server's table of routes, read from the router itself. What each stranger gets in detail: calls/strangers.test.ts.

let fresh: FreshDb;
let server: ComposedServer;
const incidents: unknown[] = [];

beforeAll(async () => {
  fresh = await freshDb();
  server = composeServer({
    db: fresh.db,
    bus: inProcessBus(),
    clock,
    ids,
    log: { note: () => {}, incident: (_, error) => `${incidents.push(error)}` },
    proxies: 0,
    operatorToken: "the-operators-own",
    chance: { bytes: (count) => randomBytes(count) },
    secret: "a secret that only this test knows, long enough",
    cost: { memoryKiB: 64, passes: 1 },
    publicUrl: "https://elements.test",
    mailer: { send: async () => {} },
  });
});
afterAll(() => fresh[Symbol.asyncDispose]());

const ask = (method: string, path: string, token?: string) =>
  server.app.request(path, {
    method,
    ...(method === "POST" ? { body: "{}" } : {}),
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });

test("the router knows no route that was not declared with who may come in", () => {
  const name = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
  expect(server.app.routes.map(name).toSorted()).toEqual(server.routes.map(name).toSorted());
  expect(new Set(server.routes.map(name)).size).toBe(server.routes.length);
  expect(server.routes.length).toBeGreaterThan(30);
});

test("everybody may ask for these, and for nothing else", () => {
  const open = server.routes.filter((route) => route.access === "public").map(({ path }) => path);
  expect(open.toSorted()).toMatchInlineSnapshot(`
    [
      "/email",
      "/health",
      "/join",
      "/ready",
      "/reset",
      "/sign-up",
      "/v1/account/email/finish",
      "/v1/account/reset",
      "/v1/account/reset/finish",
      "/v1/account/second-factor",
      "/v1/account/sign-in",
      "/v1/account/sign-up",
      "/v1/account/verify",
      "/v1/devices/refresh",
    ]
  `);
});

test("without a token, and with one that is none, nothing else is answered", async () => {
  const answered: string[] = [];
  const forged = `${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`;
  for (const { method, path, access } of server.routes)
    for (const token of access === "public" ? [] : [undefined, "x", forged]) {
      const { status } = await ask(method, path, token);
      if (status !== 401) answered.push(`${method} ${path} ${status}`);
    }
  expect(answered).toEqual([]);
  expect(incidents).toEqual([]);
});

test("a server that is stopping says that it is not ready, and that it lives", async () => {
  expect((await ask("GET", "/ready")).status).toBe(200);
  server.drain();
  expect([(await ask("GET", "/ready")).status, (await ask("GET", "/health")).status]).toEqual([
    503, 200,
  ]);
});

test("the operator reads the numbers", async () => {
  expect((await ask("GET", "/metrics", "another")).status).toBe(401);
  const numbers = await (await ask("GET", "/metrics", "the-operators-own")).text();
  expect(numbers).toContain('http_requests_total{method="GET",path="/health",status="200"} 1');
  expect(numbers).toContain('database_connections{state="waiting"} 0');
});
