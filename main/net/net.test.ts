import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { callAccount } from "./call-account.ts";
import { postJson } from "./post-json.ts";
import { fixedClock } from "#core/kernel/time.ts";
import { aheadOf } from "./server-clock.ts";
import { readServerAddress, socketAddress } from "./server-address.ts";

const open: { close: () => unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

async function serverThat(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (url: string, timeoutMs = 5_000) => postJson({ url, body: {}, timeoutMs });
const offline = { ok: false, error: { type: "Offline" } };

test("an answer is JSON or there is no answer", async () => {
  const json = await serverThat((_request, answer) =>
    answer.setHeader("content-type", "application/json").end('{"a":1}'),
  );
  expect(await ask(json)).toEqual({ ok: true, value: { status: 200, body: { a: 1 } } });
  const portal = await serverThat((_request, answer) =>
    answer.setHeader("content-type", "text/html").end("<html>Sign in to the Wi-Fi</html>"),
  );
  expect(await ask(portal)).toEqual(offline);
  const liar = await serverThat((_request, answer) =>
    answer.setHeader("content-type", "application/json").end("<html>"),
  );
  expect(await ask(liar)).toEqual(offline);
});

test("a portal that sends one elsewhere is not followed", async () => {
  const target = await serverThat((_request, answer) =>
    answer.setHeader("content-type", "application/json").end("{}"),
  );
  const portal = await serverThat((_request, answer) =>
    answer.writeHead(302, { location: target }).end(),
  );
  expect(await ask(portal)).toEqual(offline);
});

test("a server that accepts and then says nothing costs the time that was given", async () => {
  const silent = await serverThat(() => {});
  expect(await ask(silent, 50)).toEqual(offline);
});

test("an answer cut in the middle is no answer", async () => {
  const cut = await serverThat((_request, answer) => {
    answer.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    answer.write('{"a":');
    setImmediate(() => answer.destroy());
  });
  expect(await ask(cut)).toEqual(offline);
});

test("a refusal comes with its reason; an answer of another shape is nobody's", async () => {
  const server = await serverThat((request, answer) => {
    answer.setHeader("content-type", "application/json");
    if (request.url === "/v1/account/sign-in") answer.writeHead(401).end('{"type":"WrongSecret"}');
    else answer.end('{"hello":"I am a proxy"}');
  });
  const signIn = { email: "mia@acme.test", password: "long enough" };
  expect(await callAccount(server, "account.signIn", signIn)).toEqual({
    ok: false,
    error: { type: "WrongSecret" },
  });
  expect(await callAccount(server, "devices.list", {}, "token")).toEqual(offline);
});

test.each([
  ["sync.acme.test", "https://sync.acme.test"],
  [" https://sync.acme.test/ ", "https://sync.acme.test"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["http://sync.acme.test", undefined],
  ["https://mia:secret@acme.test", undefined],
  ["file:///etc/passwd", undefined],
  ["", undefined],
])("the address %j is %j", (typed, address) => {
  const read = readServerAddress(typed);
  expect(read.ok ? read.value : undefined).toBe(address);
});

test("the socket of a server is as safe as the server", () => {
  expect(socketAddress("https://sync.acme.test", "/v1/live")).toBe("wss://sync.acme.test/v1/live");
});

test("how far the clock is ahead is read off any answer of the server's; none is none", async () => {
  const at = Date.parse("2026-11-02T09:00:00Z");
  const server = await serverThat((_request, answer) =>
    answer.writeHead(404, { date: new Date(at).toUTCString() }).end(),
  );
  const silent = await serverThat((_request, answer) => {
    answer.sendDate = false;
    answer.end();
  });
  const clock = fixedClock(at + 7_200_500);
  expect(await aheadOf(server, clock)).toEqual({ ok: true, value: 7_200_000 });
  expect(await aheadOf(silent, clock)).toEqual(offline);
  expect(await aheadOf("http://127.0.0.1:1", clock)).toEqual(offline);
});
