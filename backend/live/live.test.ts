import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { app } from "../http/app.ts";
import type { Bus } from "../bus/bus.ts";
import { inProcessBus } from "../bus/in-process.ts";
import type { DeviceHolder } from "../http/door.ts";
import { type Listening, listen } from "../server.ts";
import { Hub } from "./hub.ts";
import { liveSockets, type Sockets } from "./sockets.ts";

// Real sockets on loopback. A token is `person-device`; `rights` says what each person may hear.

let rights: Map<string, readonly string[]>;
let bus: Bus;
let listening: Listening;
let sockets: Sockets;
const open: WebSocket[] = [];

beforeEach(() => start({}));

async function start(limits: { most?: number; beatMs?: number }): Promise<void> {
  rights = new Map([
    ["ana", ["org:1", "pair:ab"]],
    ["ben", ["org:1", "pair:ab", "self:ben"]],
    ["cora", ["org:1"]],
  ]);
  bus = inProcessBus();
  const trouble = (error: unknown): never => {
    throw error;
  };
  const nothing = { note: () => {}, incident: () => "" };
  const deps = { log: nothing, metrics: { asked: () => {} }, proxies: 0, stopwatch: () => 0 };
  const device = async (token: string): Promise<DeviceHolder | undefined> => {
    const [person = "", name = ""] = token.split("-");
    return name
      ? { type: "device", account: person, org: "org", person, device: token }
      : undefined;
  };
  listening = await listen(
    app({ ...deps, door: { account: async () => undefined, device, role: trouble } }, []),
    "127.0.0.1",
    0,
  );
  const scopesOf = async ({ person }: DeviceHolder) => rights.get(person);
  const hub = new Hub({ bus, scopesOf, trouble });
  const { most = 100, beatMs = 60_000 } = limits;
  sockets = liveSockets(listening.server, {
    hub,
    door: { device },
    trouble,
    most,
    mostOfDevice: 1,
    beatMs,
  });
}

afterEach(async () => {
  sockets.close();
  for (const socket of open.splice(0)) socket.terminate();
  await listening.close();
});

