import fc from "fast-check";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { tables, type TableName } from "#sync/protocol/tables.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { uuids } from "../../compose-real.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { inTransaction } from "../../db/transaction.ts";
import { type Destination, moveIn, type MovedIn } from "./move-in.ts";
import { queueRows } from "./queue-rows.ts";
import { fill, listed, type Made, profile, there } from "./testing.ts";

const move = async (store: FreshStore, to: Partial<Destination> & Made): Promise<MovedIn> => {
  const moved = await inTransaction(store.db.query, async (tx) => {
    const done = await moveIn(
      tx,
      store.identity,
      { identity: there, aboutMe: "mine", ...to },
      uuids,
    );
    await queueRows(tx, { clock: store.clock, device: there.device, label: "account.join" });
    return ok(done);
  });
  if (!moved.ok) throw new Error("never");
  return moved.value;
};

const rowsIn = (store: FreshStore, table: TableName) =>
  store.db.query.selectFrom(table).selectAll().orderBy("created_at").execute() as Promise<
    Record<string, unknown>[]
  >;

type There = Readonly<Record<"people" | "pairs" | "notes", ReadonlySet<unknown>>>;

/** The columns of a row that name something that is not there. */
function danglingIn(row: Record<string, unknown>, { people, pairs, notes }: There): string[] {
  const among: Record<string, ReadonlySet<unknown>> = {
    ...Object.fromEntries(
      ["manager_id", "a_id", "b_id", "author_id", "assignee_id", "for_id"].map((c) => [c, people]),
    ),
    pair_id: pairs,
    note_id: notes,
    ...(row["kind"] === "person-private" ? { subject_id: people } : {}),
    scope_id: new Set(["org:acme", "self:p-ana", ...[...pairs].map((id) => `pair:${String(id)}`)]),
  };
  return Object.entries(among)
    .filter(([column, ids]) => row[column] != null && !ids.has(row[column]))
    .map(([column]) => column);
}

const pairOf = (a: unknown, b: unknown): string =>
  uuids.from(`pair:${[String(a), String(b)].toSorted((x, y) => (x < y ? -1 : 1)).join(":")}`);

test("joining an organisation loses nothing, doubles nothing, and every reference names a row that is there", async () => {
  await fc.assert(
    fc.asyncProperty(profile, async (plan) => {
      await using store = await freshStore();
      const { directory } = await fill(store, plan);
      const before = Object.fromEntries(
        await Promise.all(
          (Object.keys(tables) as TableName[]).map(async (table) => [
            table,
            await rowsIn(store, table),
          ]),
        ),
      ) as Record<TableName, Record<string, unknown>[]>;
      const moved = await move(store, { directory });

      // Nothing lost, nothing doubled.
      for (const table of Object.keys(tables) as TableName[]) {
        if (table === "person") continue;
        const after = await rowsIn(store, table);
        const words = (row: Record<string, unknown>) =>
          row["title"] ??
          row["text"] ??
          row["points"] ??
          (row["data"] as Uint8Array | undefined)?.join();
        expect(after.map(words)).toEqual(before[table].map(words));
      }
      const people = await rowsIn(store, "person");
      expect(people).toHaveLength(directory.length + moved.contacts);
      expect(before.person).toHaveLength(1 + moved.known + moved.contacts);
      const ids = new Set(people.map((row) => row["id"]));
      expect(ids.size).toBe(people.length);

      // Every reference is to a row that is there; every scope is one of mine.
      const pairs = await rowsIn(store, "pair");
      const there = {
        people: ids,
        pairs: new Set(pairs.map((row) => row["id"])),
        notes: new Set((await rowsIn(store, "note")).map((row) => row["id"])),
      };
      for (const table of Object.keys(tables) as TableName[])
        expect((await rowsIn(store, table)).flatMap((row) => danglingIn(row, there))).toEqual([]);
      for (const { id, a_id, b_id } of pairs) expect(id).toBe(pairOf(a_id, b_id));

      // Each row is queued once if the server does not have it, and found by search under its own id.
      const queued = await store.db.query.selectFrom("outbox").selectAll().orderBy("n").execute();
      expect(queued.map(({ n }) => n)).toEqual(queued.map((_, index) => index + 1));
      const sent = queued.flatMap(
        (change) => JSON.parse(change.ops) as { t: string; id: string; new?: true }[],
      );
      const fresh = sent.filter((op) => op.new).map((op) => `${op.t} ${op.id}`);
      const unsent: string[] = [];
      for (const table of Object.keys(tables) as TableName[])
        for (const row of await rowsIn(store, table))
          if (row["seq"] === null) unsent.push(`${table} ${String(row["id"])}`);
      expect(fresh.toSorted()).toEqual(unsent.toSorted());
      const found = await store.db.query
        .selectFrom("search_row")
        .select("row_id")
        .where("kind", "=", "person")
        .execute();
      for (const { row_id } of found) expect(ids).toContain(row_id);
    }),
    { numRuns: 60 },
  );
});

