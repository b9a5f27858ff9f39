import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { namedUuid } from "../../core/kernel/named-uuid.ts";
import { uuids } from "../../main/compose-real.ts";
import { type Figure, median, percentile } from "./figures.ts";
import { type BackendProcess, backendProcess } from "./sync-backend-process.ts";
import { LightClient } from "./sync-light-client.ts";

const CLIENTS = 500;
/** Each client changes something this often, and pulls whenever it is poked. */
const EVERY_MS = 10_000;
const WARM_MS = 12_000;
const MEASURED_MS = 30_000;
const SAMPLE_MS = 1_000;

/** 500 connected devices of 250 pairs work at the same time on PostgreSQL that waits for the disk. */
export async function syncClientsFigures(): Promise<readonly Figure[]> {
  await using backend = await backendProcess("postgres");
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const clients = await connect(backend, agent);
  const rss: number[] = [];
  let until = Date.now() + WARM_MS;
  const work = async (): Promise<void> => {
    await Promise.all(
      clients.map(async (client, index) => {
        await pause((index / CLIENTS) * EVERY_MS);
        while (Date.now() < until) {
          const from = Date.now();
          await client.change();
          await pause(Math.max(0, EVERY_MS - (Date.now() - from)));
        }
      }),
    );
  };
  await work();
  for (const client of clients) client.times.length = 0;
  until = Date.now() + MEASURED_MS;
  const working = work();
  while (Date.now() < until) {
    await pause(SAMPLE_MS);
    rss.push((await backend.call("standing")).rss / 1e6);
  }
  await working;
  const figures = [...(await settled(backend, clients)), ...speed(clients, rss)];
  for (const client of clients) client.close();
  agent.destroy();
  return figures;
}

async function connect(backend: BackendProcess, agent: Agent): Promise<readonly LightClient[]> {
  const { url } = backend.at;
  const clients: LightClient[] = [];
  const pairs = Array.from({ length: CLIENTS / 2 }, () =>
    [uuids.next(), uuids.next()].toSorted(),
  ) as [string, string][];
  await backend.call("letIn", pairs.flat());
  for (const [a, b] of pairs) {
    const pairId = namedUuid(`pair:${a}:${b}`);
    const [first, second] = [a, b].map((me) => new LightClient({ url, agent, me, a, b, pairId }));
    if (!first || !second) throw new Error("no client");
    await first.open();
    clients.push(first, second);
  }
  for (const client of clients) await client.listen();
  return clients;
}

/** All is quiet: whoever is in a pair has every row of it, each version was made by one change, and nobody keeps a connection. */
async function settled(
  backend: BackendProcess,
  clients: readonly LightClient[],
): Promise<readonly Figure[]> {
  for (const client of clients) await client.pull();
  const heads = (await backend.call("ask", "select scope_id, head from sync_scope")) as {
    scope_id: string;
    head: number;
  }[];
  const headOf = new Map(heads.map(({ scope_id, head }) => [scope_id, head]));
  let lost = 0;
  let doubled = 0;
  for (let index = 0; index < clients.length; index += 2) {
    const two = clients.slice(index, index + 2);
    const made = two.flatMap((client) => [...client.made]);
    for (const client of two) lost += made.filter((id) => !client.has.has(id)).length;
    doubled += (headOf.get(two[0]?.scope ?? "") ?? 0) - 1 - made.length;
  }
  const { pool, sockets, incidents } = await backend.call("standing");
  const made = clients.reduce((sum, { made }) => sum + made.size, 0);
  const zero = (name: string, value: number, detail: string): Figure => ({
    name: `500 clients: ${name}`,
    value,
    unit: "",
    bound: 0,
    detail,
  });
  return [
    zero("lost", lost, `${made} changes, each looked for on both of its devices`),
    zero("doubled", doubled, "versions beside changes; every tenth push was sent twice"),
    zero("pool clients leaked", pool.total - pool.idle + pool.waiting, JSON.stringify(pool)),
    zero("incidents and lost sockets", incidents.length + CLIENTS - sockets, `${sockets} sockets`),
  ];
}

function speed(clients: readonly LightClient[], rss: readonly number[]): readonly Figure[] {
  const times = clients.flatMap((client) => client.times);
  const third = Math.floor(rss.length / 3);
  const [early, late] = [median(rss.slice(0, third)), median(rss.slice(-third))];
  const perSecond = (times.length / (MEASURED_MS / 1_000)).toFixed(0);
  return [
    {
      name: "500 clients: a request, p99",
      value: percentile(times, 0.99),
      unit: "ms",
      bound: 500,
      detail: `${times.length} pushes and pulls, ${perSecond}/s; p50 ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
    },
    {
      name: "500 clients: memory, last third / first third after warm-up",
      value: late / early,
      unit: "×",
      bound: 1.05,
      detail: `RSS ${early.toFixed(0)} → ${late.toFixed(0)} MB`,
    },
  ];
}
