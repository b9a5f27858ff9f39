import fc from "fast-check";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { tables, type TableName } from "#sync/protocol/tables.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { uuids } from "../../compose-real.ts";
import type { Identity } from "../../db/identity.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { inTransaction } from "../../db/transaction.ts";
import { type Destination, moveIn, type MovedIn } from "./move-in.ts";
import { queueRows } from "./queue-rows.ts";

const there: Identity = { me: "p-ana" as PersonId, org: "acme", device: "device-2" };
const hours = JSON.stringify([null, null, null, null, null, null, null]);

const listed = (id: string, values: Record<string, string | number | null>): WireRow => [
  "person",
  id,
  "org:acme" as ScopeId,
  7,
  {
    name: id,
    email: null,
    position: null,
    manager_id: null,
    zone: "Europe/Vienna",
    working_hours: hours,
    photo: null,
    created_at: 5,
    updated_at: 6,
    archived_at: null,
    ...values,
  },
  null,
];

/** How a test profile is made: people by name with their addresses, and rows between them, all by plain numbers. */
const profile = fc.record({
  people: fc.array(fc.record({ email: fc.option(fc.nat(5)), isArchived: fc.boolean() }), {
    maxLength: 6,
  }),
  rows: fc.array(
    fc.record({ kind: fc.nat(7), a: fc.nat(9), b: fc.nat(9), isPrivate: fc.boolean() }),
    { maxLength: 25 },
  ),
  directory: fc.array(
    fc.record({ email: fc.option(fc.nat(5)), isArchived: fc.boolean(), hasLocalId: fc.boolean() }),
    { maxLength: 6 },
  ),
});

type Made = { readonly directory: readonly WireRow[] };

async function fill(
  store: FreshStore,
  plan: typeof profile extends fc.Arbitrary<infer P> ? P : never,
): Promise<Made> {
  const put = (table: TableName, row: Record<string, unknown>) =>
    store.db.query
      .insertInto(table)
      .values({
        scope_id: "org:org",
        seq: null,
        created_at: 50 + order++,
        updated_at: 90,
        archived_at: null,
        ...row,
      } as never)
      .execute();
  let order = 0;
  const address = (n: number | null) => (n === null ? null : `Person${n}@acme.test`);
  const people = ["me"];
  for (const [n, { email, isArchived }] of plan.people.entries()) {
    const id = `local-${n}`;
    people.push(id);
    await put("person", {
      id,
      name: `Person ${n}`,
      email: address(email),
      manager_id: people[n] ?? null,
      zone: "Europe/Berlin",
      working_hours: hours,
      archived_at: isArchived ? 80 : null,
    });
  }
  const pairs: string[] = [];
  for (const other of people.slice(1)) {
    const [a, b] = ["me", other].toSorted();
    const id = uuids.from(`pair:${a}:${b}`);
    pairs.push(id);
    await put("pair", {
      id,
      scope_id: `pair:${id}`,
      a_id: a,
      b_id: b,
      template_id: "t-1",
      pinned: 0,
    });
  }
  await put("template", { id: "t-1", name: "Mine", points: "[]" });
  await put("question", { id: "q-1", topic: "t", text: "Why?" });
  for (const [n, { kind, a, b, isPrivate }] of plan.rows.entries()) {
    const person = people[a % people.length] ?? "me";
    const other = people[b % people.length] ?? "me";
    const pair = pairs.length > 0 ? (pairs[a % pairs.length] ?? null) : null;
    const scope_id = isPrivate || pair === null ? "self:me" : `pair:${pair}`;
    const id = `row-${n}`;
    if (kind === 0 && pair)
      await put("meeting", {
        id,
        scope_id: `pair:${pair}`,
        pair_id: pair,
        zone: "UTC",
        minutes: 30,
        state: "planned",
        closed_by_day: 0,
      });
    if (kind === 1 && pair)
      await put("agenda_item", {
        id,
        scope_id,
        pair_id: pair,
        meeting_id: "m",
        author_id: person,
        text: id,
        sharing: isPrivate ? "private" : "shared",
        position: "a",
        state: "open",
        carried: 0,
      });
    if (kind === 2 || kind === 3)
      await put("task", {
        id,
        scope_id,
        title: id,
        author_id: person,
        assignee_id: other,
        pair_id: kind === 2 ? pair : null,
        priority: 0,
        labels: "[]",
        state: "open",
      });
    if (kind === 4) await put("inbox_item", { id, scope_id: "self:me", text: id });
    if (kind === 5)
      await put("reminder", {
        id,
        scope_id,
        subject_type: "task",
        subject_id: "row-0",
        time: "{}",
        for_id: other,
        author_id: person,
        state: "scheduled",
      });
    const note = uuids.from(`note:person-private:${person}`);
    const known = await store.db.query
      .selectFrom("note")
      .select("id")
      .where("id", "=", note)
      .executeTakeFirst();
    if (kind >= 6 && !known)
      await put("note", {
        id: note,
        scope_id: "self:me",
        kind: "person-private",
        subject_id: person,
        text: id,
      });
    if (kind >= 6)
      await put("note_update", {
        id,
        scope_id: "self:me",
        note_id: note,
        data: new Uint8Array([n]),
      });
  }
  return {
    directory: [
      listed(there.me, { email: "ana@acme.test", position: "Lead" }),
      ...plan.directory.map(({ email, isArchived, hasLocalId }, n) =>
        listed(hasLocalId ? `local-${n}` : `p-${n}`, {
          email: address(email)?.toLowerCase() ?? null,
          archived_at: isArchived ? 9 : null,
        }),
      ),
    ],
  };
}

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
          row["title"] ?? row["text"] ?? row["points"] ?? String(row["data"] ?? "");
        expect(after.map(words)).toEqual(before[table].map(words));
      }
      const people = await rowsIn(store, "person");
      expect(people).toHaveLength(directory.length + moved.contacts);
      expect(before.person).toHaveLength(1 + moved.known + moved.contacts);
      const ids = new Set(people.map((row) => row["id"]));
      expect(ids.size).toBe(people.length);

      // Every reference is to a row that is there; every scope is one of mine.
      const pairs = new Set((await rowsIn(store, "pair")).map((row) => row["id"]));
      const notes = new Set((await rowsIn(store, "note")).map((row) => row["id"]));
      for (const table of Object.keys(tables) as TableName[])
        for (const row of await rowsIn(store, table)) {
          for (const column of ["manager_id", "a_id", "b_id", "author_id", "assignee_id", "for_id"])
            if (row[column] != null) expect(ids).toContain(row[column]);
          if (row["pair_id"] != null) expect(pairs).toContain(row["pair_id"]);
          if (row["note_id"] != null) expect(notes).toContain(row["note_id"]);
          if (row["kind"] === "person-private") expect(ids).toContain(row["subject_id"]);
          const scope = String(row["scope_id"]);
          if (scope.startsWith("pair:")) expect(pairs).toContain(scope.slice(5));
          else expect(["org:acme", "self:p-ana"]).toContain(scope);
        }
      for (const { id, a_id, b_id } of await rowsIn(store, "pair"))
        expect(id).toBe(uuids.from(`pair:${[a_id, b_id].toSorted().join(":")}`));

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
