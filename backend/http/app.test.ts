import { expect, test } from "vitest";
import { z } from "zod";
import { countingIds } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import { fixedClock } from "#core/kernel/time.ts";
import { jsonLog } from "../log.ts";
import { app } from "./app.ts";
import type { DeviceHolder, Door, Role } from "./door.ts";
import { type Access, route } from "./route.ts";

const holder: DeviceHolder = {
  type: "device",
  account: "account",
  org: "org",
  person: "person",
  device: "device",
};

/** Tokens are what they are for: `account`, or the role of the person whose device it is; `removed` was one once. */
const door: Door = {
  account: async (token) => (token === "account" ? { type: "account", account: token } : undefined),
  device: async (token) =>
    ["member", "admin", "owner", "removed"].includes(token)
      ? { ...holder, person: token }
      : undefined,
  role: async ({ person }) =>
    person === "removed" ? fail({ type: "Removed" }) : ok(person as Role),
};

const echo = (access: Access) =>
  route({
    method: "POST",
    path: `/v1/${access}`,
    access,
    input: z.strictObject({ text: z.string().max(2_000_000) }),
    refusals: { NoSuchThing: 404, SlowDown: 429 },
    handle: async ({ input }) => {
      if (input.text === "bug") throw new Error("it says: bug");
      if (input.text === "missing") return fail({ type: "NoSuchThing" });
      if (input.text === "fast") return fail({ type: "SlowDown", retryAfterMs: 1_500 });
      return ok({ said: input.text });
    },
  });

const everyAccess = [
  "public",
  "account",
  "device",
  "member",
  "admin",
  "owner",
  "operator",
] as const;

function started() {
  const lines: string[] = [];
  const hono = app(
    {
      door,
      log: jsonLog((line) => lines.push(line), {
        clock: fixedClock(0),
        ids: countingIds("incident"),
      }),
      metrics: { asked: () => {} },
      proxies: 0,
      operatorToken: "operator",
      stopwatch: () => 0,
    },
    everyAccess.map(echo),
  );
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    hono.request(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  return { post, lines, hono };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test("who may come in where", async () => {
  const { post } = started();
  const entered: Record<string, string> = {};
  for (const token of ["none", "account", "removed", "member", "admin", "owner", "operator"]) {
    const statuses = [];
    for (const access of everyAccess)
      statuses.push((await post(`/v1/${access}`, { text: "" }, bearer(token))).status);
    entered[token] = statuses.join(" ");
  }
  //          public account device member admin owner operator
  expect(entered).toEqual({
    none: "200 401 401 401 401 401 401",
    account: "200 200 401 401 401 401 401",
    removed: "200 401 200 403 403 403 401",
    member: "200 401 200 200 403 403 401",
    admin: "200 401 200 200 200 403 401",
    owner: "200 401 200 200 200 200 401",
    operator: "200 401 401 401 401 401 200",
  });
});

test("a failure goes out with its status and its facts", async () => {
  const { post } = started();
  const missing = await post("/v1/public", { text: "missing" });
  expect([missing.status, await missing.json()]).toEqual([404, { type: "NoSuchThing" }]);
  const fast = await post("/v1/public", { text: "fast" });
  expect([fast.status, fast.headers.get("retry-after")]).toEqual([429, "2"]);
});

test("a bug is answered with a number that stands in the log, and with nothing of what it says", async () => {
  const { post, lines } = started();
  const answer = await post("/v1/public", { text: "bug" });
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { type: "Unavailable", incident: "INCIDENT1" },
  ]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { incident: "INCIDENT1", where: "POST /v1/public", error: "Error" },
  ]);
  expect(lines.join("")).not.toContain("it says");
});

test("what is not JSON, not what was asked for, or too long is refused", async () => {
  const { post } = started();
  const refusals = [
    await post("/v1/public", "{", {}),
    await post("/v1/public", "{}", { "content-type": "text/plain" }),
    await post("/v1/public", "{}", { "content-encoding": "gzip" }),
    await post("/v1/public", { text: 1 }),
    await post("/v1/public", { text: "", more: 1 }),
    await post("/v1/public", "[".repeat(400_000)),
    await post("/v1/public", { text: "x".repeat(1_000_000) }),
    await post("/v1/nowhere", { text: "" }),
  ];
  expect(refusals.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400, 400, 413, 404]);
  expect(await refusals[3]?.json()).toEqual({ type: "BadRequest", issues: ["text: invalid_type"] });
});

test("every answer tells browsers and proxies to keep and show nothing", async () => {
  const { post } = started();
  for (const path of ["/v1/public", "/v1/nowhere", "/v1/owner"]) {
    const { headers } = await post(path, { text: "" });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.has("access-control-allow-origin")).toBe(false);
  }
});