test("a colleague with the same address is the organisation's row from then on, and my 1:1 is with them", async () => {
  await using store = await freshStore();
  await fill(store, {
    people: [{ email: 1, isArchived: false }],
    rows: [{ kind: 2, a: 0, b: 1, isPrivate: false }],
    directory: [],
  });
  const moved = await move(store, {
    directory: [
      listed(there.me, { position: "Lead" }),
      listed("p-1", { email: "person1@acme.test" }),
    ],
  });
  expect(moved).toEqual({ known: 1, contacts: 0 });
  const pair = uuids.from("pair:p-1:p-ana");
  expect(
    await store.db.query.selectFrom("pair").select(["id", "a_id", "b_id", "scope_id"]).execute(),
  ).toEqual([{ id: pair, a_id: "p-1", b_id: "p-ana", scope_id: `pair:${pair}` }]);
  expect(
    await store.db.query
      .selectFrom("task")
      .select(["assignee_id", "pair_id", "scope_id"])
      .execute(),
  ).toEqual([{ assignee_id: "p-1", pair_id: pair, scope_id: `pair:${pair}` }]);
});

test("what I wrote about myself goes along as an edit; what I left empty stays as the organisation filled it", async () => {
  await using store = await freshStore();
  await move(store, { directory: [listed(there.me, { position: "Lead" })] });
  const me = await store.db.query
    .selectFrom("person")
    .selectAll()
    .where("id", "=", there.me)
    .executeTakeFirstOrThrow();
  expect([me.name, me.zone, me.position, me.seq]).toEqual([
    "Mia Manager",
    "Europe/Berlin",
    "Lead",
    7,
  ]);
  const [change] = await store.db.query.selectFrom("outbox").selectAll().execute();
  expect(JSON.parse(change?.ops ?? "")).toEqual([
    expect.objectContaining({ t: "person", id: there.me, scope: "org:acme", base: 7 }),
  ]);
});

test("on another device of mine the organisation's words about me stay as they are", async () => {
  await using store = await freshStore();
  await move(store, { directory: [listed(there.me, {})], aboutMe: "theirs" });
  expect(await store.db.query.selectFrom("outbox").selectAll().execute()).toEqual([]);
  expect(await store.db.query.selectFrom("person").select("name").execute()).toEqual([
    { name: there.me },
  ]);
});

test("the app's own templates are not sent where the organisation has templates", async () => {
  await using store = await freshStore();
  const began = {
    seq: null,
    scope_id: "org:org",
    created_at: store.clock.now(),
    updated_at: store.clock.now(),
    archived_at: null,
  };
  await store.db.query
    .insertInto("template")
    .values([
      { ...began, id: "t-1", name: "Weekly", points: "[]" },
      { ...began, id: "t-2", name: "Same", points: "[]" },
    ])
    .execute();
  const same: WireRow = [
    "template",
    "t-9",
    "org:acme" as ScopeId,
    3,
    { name: "Same", points: "[]", created_at: 1, updated_at: 1, archived_at: null },
    null,
  ];
  await move(store, { directory: [listed(there.me, {}), same] });
  expect(await store.db.query.selectFrom("template").select(["id", "name"]).execute()).toEqual([
    { id: "t-9", name: "Same" },
  ]);
});

test("numbers of changes go on where they were, and begin at 1 on the wire", async () => {
  await using store = await freshStore();
  await store.db.query
    .updateTable("meta")
    .set({ value: "41" })
    .where("key", "=", "last_change")
    .execute();
  await move(store, { directory: [listed(there.me, {})] });
  const queued = await store.db.query.selectFrom("outbox").select("n").execute();
  expect(queued).toEqual([{ n: 42 }]);
  const meta = await store.db.query
    .selectFrom("meta")
    .selectAll()
    .where("key", "in", ["last_change", "sync_base"])
    .execute();
  expect(Object.fromEntries(meta.map(({ key, value }) => [key, value]))).toEqual({
    last_change: "42",
    sync_base: "41",
  });
});
