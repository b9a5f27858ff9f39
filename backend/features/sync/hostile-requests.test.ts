import fc from "fast-check";
import type { z } from "zod";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Hono } from "hono";
import { Refused } from "#sync/protocol/protocol.ts";
import { Pulled } from "#sync/protocol/pull.ts";
import { Pushed } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { TableName } from "#sync/protocol/tables.ts";
import { lane } from "../../db/testing.ts";
import { app } from "../../http/app.ts";
import { syncRoutes } from "./routes.ts";
import {
  type APair,
  aPair,
  aServer,
  columns,
  newRow,
  NOON,
  setRow,
  type TestServer,
} from "./testing.ts";
import { rounds } from "../../testing/rounds.ts";

let to: TestServer;
let at: APair;
let http: Hono;
let rate = { burst: 1e9, perSecond: 1e9 };
const incidents: unknown[] = [];
beforeAll(async () => {
  to = await aServer();
  at = await aPair(to);
  await at.anas.does([at.open, newRow("task", "t1", at.pair, columns.task(at.ana, at.pairId))]);
  http = anApp();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

/** The real routes behind a door that takes a token for what it says: `<person> <device>`. */
function anApp(): Hono {
  const device = async (token: string) => {
    const [person = "", name = ""] = token.split("~");
    return { type: "device", account: "a", org: at.org, person, device: name } as const;
  };
  return app(
    {
      door: {
        account: async () => undefined,
        device,
        role: async () => ({ ok: false, error: { type: "NotSignedIn" } }),
      },
      log: {
        note: () => {},
        incident: (_: string, error: unknown) => (incidents.push(error), "incident"),
      } as never,
      metrics: { asked: () => {} } as never,
      proxies: 0,
      stopwatch: () => 0,
    },
    syncRoutes({ server: to.server, db: to.fresh.db, clock: { now: () => NOON }, rate }),
  );
}

const send = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  http.request(`http://server/v1/sync/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${at.ana}~fuzz`,
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const shapeOf = (status: number, path: string): z.ZodObject | typeof Refused =>
  status !== 200 ? Refused : path === "push" ? Pushed : Pulled;

/** The device's numbers go on where the server says, so that most requests get past the door. */
let last = 0;
function withNumbers(body: unknown): unknown {
  if (!isPush(body)) return body;
  return {
    ...body,
    mutations: body.mutations.map((one, index) =>
      one.n === NEXT ? { ...one, n: last + index + 1 } : one,
    ),
  };
}
const NEXT = "next";
const isPush = (
  body: unknown,
): body is { readonly mutations: readonly { readonly n: unknown }[] } =>
  typeof body === "object" &&
  body !== null &&
  "mutations" in body &&
  Array.isArray(body.mutations) &&
  body.mutations.every((one) => typeof one === "object" && one !== null);

const RUNS = Number(process.env.AE_FUZZ ?? rounds(lane === "postgres" ? 10_000 : 2_000, 500));

test(`${RUNS} made-up requests: never a failure of the server, and every answer has its shape`, async () => {
  const statuses: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.oneof(pushes(), pulls(), anything), async ([path, body]) => {
      const response = await send(path, withNumbers(body));
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      const told = shapeOf(response.status, path).parse(await response.json());
      if ("last" in told && typeof told.last === "number") last = told.last;
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: RUNS },
  );
  console.info("answers by status:", JSON.stringify(statuses));
  expect(incidents).toEqual([]);
}, 600_000);

test("an answer is packed as the client can undo it, and is the same", async () => {
  await at.anas.does(
    Array.from({ length: 60 }, (_, i) =>
      newRow("task", `many${i}`, at.pair, columns.task(at.ana, at.pairId)),
    ),
  );
  const pull = { proto: 1, cursors: {}, without: [], limit: 1_000 };
  const plain = await (await send("pull", pull)).text();
  const gzip = await send("pull", pull, { "accept-encoding": "gzip, deflate" });
  const zstd = await send("pull", pull, { "accept-encoding": "gzip, zstd" });
  expect([gzip, zstd].map(({ headers }) => headers.get("content-encoding"))).toEqual([
    "gzip",
    "zstd",
  ]);
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
  expect(zstdDecompressSync(await zstd.arrayBuffer()).toString()).toBe(plain);
  expect(Pulled.parse(JSON.parse(plain)).rows.length).toBeGreaterThan(60);
});

test("one device that asks without end is told to slow down, another is not", async () => {
  rate = { burst: 3, perSecond: 1 };
  const before = http;
  http = anApp();
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await send("hello", {})).status);
  const slow = await send("hello", {});
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect([slow.headers.get("retry-after"), await slow.json()]).toEqual([
    "1",
    { type: "SlowDown", retryAfterMs: 1_000 },
  ]);
  expect((await send("hello", {}, { authorization: `Bearer ${at.ana}~other` })).status).toBe(200);
  http = before;
});

