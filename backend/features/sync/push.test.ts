import { afterAll, beforeAll, expect, test } from "vitest";
import { withTenant } from "../../db/with-tenant.ts";
import { revokeDevice } from "./devices.ts";
import {
  aDevice,
  aPair,
  aServer,
  columns,
  member,
  newRow,
  NOON,
  setRow,
  type TestServer,
} from "./testing.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const count = async (org: string, id: string) =>
  (
    await to.fresh.asOwner(
      "select seq, data::text as data from sync_row where org_id = $1 and id = $2 and state = 0",
      [org, id],
    )
  )[0];

test("what one device sends, the other half of the pair receives", async () => {
  const { anas, bens, open, pair, pairId, ana } = await aPair(to);
  await anas.does([open, newRow("task", "t1", pair, columns.task(ana, pairId))]);
  await bens.pullAll();
  expect(bens.row("t1")).toEqual([
    "task",
    "t1",
    pair,
    1,
    { ...columns.task(ana, pairId), archived_at: null, created_at: NOON, updated_at: NOON },
    null,
  ]);
});

test("an answer that was lost is given again, refusals included, and nothing happens twice", async () => {
  const { anas, open, pair, pairId, ana, org } = await aPair(to);
  const batch = [
    anas.mutation([open, newRow("task", "t1", pair, columns.task(ana, pairId))], NOON),
    anas.mutation([newRow("task", "t2", pair, { title: "no more than that" })], NOON),
    anas.mutation([setRow("task", "t1", pair, null, { title: "Later" })], NOON),
  ];
  const first = await anas.push(...batch);
  const before = await count(org, "t1");
  const again = await anas.push(...batch);
  expect(again).toEqual(first);
  expect(first).toMatchObject({
    last: 3,
    refused: [{ n: 2, code: "bad-op" }],
    echo: [["task", "t2"]],
  });
  expect(await count(org, "t1")).toEqual(before);
});

test("half a batch that was dealt with already goes on where it stood", async () => {
  const { anas, org, directory } = await aPair(to);
  const batch = [1, 2, 3].map((n) =>
    anas.mutation([newRow("template", `w${n}`, directory, columns.template())], NOON),
  );
  await anas.push(...batch.slice(0, 2));
  expect((await anas.push(...batch)).last).toBe(3);
  expect(await count(org, "w3")).toMatchObject({ seq: 2 });
});

test("numbers with a hole are sent back with the last one known", async () => {
  const { anas, directory } = await aPair(to);
  const ops = [newRow("template", "w", directory, columns.template())];
  for (const numbers of [[2], [1, 3], [1, 1], [0]]) {
    const mutations = numbers.map((n) => anas.mutation(ops, NOON, n));
    const answer = await to.server.push(anas.caller, { proto: 1, mutations });
    expect(answer).toMatchObject({
      ok: false,
      error: numbers[0] === 0 ? { type: "BadRequest" } : { type: "Gap", last: 0 },
    });
  }
});

test("a device that was copied is told so, and nothing of its other past is dropped in silence", async () => {
  const { anas, org, directory } = await aPair(to);
  await anas.does([newRow("template", "w1", directory, columns.template())]);
  const other = {
    ...anas.mutation([newRow("template", "w2", directory, columns.template())], NOON, 1),
    hash: "another",
  };
  const answer = await to.server.push(anas.caller, { proto: 1, mutations: [other] });
  expect(answer).toEqual({ ok: false, error: { type: "DeviceForked", last: 1 } });
  expect(await count(org, "w2")).toBeUndefined();
  const anew = aDevice(to, { ...anas.caller, device: "anew" });
  expect(await anew.tries([newRow("template", "w2", directory, columns.template())])).toBe(
    "applied",
  );
});

test("a number older than what is remembered counts as another change", async () => {
  const { anas, org, directory } = await aPair(to);
  const old = anas.mutation([newRow("template", "w1", directory, columns.template())], NOON);
  await anas.push(old);
  await to.fresh.asOwner("delete from mutation_log where org_id = $1", [org]);
  expect(await to.server.push(anas.caller, { proto: 1, mutations: [old] })).toMatchObject({
    error: { type: "DeviceForked" },
  });
});

