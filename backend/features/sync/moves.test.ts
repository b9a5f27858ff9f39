import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { superseded } from "./superseded.ts";
import {
  type APair,
  aPair,
  aServer,
  columns,
  delRow,
  member,
  newRow,
  NOON,
  sealed,
  sealedPart,
  setRow,
  type TestServer,
} from "./testing.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const self = (person: string) => `self:${person}` as ScopeId;

/** A pair in which Ana has a private point and a shared one, and all devices have everything. */
async function scene() {
  const at = await aPair(to);
  const { ana, pair, pairId, anas, anasOther, bens, open } = at;
  await anas.does([
    open,
    newRow("agenda_item", "private", self(ana), sealed(columns.agendaItem(ana, pairId))),
    newRow("agenda_item", "shared", pair, columns.agendaItem(ana, pairId)),
    newRow("task", "task", pair, columns.task(ana, pairId)),
  ]);
  for (const device of [anas, anasOther, bens]) await device.pullAll();
  return at;
}

const share = (at: APair, base: number, text = "Now for both") =>
  setRow(
    "agenda_item",
    "private",
    self(at.ana),
    base,
    columns.agendaItem(at.ana, at.pairId, text),
    at.pair,
  );
const takeBack = (at: APair, base: number) =>
  setRow(
    "agenda_item",
    "shared",
    at.pair,
    base,
    sealed(columns.agendaItem(at.ana, at.pairId)),
    self(at.ana),
  );

const held = async (device: APair["anas"], id: string) => {
  await device.pullAll();
  const row = device.row(id);
  return row && [row[2].split(":")[0], row[4]?.text ?? row[4]?.title ?? "sealed"];
};

test("a private point that is shared leaves its person's scope and comes to both", async () => {
  const at = await scene();
  expect(await held(at.bens, "private")).toBeUndefined();
  await at.anas.does([share(at, 1)]);
  for (const device of [at.anas, at.anasOther, at.bens])
    expect(await held(device, "private")).toEqual(["pair", "Now for both"]);
});

test("a point taken back is gone for the other, and nothing of it comes to them any more", async () => {
  const at = await scene();
  await at.anas.does([takeBack(at, 1)]);
  expect(await held(at.bens, "shared")).toBeUndefined();
  expect(await held(at.anasOther, "shared")).toEqual(["self", "sealed"]);
  await at.anas.does([
    setRow("agenda_item", "shared", self(at.ana), 1, sealedPart({ text: "secret" })),
  ]);
  const { rows } = await at.bens.pull();
  expect(rows).toEqual([]);
});

test("an edit that comes after the other took the point back is refused as gone, with nothing told", async () => {
  const at = await scene();
  await at.anas.does([takeBack(at, 1)]);
  const pushed = await at.bens.does([
    setRow("agenda_item", "shared", at.pair, 1, { text: "late" }),
  ]);
  expect(pushed).toMatchObject({
    refused: [{ code: "row-gone" }],
    echo: [["agenda_item", "shared"]],
  });
});

test("an edit by one's own other device, made before the move, is asked for again as the row is now", async () => {
  const at = await scene();
  await at.anas.does([share(at, 1)]);
  const pushed = await at.anasOther.does([
    setRow("agenda_item", "private", self(at.ana), 1, sealedPart({ text: "older" })),
  ]);
  expect(pushed).toMatchObject({
    refused: [{ code: "row-moved" }],
    echo: [["agenda_item", "private", at.pair, 2, { text: "Now for both" }, null]],
  });
});

test("both devices of a person share the same point: it is shared once, and later edits of it stay", async () => {
  const at = await scene();
  await at.anas.does([share(at, 1)]);
  await at.bens.pullAll();
  await at.bens.does([setRow("agenda_item", "private", at.pair, 2, { text: "Ben's" })]);
  await at.anasOther.does([share(at, 1, "an older copy")], NOON);
  expect(await held(at.bens, "private")).toEqual(["pair", "Ben's"]);
});

