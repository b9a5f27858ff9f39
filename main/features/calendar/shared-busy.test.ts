import { expect, test } from "vitest";
import type { Busy } from "#core/calendar/attendee.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { readShared, shareBusy, stopSharing } from "./shared-busy.ts";

const at = (text: string) => Date.parse(text) as Millis;
const lunch: Busy = { start: at("2026-11-03T11:02Z"), end: at("2026-11-03T12:00Z"), kind: "busy" };
const me = "me" as PersonId;
const waiting = async ({ db }: FreshStore) =>
  (await db.query.selectFrom("outbox").select("ops").execute()).map(({ ops }) => ops);

test("what is shared is when, coarsely, and for how long it holds", async () => {
  await using store = await freshStore();
  await shareBusy(store.deps, [lunch]);
  const shared = await readShared(store.db.query, [me, "nobody" as PersonId]);
  expect([...shared.keys()]).toEqual([me]);
  expect(shared.get(me)).toEqual({
    start: at("2026-11-02T00:00Z"),
    end: at("2026-12-28T00:00Z"),
    busy: [{ start: at("2026-11-03T11:00Z"), end: at("2026-11-03T12:00Z"), kind: "busy" }],
    asOf: store.clock.now(),
  });
});

test("the same calendar an hour later sends nothing; a new day or a new block does", async () => {
  await using store = await freshStore();
  await shareBusy(store.deps, [lunch]);
  store.clock.advance(3_600_000);
  await shareBusy(store.deps, [lunch]);
  expect((await waiting(store)).length).toBe(1);
  store.clock.advance(86_400_000);
  await shareBusy(store.deps, [lunch]);
  await shareBusy(store.deps, []);
  expect((await waiting(store)).length).toBe(3);
});

test("who stops sharing takes the times back, and undo does not bring them", async () => {
  await using store = await freshStore();
  await stopSharing(store.deps);
  await shareBusy(store.deps, [lunch]);
  await stopSharing(store.deps);
  await stopSharing(store.deps);
  expect((await readShared(store.db.query, [me])).size).toBe(0);
  const row = await store.db.query.selectFrom("free_busy").selectAll().executeTakeFirstOrThrow();
  expect([row.busy, row.from_at, row.to_at]).toEqual(["[]", 0, 0]);
  expect((await waiting(store)).length).toBe(2);
  expect(await store.db.query.selectFrom("undo").selectAll().execute()).toEqual([]);
  await shareBusy(store.deps, [lunch]);
  expect((await readShared(store.db.query, [me])).size).toBe(1);
});
