import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Pulled } from "#sync/protocol/pull.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { uuidOf } from "../../db/testing.ts";
import { age } from "./ageing.ts";
import { rotateEpochs } from "./epochs.ts";
import {
  aDevice,
  aPair,
  aServer,
  columns,
  delRow,
  member,
  newRow,
  NOON,
  sealed,
  setRow,
  type TestDevice,
  type TestServer,
} from "./testing.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const DAY = 86_400_000;
/** Organisations are founded by accounts; ageing goes through those there are. */
const found = (org: string) =>
  to.fresh.asOwner("insert into organisation (org_id, name) values ($1, 'Acme')", [org]);

const ofServer = async (org: string, scopes: readonly string[]) =>
  (
    await to.fresh.asOwner(
      "select tbl || '/' || id as key, seq, data from sync_row where org_id = $1 and scope_id = any ($2) and state = 0 order by 1",
      [org, scopes],
    )
  ).map(({ key, seq, data }) => [key, seq, data]);
const ofDevice = (device: TestDevice) =>
  [...device.rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, row]) => [key, row[3], row[4]]);

test("pages of any size, with writes between them, bring every device to what the server has", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: 11 }), fc.constantFrom("set", "del", "move", "many")),
        { maxLength: 25 },
      ),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 10 }),
      async (writes, limits) => {
        const { anas, bens, ana, open, pair, pairId, org, directory } = await aPair(to);
        await anas.does([
          open,
          ...Array.from({ length: 12 }, (_, i) =>
            newRow("task", `t${i}`, pair, columns.task(ana, pairId)),
          ),
        ]);
        for (const [index, [row, what]] of writes.entries()) {
          await bens.pull(limits[index % limits.length]);
          const id = `t${row}`;
          if (what === "set") await anas.does([setRow("task", id, pair, 1, { title: `${index}` })]);
          else if (what === "del") await anas.does([delRow("task", id, pair)]);
          else if (what === "move")
            await anas.does([setRow("task", id, pair, 1, sealed({}), `self:${ana}` as ScopeId)]);
          else
            await anas.does(
              Array.from({ length: 9 }, (_, i) =>
                newRow("template", `w${index}-${i}`, directory, columns.template()),
              ),
            );
        }
        await bens.pullAll(limits[0]);
        await anas.pullAll(limits.at(-1));
        expect(ofDevice(bens)).toEqual(await ofServer(org, [pair, directory]));
        expect(ofDevice(anas)).toEqual(await ofServer(org, [pair, directory, `self:${ana}`]));
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test("rows come in order of their scopes and versions, and no page is longer than asked", async () => {
  const { anas, ana, open, pair, pairId, directory } = await aPair(to);
  await anas.does([open]);
  for (let i = 0; i < 6; i++)
    await anas.does([
      newRow("task", `t${i}`, pair, columns.task(ana, pairId)),
      newRow("template", `w${i}`, directory, columns.template()),
    ]);
  const seen: [string, number][] = [];
  for (let more = true; more;) {
    const page = await anas.pull(4);
    expect(page.rows.length).toBeLessThanOrEqual(4);
    seen.push(...page.rows.map((row): [string, number] => [row[2], row[3]]));
    more = page.more;
  }
  expect(seen).toEqual(
    seen.toSorted((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1)),
  );
  expect(seen.length).toBe(13);
});

test("heavy rows end a page before it is too long, and all of them come", async () => {
  const { anas, bens, open, pair } = await aPair(to);
  await anas.does([open, newRow("note", "n", pair, { kind: "meeting-shared", subject_id: "m" })]);
  const bytes = "A".repeat(2_000_000);
  for (let i = 0; i < 5; i++)
    await anas.does([newRow("note_update", `u${i}`, pair, { note_id: "n" }, bytes)]);
  const page = await bens.pull();
  expect(page.more).toBe(true);
  await bens.pullAll();
  expect(bens.rows.size).toBe(7);
  expect(bens.row("u4")?.[5]).toBe(bytes);
});

test("a scope the device has no key for is named, but nothing of it comes until it may", async () => {
  const { anas, ana } = await aPair(to);
  const own = `self:${ana}` as ScopeId;
  await anas.does([newRow("inbox_item", "i", own, sealed({ text: "" }))]);
  const pulled = await to.server.pull(anas.caller, {
    proto: 1,
    cursors: {},
    without: [own],
    limit: 10,
  });
  expect(pulled).toMatchObject({ ok: true, value: { rows: [], more: false } });
  const { scopes, cursors } = (pulled as { value: Pulled }).value;
  expect(scopes.map(([id]) => id)).toContain(own);
  expect(cursors[own]).toBeUndefined();
  await anas.pullAll();
  expect(anas.row("i")).toBeDefined();
});

test("who comes in finds their pairs, who goes is told of no scope any more", async () => {
  const { anas, ana, open, pair, pairId, org, ben } = await aPair(to);
  await member(to, org, ben, "none");
  await anas.does([open, newRow("task", "t", pair, columns.task(ana, pairId))]);
  const bens = aDevice(to, { org, person: ben, device: "bens-new" });
  expect(
    await to.server.pull(bens.caller, { proto: 1, cursors: {}, without: [], limit: 10 }),
  ).toMatchObject({ error: { type: "Removed" } });
  await member(to, org, ben, "member");
  await bens.pullAll();
  expect(bens.row("t")).toBeDefined();
});

test("no byte of what is not theirs reaches anybody, wherever the canary is put", async () => {
  const scenes = [await aPair(to), await aPair(to)];
  const answers = new Map<string, string[]>();
  for (const [
    index,
    { anas, bens, ana, ben, open, pair, pairId, directory, org, device },
  ] of scenes.entries()) {
    const cem = `cem-${index}`;
    await member(to, org, cem);
    const canary = (where: string) => `CANARY-${index}-${where}`;
    await anas.does([
      open,
      newRow("task", "t", pair, columns.task(ana, pairId, canary("pair"))),
      newRow("template", "w", directory, columns.template(canary("org"))),
      newRow("inbox_item", "ia", `self:${ana}` as ScopeId, { sealed: `s1.k1.${canary("ana")}` }),
    ]);
    await bens.does([
      newRow("inbox_item", "ib", `self:${ben}` as ScopeId, { sealed: `s1.k1.${canary("ben")}` }),
    ]);
    const cems = device(cem, "cems");
    // Cem tries every way to have rows told that are not his.
    const forged = [
      setRow("task", "t", pair, null, { title: "x" }),
      setRow("task", "t", `self:${cem}` as ScopeId, null, { title: `s1.k1.x` }),
      newRow("task", "t", `self:${cem}` as ScopeId, sealed({})),
      setRow("task", "t", pair, null, sealed({}), `self:${cem}` as ScopeId),
      delRow("inbox_item", "ia", `self:${ana}` as ScopeId),
      newRow("inbox_item", "ib", `self:${cem}` as ScopeId, sealed({})),
    ];
    const told: unknown[] = [];
    for (const op of forged) told.push(await cems.does([op]));
    told.push(
      await to.server.pull(cems.caller, {
        proto: 1,
        without: [],
        limit: 100,
        cursors: { [pair]: ["x", "0"], [`self:${ana}`]: ["x", "0"], [directory]: ["x", "0"] },
      }),
    );
    answers.set(`${index} cem org`, [JSON.stringify(told)]);
    for (const [name, its, mine] of [
      ["ana", anas, "pair org ana"],
      ["ben", bens, "pair org ben"],
    ] as const)
      answers.set(`${index} ${name} ${mine}`, [JSON.stringify(await its.pull())]);
  }
  for (const [who, told] of answers) {
    const [index, , ...mine] = who.split(" ");
    const found = new Set(told.join().match(/CANARY-\d-[a-z]+/g));
    expect([...found].toSorted()).toEqual(
      mine.map((where) => `CANARY-${index}-${where}`).toSorted(),
    );
  }
});

test("after ninety days a deletion is forgotten: who was away for longer begins again and ends equal, who was not goes on", async () => {
  const { anas, anasOther, bens, ana, open, pair, pairId, org, directory } = await aPair(to);
  await found(org);
  await anas.does([
    open,
    ...["a", "b", "c", "d"].map((id) => newRow("task", id, pair, columns.task(ana, pairId))),
  ]);
  for (const device of [anas, anasOther, bens]) await device.pullAll();
  await anas.does([delRow("task", "b", pair)]);
  await anasOther.pullAll();
  to.setNow(NOON + 91 * DAY);
  await anas.does([delRow("task", "c", pair)], NOON + 91 * DAY);
  await age({ db: to.fresh.db, clock: { now: () => (NOON + 91 * DAY) as never } });
  expect((await anasOther.pull()).reset).toEqual([]);
  const late = await bens.pull(2);
  expect(late.reset).toEqual([pair]);
  expect(late.more).toBe(true);
  // The way up from a start made at this floor goes below it, and is no reason to begin once more.
  const next = await bens.pull(2);
  expect(next.reset).toEqual([]);
  await bens.pullAll(2);
  await anas.pullAll();
  const all = await ofServer(org, [pair, directory]);
  for (const device of [bens, anasOther, anas]) expect(ofDevice(device)).toEqual(all);
  const left = await to.fresh.asOwner("select id from sync_row where org_id = $1 and state <> 0", [
    org,
  ]);
  expect(left).toEqual([{ id: "c" }]);
  to.setNow(NOON);
});

test("a floor that rises while somebody reads sends them back to the start, once", async () => {
  const { anas, bens, ana, open, pair, pairId, org, directory } = await aPair(to);
  await found(org);
  await anas.does([open]);
  for (const id of ["a", "b", "c", "d"])
    await anas.does([newRow("task", id, pair, columns.task(ana, pairId))]);
  await bens.pull(3);
  await anas.does([delRow("task", "a", pair)]);
  await age({ db: to.fresh.db, clock: { now: () => (NOON + 91 * DAY) as never } });
  expect((await bens.pull(1)).reset).toEqual([pair]);
  for (let pages = 0; pages < 10; pages++) expect((await bens.pull(1)).reset).toEqual([]);
  expect(ofDevice(bens)).toEqual(await ofServer(org, [pair, directory]));
});

test("after a backup was put back every device begins again, and has what the server has", async () => {
  const { anas, bens, ana, open, pair, pairId, org, directory } = await aPair(to);
  await found(org);
  await anas.does([open, newRow("task", "a", pair, columns.task(ana, pairId))]);
  await bens.pullAll();
  await rotateEpochs({ db: to.fresh.db, ids: to.ids });
  const pulled = await bens.pull();
  expect(pulled.reset.toSorted()).toEqual(pulled.scopes.map(([id]) => id).toSorted());
  expect(ofDevice(bens)).toEqual(await ofServer(org, [pair, directory]));
  expect((await bens.pull()).reset).toEqual([]);
});

test("a place that was never reached is none: its scope is read from the start", async () => {
  const { anas, bens, ana, open, pair, pairId, org, directory } = await aPair(to);
  await anas.does([open, newRow("task", "a", pair, columns.task(ana, pairId))]);
  await bens.pullAll();
  const [epoch, cursor] = bens.cursors()[pair] ?? ["", ""];
  const from = async (place: string) => {
    const pulled = await to.server.pull(bens.caller, {
      proto: 1,
      cursors: { ...bens.cursors(), [pair]: [epoch, place] },
      without: [directory],
      limit: 100,
    });
    return pulled.ok ? [pulled.value.reset, pulled.value.rows.length] : pulled.error;
  };
  expect(await from(cursor)).toEqual([[], 0]);
  expect(await from(String(Number(cursor) + 1))).toEqual([[pair], 2]);
  expect(await ofServer(org, [pair])).toHaveLength(2);
});

test("what is remembered of changes and conflicts is forgotten in its time, refusals later", async () => {
  const { anas, org } = await aPair(to);
  await found(org);
  await anas.does([]);
  await anas.tries([
    delRow("template", "w", `self:${uuidOf("x")}` as ScopeId),
    newRow("template", "w", "self:x" as ScopeId, {}),
  ]);
  const left = async (days: number) => {
    await age({ db: to.fresh.db, clock: { now: () => (NOON + days * DAY) as never } });
    return (
      await to.fresh.asOwner("select last_n from mutation_log where org_id = $1 order by 1", [org])
    ).map(({ last_n }) => last_n);
  };
  expect([await left(89), await left(91), await left(181)]).toEqual([[1, 2], [2], []]);
});
