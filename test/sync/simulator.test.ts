import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDb, freshDb } from "../../backend/db/testing.ts";
import { databaseServer } from "./database-server.ts";
import { failureOf } from "./simulate.ts";

// By hand: npm run simulate -- --schedules=200000 --seed=1. A failure names its seed: npm run simulate -- --schedules=1 --seed=N.

const SCHEDULES = 2_000;
const AT_ONCE = 100;
/** The same, with every request answered by the real database. */
const ON_THE_DATABASE = 12;

const first = Number(process.env["AE_SEED"] ?? 1);
const blocks = Array.from({ length: SCHEDULES / AT_ONCE }, (_, index) => first + index * AT_ONCE);

test.each(blocks)("a hundred schedules from seed %i end in agreement", async (from) => {
  for (let seed = from; seed < from + AT_ONCE; seed++)
    expect(await failureOf(seed)).toBeUndefined();
});

let fresh: FreshDb;
beforeAll(async () => {
  fresh = await freshDb();
});
afterAll(() => fresh[Symbol.asyncDispose]());

test(`${ON_THE_DATABASE} schedules against the real server and its database end in agreement`, async () => {
  for (let seed = first; seed < first + ON_THE_DATABASE; seed++)
    expect(await failureOf(seed, async (deps) => databaseServer(fresh, deps))).toBeUndefined();
});