function connect(token: string, path = "/v1/live"): WebSocket {
  const socket = new WebSocket(`${listening.url.replace("http", "ws")}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  open.push(socket);
  socket.on("error", () => {});
  return socket;
}

async function joined(token: string) {
  const socket = connect(token);
  const heard: unknown[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data: Buffer) => {
    heard.push(JSON.parse(data.toString()));
    waiting.splice(0).forEach((wake) => wake());
  });
  await once(socket, "open");
  const hears = async (count: number): Promise<readonly unknown[]> => {
    while (heard.length < count) await new Promise<void>((wake) => waiting.push(wake));
    return heard;
  };
  return { socket, heard, hears };
}

const status = async (socket: WebSocket): Promise<number | undefined> => {
  const [, response] = await once(socket, "unexpected-response");
  return response.statusCode;
};

const poke = (scope: string, head: number) => bus.publish("org", { type: "poke", scope, head });

test("who may hear a scope is told that it is newer, and nobody else", async () => {
  const [ana, ben, cora] = [await joined("ana-1"), await joined("ben-1"), await joined("cora-1")];
  poke("pair:ab", 7);
  poke("self:ben", 2);
  poke("org:1", 3);
  await Promise.all([ana.hears(2), ben.hears(2), cora.hears(1)]);
  expect(ana.heard).toEqual([
    { type: "poke", heads: { "pair:ab": 7 } },
    { type: "poke", heads: { "org:1": 3 } },
  ]);
  expect(ben.heard[1]).toEqual({ type: "poke", heads: { "self:ben": 2, "org:1": 3 } });
  expect(cora.heard).toEqual([{ type: "poke", heads: { "org:1": 3 } }]);
});

test("a hundred pokes in a row are two messages: the first, and the newest of the others", async () => {
  const ana = await joined("ana-1");
  for (let head = 1; head <= 100; head++) poke("pair:ab", head);
  expect(await ana.hears(2)).toEqual([
    { type: "poke", heads: { "pair:ab": 1 } },
    { type: "poke", heads: { "pair:ab": 100 } },
  ]);
});

test("another organisation's pokes are not heard, though the scope has the same name", async () => {
  const ana = await joined("ana-1");
  bus.publish("other", { type: "poke", scope: "pair:ab", head: 9 });
  poke("pair:ab", 1);
  expect(await ana.hears(1)).toEqual([{ type: "poke", heads: { "pair:ab": 1 } }]);
});

test("strangers stay outside", async () => {
  expect(await status(connect("nobody"))).toBe(401);
  expect(await status(connect("dora-1"))).toBe(403);
  expect(await status(connect("ana-1", "/v1/other"))).toBe(404);
  expect(sockets.count()).toBe(0);
});

test("who is removed is cut off at once, and hears nothing in between", async () => {
  const ana = await joined("ana-1");
  rights.delete("ana");
  bus.publish("org", { type: "account", person: "ana" });
  const [code] = await once(ana.socket, "close");
  expect([code, ana.heard]).toEqual([4403, []]);
});

test("who may hear more is told to ask again, and hears it", async () => {
  const cora = await joined("cora-1");
  rights.set("cora", ["org:1", "pair:cd"]);
  bus.publish("org", { type: "account", person: "cora" });
  expect(await cora.hears(1)).toEqual([{ type: "account" }]);
  poke("pair:cd", 1);
  expect((await cora.hears(2))[1]).toEqual({ type: "poke", heads: { "pair:cd": 1 } });
});

test("where somebody looks is told to the others of that scope", async () => {
  const [ana, ben] = [await joined("ana-1"), await joined("ben-1")];
  const here = (scope: string) => JSON.stringify({ type: "here", scope, place: "meeting" });
  ben.socket.send(here("self:ana"));
  ben.socket.send(here("pair:ab"));
  expect(await ana.hears(1)).toEqual([
    { type: "here", scope: "pair:ab", personId: "ben", place: "meeting" },
  ]);
  expect(ben.heard).toEqual([]);
});

test("what is said in a person's own scope is told to their devices and to nobody else", async () => {
  const [one, other, ana] = [await joined("ben-1"), await joined("ben-2"), await joined("ana-1")];
  one.socket.send(JSON.stringify({ type: "here", scope: "self:ben", place: "used ben-1" }));
  const said = { type: "here", scope: "self:ben", personId: "ben", place: "used ben-1" };
  expect([await one.hears(1), await other.hears(1)]).toEqual([[said], [said]]);
  expect(ana.heard).toEqual([]);
});

test("a device that comes again takes the place of its old connection", async () => {
  const first = await joined("ana-1");
  const closed = once(first.socket, "close");
  await joined("ana-1");
  expect((await closed)[0]).toBe(4409);
  await joined("ana-2");
  expect(sockets.count()).toBe(2);
});

test("nonsense and too much of it end a connection, not the server", async () => {
  const [ana, ben, cora] = [await joined("ana-1"), await joined("ben-1"), await joined("cora-1")];
  const codes = [ana, ben, cora].map(({ socket }) => once(socket, "close"));
  ana.socket.send("{");
  ben.socket.send("x".repeat(5_000));
  for (let n = 0; n < 61; n++)
    cora.socket.send(JSON.stringify({ type: "here", scope: "org:1", place: null }));
  expect((await Promise.all(codes)).map(([code]) => code)).toEqual([1008, 1009, 4429]);
  const again = await joined("ana-2");
  poke("org:1", 1);
  expect(await again.hears(1)).toEqual([{ type: "poke", heads: { "org:1": 1 } }]);
});

test("a full server sends the next one away", async () => {
  await listening.close();
  await start({ most: 1 });
  await joined("ana-1");
  expect(await status(connect("ben-1"))).toBe(503);
});

test("who does not answer any more is let go", async () => {
  await listening.close();
  await start({ beatMs: 20 });
  const ana = await joined("ana-1");
  const ben = await joined("ben-1");
  ana.socket.pause();
  // Ben's third ping comes after Ana's second was not answered.
  for (let pings = 0; pings < 3; pings++) await once(ben.socket, "ping");
  expect(sockets.count()).toBe(1);
});

test("a server that stops sends everybody away to come again", async () => {
  const ana = await joined("ana-1");
  sockets.close();
  expect((await once(ana.socket, "close"))[0]).toBe(1012);
});
