import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import type { DeviceId, OrgId } from "#sync/protocol/account.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { type AccountRecord, readAccount, writeAccount } from "./account-record.ts";
import { Session } from "./session.ts";
import { tokenSafe } from "./token-safe.ts";

const ORG = "0199a5f0-0000-7000-8000-000000000001" as OrgId;
const ME = "0199a5f0-0000-7000-8000-000000000002" as PersonId;
const DEVICE = "0199a5f0-0000-7000-8000-000000000003" as DeviceId;
const open: { close: () => unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

type Answer = { readonly status: number; readonly body: unknown };

/** A server that answers each request as told, and remembers the bodies. */
async function serverThat(answer: (body: { refresh: string }) => Answer) {
  const asked: { refresh: string }[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(body);
      const { status, body: said } = answer(body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function bodyOf(request: IncomingMessage): Promise<{ refresh: string }> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as { refresh: string };
}

async function sessionAt(store: FreshStore, server: string) {
  const record: AccountRecord = {
    server,
    email: "mia@acme.test",
    orgId: ORG,
    orgName: "Acme",
    personId: ME,
    deviceId: DEVICE,
    role: "member",
    standing: "in",
  };
  await writeAccount(store.db.query, record);
  const safe = tokenSafe({ db: store.db.query, vaults: [], name: "device" });
  await safe.save("refresh-0");
  return { session: new Session({ db: store.db.query, clock: store.clock, safe }), safe };
}

const tokens = (store: FreshStore, n: number) => ({
  orgId: ORG,
  personId: ME,
  deviceId: DEVICE,
  role: "admin",
  access: `access-${n}`,
  accessUntil: store.clock.now() + 600_000,
  refresh: `refresh-${n}`,
  refreshUntil: store.clock.now() + 86_400_000,
});

test("twenty who ask at once make one exchange, and the new token is kept before it is used", async () => {
  await using store = await freshStore();
  let n = 0;
  const server = await serverThat(() => ({ status: 200, body: tokens(store, ++n) }));
  const { session, safe } = await sessionAt(store, server.url);
  const answers = await Promise.all(Array.from({ length: 20 }, () => session.access()));
  expect(new Set(answers.map((one) => one.ok && one.value))).toEqual(new Set(["access-1"]));
  expect(server.asked.map(({ refresh }) => refresh)).toEqual(["refresh-0"]);
  expect(await safe.load()).toBe("refresh-1");
  store.clock.advance(595_000);
  expect(await session.access()).toEqual(ok("access-2"));
  expect((await readAccount(store.db.query))?.role).toBe("admin");
});

test("a token the server no longer takes is changed once, and the request made again", async () => {
  await using store = await freshStore();
  let n = 0;
  const server = await serverThat(() => ({ status: 200, body: tokens(store, ++n) }));
  const { session } = await sessionAt(store, server.url);
  const tried: string[] = [];
  const answer = await session.withAccess<string, { readonly type: "NotSignedIn" }>(
    async (token) => {
      tried.push(token);
      return token === "access-2" ? ok("done") : fail({ type: "NotSignedIn" });
    },
  );
  expect([answer, tried]).toEqual([ok("done"), ["access-1", "access-2"]]);
});

test.each([
  [401, { type: "SignInAgain" }, "again"],
  [403, { type: "Removed" }, "removed"],
  [503, { type: "Unavailable", incident: "X" }, "in"],
  [429, { type: "SlowDown", retryAfterMs: 1000 }, "in"],
  [200, { type: "a page of the hotel's Wi-Fi" }, "in"],
] as const)(
  "a server that answers %s %j leaves the account %s, and nothing is deleted",
  async (status, body, standing) => {
    await using store = await freshStore();
    const server = await serverThat(() => ({ status, body }));
    const { session, safe } = await sessionAt(store, server.url);
    expect((await session.access()).ok).toBe(false);
    expect((await readAccount(store.db.query))?.standing).toBe(standing);
    expect(await safe.load()).toBe("refresh-0");
  },
);
