import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { freePort } from "../testing/free-port.ts";
import { type NatsServer, startNats } from "../testing/nats-server.ts";
import type { News } from "./bus.ts";
import { inProcessBus } from "./in-process.ts";

const program = join(import.meta.dirname, "../testing/bus-process.ts");
const children: ChildProcess[] = [];
const servers: NatsServer[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.disconnect();
    await once(child, "exit");
  }
  for (const server of servers.splice(0)) await server.process.end("SIGINT");
});

const poke = (head: number): News => ({ type: "poke", scope: "pair:ab", head });

/** A backend process, as far as the bus goes. */
function busProcess(url: string, ...orgs: string[]) {
  const child = fork(program, [url, ...orgs]);
  children.push(child);
  const said: { event?: string; org?: string; news?: News }[] = [];
  let wake = (): void => {};
  child.on("message", (message: (typeof said)[number]) => {
    said.push(message);
    wake();
  });
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const events = (name: string) => said.filter(({ event }) => event === name).length;
  const news = () => said.filter((message) => message.news);
  return {
    publish: (org: string, it: News) => child.send({ org, news: it }),
    says: (name: string, times = 1) => until(() => events(name) >= times),
    hears: async (count: number) => {
      await until(() => news().length >= count);
      return news();
    },
  };
}

async function natsAt(port: number): Promise<NatsServer> {
  const server = await startNats(port);
  servers.push(server);
  return server;
}

test("within one process everybody who listens to an organisation hears it, until they stop", async () => {
  const bus = inProcessBus();
  const heard: string[] = [];
  const stop = bus.subscribe("acme", () => heard.push("first"));
  bus.subscribe("acme", () => heard.push("second"));
  bus.subscribe("other", () => heard.push("other"));
  bus.publish("acme", poke(1));
  await new Promise(setImmediate);
  stop();
  bus.publish("acme", poke(2));
  await new Promise(setImmediate);
  expect(heard).toEqual(["first", "second", "second"]);
});

test("three processes tell each other through NATS, each its own organisations, and nobody hears twice", async () => {
  const { url } = await natsAt(await freePort());
  const [a, b, c] = [busProcess(url, "acme"), busProcess(url, "acme"), busProcess(url, "other")];
  await Promise.all([a, b, c].map((one) => one.says("bus connected")));
  // What a process hears of another shows that its own subscriptions are there too.
  for (let head = 1; head <= 100; head++) a.publish("acme", poke(head));
  c.publish("acme", poke(101));
  a.publish("other", poke(1));
  const expected = Array.from({ length: 101 }, (_, n) => n + 1);
  const heads = async (one: typeof a) =>
    (await one.hears(101)).map(({ news }) => (news?.type === "poke" ? news.head : 0));
  expect((await heads(a)).toSorted((x, y) => x - y)).toEqual(expected);
  expect((await heads(b)).toSorted((x, y) => x - y)).toEqual(expected);
  expect(await c.hears(1)).toEqual([{ org: "other", news: poke(1) }]);
});

test("without NATS a process goes on for itself, and joins the others when it is there again", async () => {
  const port = await freePort();
  const a = busProcess(`nats://127.0.0.1:${port}`, "acme");
  a.publish("acme", poke(1));
  expect(await a.hears(1)).toEqual([{ org: "acme", news: poke(1) }]);
  const first = await natsAt(port);
  const b = busProcess(first.url, "acme");
  await Promise.all([a.says("bus connected"), b.says("bus connected")]);
  await first.process.end("SIGKILL");
  await Promise.all([a.says("bus disconnected"), b.says("bus disconnected")]);
  a.publish("acme", poke(2));
  expect(await a.hears(2)).toHaveLength(2);
  await natsAt(port);
  await Promise.all([a.says("bus reconnected"), b.says("bus reconnected")]);
  b.publish("acme", poke(3));
  expect((await a.hears(3)).at(-1)).toEqual({ org: "acme", news: poke(3) });
});
