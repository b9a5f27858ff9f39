import { afterAll, beforeAll, expect, test } from "vitest";
import { aPair, aServer, columns, newRow, NOON, type TestServer } from "./testing.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

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