test("what cannot even be read costs its own change, not the queue behind it", async () => {
  const { anas, org, directory } = await aPair(to);
  const poison = [
    { t: "nothing", id: "x" },
    "not an op",
    { t: "template", id: "../x", scope: directory, del: true },
    { t: "template", id: "w", scope: directory, new: true, set: { name: {} } },
    null,
  ];
  const pushed = await anas.push(
    ...poison.map((op) => ({ ...anas.mutation([], NOON), ops: [op] })),
    anas.mutation([newRow("template", "good", directory, columns.template())], NOON),
  );
  expect(pushed.last).toBe(6);
  expect(pushed.refused.map(({ code }) => code)).toEqual(Array(5).fill("bad-op"));
  expect(await count(org, "good")).toBeDefined();
});

test("one op that is refused takes the whole change with it, and no other", async () => {
  const { anas, org, directory } = await aPair(to);
  const pushed = await anas.push(
    anas.mutation(
      [
        newRow("template", "w1", directory, columns.template()),
        newRow("template", "w2", directory, { name: "x" }),
      ],
      NOON,
    ),
    anas.mutation([newRow("template", "w3", directory, columns.template())], NOON),
  );
  expect(pushed.refused).toMatchObject([{ n: 1, code: "bad-op", detail: "points" }]);
  expect(pushed.echo).toEqual([
    ["template", "w1"],
    ["template", "w2"],
  ]);
  expect(await count(org, "w1")).toBeUndefined();
  expect(await count(org, "w3")).toBeDefined();
});

test("the row of a refused change comes back as it is, with what else the request did to it", async () => {
  const { anas, directory } = await aPair(to);
  const pushed = await anas.push(
    anas.mutation([newRow("template", "w1", directory, columns.template("one"))], NOON),
    anas.mutation([setRow("template", "w1", directory, null, { name: 7 })], NOON),
    anas.mutation([setRow("template", "w1", directory, null, { name: "three" })], NOON),
  );
  expect(pushed.echo).toMatchObject([["template", "w1", directory, 1, { name: "three" }, null]]);
});

test("after the commit others are told which scopes have something new, once each; a refusal tells nobody", async () => {
  const { anas, org, pair, open, directory } = await aPair(to);
  to.pokes.length = 0;
  await anas.push(
    anas.mutation([open], NOON),
    anas.mutation([newRow("template", "w1", directory, columns.template())], NOON),
    anas.mutation([setRow("template", "w1", directory, null, { name: "x" })], NOON),
  );
  await anas.tries([newRow("template", "w1", pair, columns.template())]);
  expect(to.pokes).toEqual([{ org, heads: { [pair]: 1, [directory]: 1 } }]);
});

test("who was removed, whose device was ended and who never was a member gets nothing but this answer", async () => {
  const { org, ben, bens, anas, ana } = await aPair(to);
  const removed = { ok: false, error: { type: "Removed" } };
  const asked = async (caller: typeof bens.caller) => [
    await to.server.hello(caller),
    await to.server.pull(caller, { proto: 1, cursors: {}, without: [], limit: 10 }),
    await to.server.push(caller, { proto: 1, mutations: [bens.mutation([], NOON, 1)] }),
  ];
  await bens.does([]);
  await member(to, org, ben, "none");
  await withTenant(to.fresh.db, { org }, (tx) =>
    revokeDevice(tx, { org, person: ana, device: anas.caller.device, now: NOON }),
  );
  expect(await asked(bens.caller)).toEqual([removed, removed, removed]);
  expect(await asked(anas.caller)).toEqual([removed, removed, removed]);
  expect(await asked({ ...anas.caller, person: "nobody", device: "new" })).toEqual([
    removed,
    removed,
    removed,
  ]);
});