const someId = fc.oneof(
  fc.constantFrom("t1", "t2", "t3", "w1"),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/),
  fc.string(),
);
function someScope(): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .constantFrom(0, 1, 2, 3)
      .map((i) => [at.pair, at.directory, `self:${at.ana}`, `self:${at.ben}`][i] ?? ""),
    fc.string(),
  );
}
const someValue = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "s1.k.x",
    "{}",
    "[]",
    "a".repeat(3_000),
    "'; drop table sync_row; --",
    '{"a":"\\u0000"}',
  ),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constant(null),
  fc.double(),
  fc.boolean(),
);
const someColumn = fc.oneof(
  fc.constantFrom(
    "title",
    "name",
    "points",
    "state",
    "sealed",
    "archived_at",
    "created_at",
    "manager_id",
    "author_id",
    "pair_id",
    "__proto__",
    "constructor",
  ),
  fc.string(),
);

function someSet(): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(
    fc.dictionary(someColumn, someValue, { maxKeys: 5 }),
    fc
      .tuple(fc.constantFrom("title", "details", "due", "priority", "archived_at"), someValue)
      .map(([column, value]) => ({ ...columns.task(at.ana, at.pairId), [column]: value })),
    fc.string().map((name) => columns.template(name)),
  );
}

function someOp(): fc.Arbitrary<unknown> {
  const place = {
    t: fc.constantFrom(...TableName.options, "nothing"),
    id: someId,
    scope: someScope(),
  };
  return fc.oneof(
    fc.record({ ...place, new: fc.constant(true), set: someSet() }),
    fc.record({
      ...place,
      new: fc.constant(true),
      set: someSet(),
      bytes: fc.oneof(fc.constant("AAAA"), fc.string()),
    }),
    fc.record({ ...place, base: fc.oneof(fc.integer(), fc.constant(null)), set: someSet() }),
    fc.record({ ...place, base: fc.integer(), set: someSet(), move: someScope() }),
    fc.record({ ...place, del: fc.constant(true) }),
    fc
      .tuple(fc.string(), fc.constantFrom("t1", "t2"))
      .map(([name, id]) => newRow("template", id, at.directory, columns.template(name))),
    fc
      .tuple(fc.string({ unit: "binary" }), fc.integer({ min: 0 }))
      .map(([title, base]) => setRow("task", "t1", at.pair, base, { title })),
    fc.anything(),
  );
}

const mostly = <T, U>(usual: fc.Arbitrary<T>, rarely: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: rarely });

function pushes(): fc.Arbitrary<readonly [string, unknown]> {
  const mutation = fc.record({
    n: mostly(fc.constant(NEXT), fc.maxSafeInteger()),
    at: mostly(fc.integer({ min: NOON - 1e11, max: NOON + 1e11 }), fc.maxSafeInteger()),
    hash: mostly(fc.string({ maxLength: 64 }), fc.string({ minLength: 65, maxLength: 70 })),
    ops: fc.array(someOp(), { maxLength: 4 }),
  });
  return fc
    .record({
      proto: mostly(fc.constant(1), fc.integer()),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
    })
    .map((body) => ["push", body] as const);
}

function pulls(): fc.Arbitrary<readonly [string, unknown]> {
  const cursor = fc.oneof(
    fc.stringMatching(/^\d{1,17}$/),
    fc.stringMatching(/^\d{1,3}\/task\/t\d(\/\d{1,3})?$/),
    fc.constantFrom("0/~/~", "9999999999999999/task/t1/9999999999999999"),
    fc.string(),
  );
  const epoch = fc.oneof(
    fc.string(),
    fc.constantFrom(...Object.values(at?.anas.cursors() ?? {}).map(([it]) => it), "x"),
  );
  return fc
    .record({
      proto: fc.constantFrom(1, 1, 1, 0, 7),
      cursors: fc.dictionary(someScope() as fc.Arbitrary<ScopeId>, fc.tuple(epoch, cursor), {
        maxKeys: 4,
      }),
      without: fc.array(someScope(), { maxLength: 3 }),
      limit: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer()),
    })
    .map((body) => ["pull", body] as const);
}

const anything: fc.Arbitrary<readonly [string, unknown]> = fc.tuple(
  fc.constantFrom("push", "pull"),
  fc.oneof(fc.json(), fc.string()),
);