/** Ana moves her task from the pair with Ben into the one with Cem. */
async function twoPairs() {
  const at = await scene();
  const cem = `zem-${at.org.slice(0, 8)}`;
  await member(to, at.org, cem);
  const people = [at.ana, cem].toSorted() as [string, string];
  const pairId = to.ids.from(`pair:${people.join(":")}`);
  const pair = `pair:${pairId}` as ScopeId;
  await at.anas.does([
    newRow("pair", pairId, pair, {
      a_id: people[0],
      b_id: people[1],
      cadence: null,
      template_id: null,
      pinned: 0,
    }),
  ]);
  const move = setRow(
    "task",
    "task",
    at.pair,
    1,
    { ...columns.task(at.ana, pairId), assignee_id: cem },
    pair,
  );
  return { ...at, cems: at.device(cem, "cems"), cemPair: pair, cemPairId: pairId, move };
}

test("an edit of another field, made at the same time as the move, follows the row and stays", async () => {
  const at = await twoPairs();
  await at.anas.does([at.move], NOON - 5);
  expect(
    await at.anasOther.tries(
      [setRow("task", "task", at.pair, 1, { title: "Ana's other" })],
      NOON - 9,
    ),
  ).toBe("applied");
  expect(await held(at.cems, "task")).toEqual(["pair", "Ana's other"]);
});

test("an edit that came before the move is not undone by the copy the move brings", async () => {
  const at = await twoPairs();
  await at.bens.does([setRow("task", "task", at.pair, 1, { title: "Ben's" })], NOON - 9);
  await at.anas.does([at.move], NOON - 5);
  expect(await held(at.cems, "task")).toEqual(["pair", "Ben's"]);
});

test("who had seen a value before it moved wins over it wherever it lives now, with a clock a year slow", async () => {
  const at = await twoPairs();
  await at.bens.does([setRow("task", "task", at.pair, 1, { title: "Ben's" })], NOON);
  await at.anasOther.pullAll();
  await at.anas.pullAll();
  const base = at.anas.row("task")?.[3] ?? 0;
  const set = { ...columns.task(at.ana, at.cemPairId, "Ben's"), assignee_id: at.ana };
  await at.anas.does([setRow("task", "task", at.pair, base, set, at.cemPair)]);
  await at.anasOther.does(
    [setRow("task", "task", at.pair, base, { title: "after Ben's" })],
    NOON - 3e10,
  );
  expect(await held(at.cems, "task")).toEqual(["pair", "after Ben's"]);
});

test("a row that comes back is one row again, and what was seen of it there still counts", async () => {
  const at = await twoPairs();
  await at.anas.does([at.move]);
  await at.anas.pullAll();
  await at.anas.does([
    setRow("task", "task", at.cemPair, 2, columns.task(at.ana, at.pairId), at.pair),
  ]);
  expect(
    await at.bens.tries([setRow("task", "task", at.pair, 1, { state: "done" })], NOON - 3e10),
  ).toBe("applied");
  await at.bens.pullAll();
  expect(at.bens.row("task")?.[4]).toMatchObject({ state: "done", pair_id: at.pairId });
  expect(await held(at.cems, "task")).toBeUndefined();
  const live = await to.fresh.asOwner(
    "select count(*)::int as n from sync_row where org_id = $1 and id = 'task' and state = 0",
    [at.org],
  );
  expect(live).toEqual([{ n: 1 }]);
});

