import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "../../db/db.ts";
import type { Client, Pool } from "../../db/pool.ts";
import { lane } from "../../db/testing.ts";
import { type Caller } from "./caller.ts";
import { syncServer } from "./sync-server.ts";
import {
  aDevice,
  type APair,
  aPair,
  aServer,
  columns,
  member,
  newRow,
  NOON,
  setRow,
  type TestServer,
} from "./testing.ts";
import { rounds } from "../../testing/rounds.ts";

let to: TestServer;
let random: () => number;
beforeAll(async () => {
  to = await aServer(16);
  const seed = Number(process.env.AE_SEED ?? 20261123);
  console.info(`seed ${seed}`);
  random = mulberry(seed);
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const WRITERS = 8;
const CHANGES = rounds(lane === "postgres" ? 60 : 15, 15);

/** A pool whose commits take 0 to 8 ms longer, one in five: those that began earlier often end later. */
function dawdling(db: Db): Db {
  const slow = (client: Client): Client => ({
    ...client,
    run: async (sql) => {
      if (sql === "commit" && random() < 0.2)
        await client.query(`select pg_sleep($1::float8 / 1000)`, [random() * 8]);
      return client.run(sql);
    },
  });
  const pool: Pool = { ...db.pool, connect: async () => slow(await db.pool.connect()) };
  return { ...db, pool };
}

test("eight who write at once, some slow to commit: who polls meanwhile misses no row, and versions follow the commits", async () => {
  const at = await aPair(to);
  const { server, writers } = await eightWriters(at);
  const reader = aDevice(to, at.bens.caller);
  let writing = true;
  const polling = (async () => {
    const versions: number[] = [];
    while (writing) {
      const { rows } = await reader.pull(7);
      versions.push(...rows.filter((row) => row[2] === at.directory).map((row) => row[3]));
    }
    return versions;
  })();
  const heads = await Promise.all(
    writers.map(async (caller, w) => {
      for (let n = 1; n <= CHANGES; n++) {
        const ops =
          n % 3 === 0
            ? [setRow("template", `w${w}-${n - 1}`, at.directory, null, { name: `again ${n}` })]
            : [newRow("template", `w${w}-${n}`, at.directory, columns.template(`${n}`))];
        const pushed = await server.push(caller, {
          proto: 1,
          mutations: [{ n, at: NOON + n, hash: `${w} ${n}`, ops }],
        });
        expect(pushed).toMatchObject({ ok: true, value: { last: n, refused: [] } });
      }
    }),
  );
  writing = false;
  const versions = await polling;
  await reader.pullAll();
  expect(heads.length).toBe(WRITERS);
  // Later reads never bring an older version: they were committed in this order.
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  const rows = [...reader.rows.values()].filter((row) => row[0] === "template");
  const there = await to.fresh.asOwner(
    "select id, seq from sync_row where org_id = $1 and tbl = 'template' order by id",
    [at.org],
  );
  expect(
    rows.map((row) => ({ id: row[1], seq: row[3] })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  ).toEqual(there);
  expect(new Set(there.map(({ seq }) => seq)).size).toBe(there.length);
  const [scope] = await to.fresh.asOwner(
    "select head from sync_scope where org_id = $1 and scope_id = $2",
    [at.org, at.directory],
  );
  expect(scope).toEqual({ head: WRITERS * CHANGES });
}, 120_000);

test("the same request sent eight times at once has one effect, and every answer says so", async () => {
  const at = await aPair(to);
  const server = slowServer();
  const mutations = [
    { n: 1, at: NOON, hash: "h", ops: [newRow("template", "w", at.directory, columns.template())] },
  ];
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => server.push(at.anas.caller, { proto: 1, mutations })),
  );
  expect(answers.map((answer) => answer.ok && answer.value.last)).toEqual(Array(8).fill(1));
  expect(await to.fresh.asOwner("select seq from sync_row where org_id = $1", [at.org])).toEqual([
    { seq: 1 },
  ]);
});

test("the two of a pair open it at the same moment: it is one", async () => {
  for (let round = 0; round < 5; round++) {
    const at = await aPair(to);
    const server = slowServer();
    const answers = await Promise.all(
      [at.anas, at.bens].map(({ caller }) =>
        server.push(caller, {
          proto: 1,
          mutations: [{ n: 1, at: NOON, hash: caller.device, ops: [at.open] }],
        }),
      ),
    );
    expect(answers).toMatchObject([
      { ok: true, value: { refused: [] } },
      { ok: true, value: { refused: [] } },
    ]);
    expect(
      await to.fresh.asOwner(
        "select count(*)::int as n from sync_row where org_id = $1 and tbl = 'pair'",
        [at.org],
      ),
    ).toEqual([{ n: 1 }]);
  }
});

test("rows that go back and forth between scopes while others change them are neither doubled nor lost", async () => {
  const at = await aPair(to);
  const { server, writers } = await eightWriters(at);
  await at.anas.does([at.open, newRow("task", "t", at.pair, columns.task(at.ana, at.pairId))]);
  // All writers but one are other devices of Ana's, and move her task between the pair and herself.
  await Promise.all(
    writers.map(async (caller, w) => {
      const mine = { ...caller, person: at.ana, device: `ana-${w}` };
      for (let n = 1; n <= CHANGES / 3; n++) {
        const ops = [
          w % 2 === 0
            ? setRow(
                "task",
                "t",
                at.pair,
                null,
                { sealed: "s1.k.x" },
                `self:${at.ana}` as typeof at.pair,
              )
            : setRow(
                "task",
                "t",
                `self:${at.ana}` as typeof at.pair,
                null,
                columns.task(at.ana, at.pairId),
                at.pair,
              ),
        ];
        const pushed = await server.push(mine, {
          proto: 1,
          mutations: [{ n, at: NOON + n, hash: `${w} ${n}`, ops }],
        });
        expect(pushed).toMatchObject({ ok: true, value: { last: n } });
      }
    }),
  );
  const live = await to.fresh.asOwner(
    "select count(*)::int as n from sync_row where org_id = $1 and id = 't' and state = 0",
    [at.org],
  );
  expect(live).toEqual([{ n: 1 }]);
}, 60_000);

const slowServer = () =>
  syncServer({
    db: dawdling(to.fresh.db),
    clock: { now: () => (NOON + 1_000_000) as never },
    ids: to.ids,
    poke: () => {},
  });

async function eightWriters(at: APair) {
  const writers: Caller[] = [];
  for (let w = 0; w < WRITERS; w++) {
    const person = `writer-${w}`;
    await member(to, at.org, person);
    writers.push({ org: at.org, person, device: `device-${w}` });
  }
  return { server: slowServer(), writers };
}

/** Numbers in [0, 1) that are the same in each run of a seed. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