test("a device of somebody else's is not answered", async () => {
  const { anas, bens } = await aPair(to);
  await anas.does([]);
  const stolen = { ...bens.caller, device: anas.caller.device };
  expect(await to.server.push(stolen, { proto: 1, mutations: [bens.mutation([], NOON)] })).toEqual({
    ok: false,
    error: { type: "NotSignedIn" },
  });
  expect(await to.server.hello(stolen)).toEqual({ ok: false, error: { type: "NotSignedIn" } });
});

test("an app that is too old is told which is the oldest served", async () => {
  const { anas } = await aPair(to);
  const tooOld = { ok: false, error: { type: "TooOld", oldest: 1 } };
  expect(
    await to.server.push(anas.caller, { proto: 0, mutations: [anas.mutation([], NOON)] }),
  ).toEqual(tooOld);
  expect(
    await to.server.pull(anas.caller, { proto: 0, cursors: {}, without: [], limit: 10 }),
  ).toEqual(tooOld);
});

test("saying hello registers a device and tells where it stands", async () => {
  const { anas } = await aPair(to);
  expect(await to.server.hello(anas.caller)).toMatchObject({
    ok: true,
    value: { protocol: { oldest: 1, newest: 1 }, device: { last: 0 } },
  });
  await anas.does([]);
  expect(await to.server.hello(anas.caller)).toMatchObject({
    value: { serverTime: NOON, device: { last: 1 } },
  });
});

test("text that the database cannot hold is refused, and more of it than one op may carry", async () => {
  const { anas, open, pair, pairId, ana } = await aPair(to);
  await anas.does([open, newRow("task", "t1", pair, columns.task(ana, pairId))]);
  const tries = (set: Record<string, string>) => anas.tries([setRow("task", "t1", pair, 1, set)]);
  expect(await tries({ title: "a\0b" })).toBe("bad-op text");
  expect(await tries({ title: "a\ud800" })).toBe("bad-op text");
  expect(await tries({ details: "x".repeat(1_000_001) })).toBe("too-large 1000001");
});

test("a refused change that opens a pair leaves no pair to write to", async () => {
  const { anas, open, pair } = await aPair(to);
  expect(await anas.tries([open, newRow("task", "t1", pair, { title: "no more" })])).toMatch(
    /^bad-op/,
  );
  expect((await anas.pull()).scopes.map(([id]) => id)).not.toContain(pair);
  expect(await anas.tries([open])).toBe("applied");
});

test("a row may be older than the change that brings it, never younger", async () => {
  const { anas, bens, open, pair, pairId, ana } = await aPair(to);
  const made = (id: string, created_at: number) =>
    newRow("task", id, pair, { ...columns.task(ana, pairId), created_at });
  await anas.does([open, made("old", NOON - 9), made("young", NOON + 9)], NOON - 5);
  await bens.pullAll();
  const createdAt = (id: string) => bens.row(id)?.[4]?.["created_at"];
  expect([createdAt("old"), createdAt("young")]).toEqual([NOON - 9, NOON - 5]);
});

test("a clock that is ahead does not win over tomorrow", async () => {
  const { anas, bens, directory } = await aPair(to);
  await anas.does([newRow("template", "w", directory, columns.template())], NOON + 4e10);
  to.setNow(NOON + 1_000);
  expect(
    (await bens.does([setRow("template", "w", directory, null, { name: "Ben's" })], NOON + 500))
      .superseded,
  ).toEqual([]);
  to.setNow(NOON);
});

test("a row is never written without the lock of its scope, whoever does it", async () => {
  const { org, anas, directory } = await aPair(to);
  await anas.does([newRow("template", "w", directory, columns.template())]);
  for (const statement of [
    "update sync_row set seq = seq + 1",
    "delete from sync_row",
    `insert into sync_row values ('${org}', '${directory}', 'template', 'x', 9, 0, '{}', null, '{}', 'a', now())`,
  ])
    await expect(to.fresh.asOwner(statement)).rejects.toMatchObject({ code: "55000" });
});