test("deleting wins: over an edit, over making it again, over a move, in any order, on every device", async () => {
  const at = await scene();
  await at.bens.does([delRow("task", "task", at.pair)]);
  expect(await at.anas.tries([setRow("task", "task", at.pair, 1, { title: "late" })])).toBe(
    "row-gone",
  );
  expect(
    await at.anas.tries([newRow("task", "task", at.pair, columns.task(at.ana, at.pairId))]),
  ).toBe("row-gone");
  expect(
    await at.anas.tries([
      setRow("task", "task", at.pair, 1, sealed(columns.task(at.ana, at.pairId)), self(at.ana)),
    ]),
  ).toBe("row-gone");
  expect(await at.anas.tries([delRow("task", "task", at.pair)])).toBe("applied");
  for (const device of [at.anas, at.anasOther, at.bens])
    expect(await held(device, "task")).toBeUndefined();
});

test("a row deleted in its new home does not come back in its old one", async () => {
  const at = await scene();
  await at.anas.does([share(at, 1)]);
  await at.bens.pullAll();
  await at.bens.does([delRow("agenda_item", "private", at.pair)]);
  expect(
    await at.anasOther.tries([
      setRow("agenda_item", "private", self(at.ana), 1, sealedPart({ text: "x" })),
    ]),
  ).toBe("row-gone");
  expect(
    await at.anasOther.tries([newRow("agenda_item", "private", self(at.ana), sealed({}))]),
  ).toBe("row-gone");
});

test("what the other changed in a point that is taken back unseen is kept for them", async () => {
  const at = await scene();
  await at.bens.does([setRow("agenda_item", "shared", at.pair, 1, { text: "Ben's" })], NOON - 9);
  await at.anas.does([takeBack(at, 1)]);
  const kept = { t: "agenda_item", id: "shared", field: "text", value: "Ben's", at: NOON - 9 };
  expect(await superseded(to.fresh, at.bens.caller, {})).toEqual({
    ok: true,
    value: { superseded: [kept] },
  });
});

test("a task that goes to another pair names that pair, though its mover had not seen what it named", async () => {
  const at = await scene();
  const cem = `cem-${at.org.slice(0, 8)}`;
  await member(to, at.org, cem);
  const [a, b] = [at.ana, cem].toSorted() as [string, string];
  const otherId = to.ids.from(`pair:${a}:${b}`);
  const other = `pair:${otherId}` as ScopeId;
  const opened = { a_id: a, b_id: b, cadence: null, template_id: null, pinned: 0 };
  await at.anas.does([newRow("pair", otherId, other, opened)]);
  await at.bens.does([newRow("task", "bens", at.pair, columns.task(at.ben, at.pairId))]);
  const moved = { ...columns.task(at.ben, otherId), assignee_id: at.ana };
  await at.bens.does([setRow("task", "bens", at.pair, null, { assignee_id: at.ana })]);
  expect(await at.anas.tries([setRow("task", "bens", at.pair, null, moved, other)])).toBe(
    "applied",
  );
  await at.anas.pullAll();
  expect(at.anas.row("bens")).toMatchObject({ 2: other, 4: { pair_id: otherId } });
});

test("of two edits made at the same time one wins on every device, and the other is kept for its author", async () => {
  const at = await scene();
  await at.anas.does(
    [setRow("task", "task", at.pair, 1, { title: "Ana's", state: "done" })],
    NOON - 5,
  );
  const pushed = await at.bens.does(
    [setRow("task", "task", at.pair, 1, { title: "Ben's", priority: 3 })],
    NOON - 9,
  );
  expect(pushed.superseded).toEqual([{ n: 1, t: "task", id: "task", field: "title" }]);
  for (const device of [at.anas, at.anasOther, at.bens]) {
    await device.pullAll();
    expect(device.row("task")?.[4]).toMatchObject({ title: "Ana's", state: "done", priority: 3 });
  }
  const kept = await superseded(to.fresh, at.bens.caller, { row: "task/task" });
  expect(kept).toEqual({
    ok: true,
    value: {
      superseded: [{ t: "task", id: "task", field: "title", value: "Ben's", at: NOON - 9 }],
    },
  });
  expect(await superseded(to.fresh, at.anas.caller, {})).toEqual({
    ok: true,
    value: { superseded: [] },
  });
});
