import { expect, test } from "vitest";
import { fail } from "#core/kernel/result.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { peopleHandlers } from "./handlers.ts";

const handlersOf = (store: FreshStore) => peopleHandlers(store.deps);

async function added(store: FreshStore, name: string, managerId: PersonId | null = null) {
  const saved = await handlersOf(store)["people.add"]({ name, managerId });
  if (!saved.ok) throw new Error(saved.error.type);
  return saved.value.value;
}
const names = async (store: FreshStore) => {
  const listed = await handlersOf(store)["people.list"](undefined);
  return listed.ok ? listed.value.map(({ name }) => name) : [];
};

test("someone added without more has my zone and my hours, and can be taken back", async () => {
  await using store = await freshStore();
  const saved = await handlersOf(store)["people.add"]({ name: "Ana" });
  expect(saved).toMatchObject({
    ok: true,
    value: { value: { name: "Ana", zone: "Europe/Berlin", managerId: null, isMe: false } },
  });
  expect(await names(store)).toEqual(["Ana", "Mia Manager"]);
  await undoChange(store.deps, saved.ok ? (saved.value.change ?? 0) : 0);
  expect(await names(store)).toEqual(["Mia Manager"]);
});

test("a circle in the reporting line is refused and names who closes it", async () => {
  await using store = await freshStore();
  const ana = await added(store, "Ana");
  const ben = await added(store, "Ben", ana.id);
  const cem = await added(store, "Cem", ben.id);
  expect(
    await handlersOf(store)["people.change"]({ id: ana.id, details: { managerId: cem.id } }),
  ).toEqual(fail({ type: "ManagerLoop", through: "Cem" }));
  expect(
    await handlersOf(store)["people.change"]({ id: ana.id, details: { managerId: ana.id } }),
  ).toEqual(fail({ type: "ManagerLoop", through: "Ana" }));
});

test("an address belongs to one person, whatever its capitals; nobody's address is no address", async () => {
  await using store = await freshStore();
  const ana = await added(store, "Ana");
  const ben = await added(store, "Ben");
  await handlersOf(store)["people.change"]({ id: ana.id, details: { email: "ana@example.org" } });
  expect(
    await handlersOf(store)["people.change"]({ id: ben.id, details: { email: "ANA@example.org" } }),
  ).toEqual(fail({ type: "EmailTaken", by: "Ana" }));
  expect(
    (await handlersOf(store)["people.change"]({ id: ben.id, details: { email: null } })).ok,
  ).toBe(true);
});

test("who is removed takes the 1:1 along, and undo brings both back", async () => {
  await using store = await freshStore();
  const ana = await added(store, "Ana");
  store.db.raw
    .prepare(
      "INSERT INTO pair (id, scope_id, created_at, updated_at, a_id, b_id) VALUES ('pair', 'pair:pair', 1, 1, ?, 'me')",
    )
    .run(ana.id);
  const pairIsHere = () =>
    store.db.raw.prepare("SELECT 1 FROM pair WHERE archived_at IS NULL").get() !== undefined;
  const removed = await handlersOf(store)["people.archive"]({ id: ana.id });
  expect([removed.ok, pairIsHere(), await names(store)]).toEqual([true, false, ["Mia Manager"]]);
  await undoChange(store.deps);
  expect([pairIsHere(), await names(store)]).toEqual([true, ["Ana", "Mia Manager"]]);
});

test("I am not removed, and nobody is removed twice", async () => {
  await using store = await freshStore();
  const ana = await added(store, "Ana");
  expect(await handlersOf(store)["people.archive"]({ id: "me" as PersonId })).toEqual(
    fail({ type: "CannotArchiveMe" }),
  );
  await handlersOf(store)["people.archive"]({ id: ana.id });
  const removed = await handlersOf(store)["people.removed"](undefined);
  expect(removed.ok && removed.value.map(({ name }) => name)).toEqual(["Ana"]);
  expect(await handlersOf(store)["people.archive"]({ id: ana.id })).toEqual(
    fail({ type: "PersonMissing" }),
  );
});
