import fc from "fast-check";
import type { PersonId } from "#core/kernel/ids.ts";
import { noteName } from "#core/notes/note.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { uuids } from "../../compose-real.ts";
import type { Identity } from "../../db/identity.ts";
import type { FreshStore } from "../../db/testing.ts";

/** Who one is in the organisation of the tests. */
export const there: Identity = { me: "p-ana" as PersonId, org: "acme", device: "device-2" };
const hours = JSON.stringify([null, null, null, null, null, null, null]);

/** A person as the organisation has them. */
export const listed = (id: string, values: Record<string, string | number | null>): WireRow => [
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
export const profile = fc.record({
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

export type Made = { readonly directory: readonly WireRow[] };

/** Fills a fresh store as planned; answers with the directory it is going to meet. */
export async function fill(
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
    const [a, b] = ["me", other].toSorted((one, two) => (one < two ? -1 : 1));
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
    const note = uuids.from(noteName("person-private", person, "me"));
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
