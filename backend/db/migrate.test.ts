import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrate, missingMigrations, unknownMigration } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { freshDb } from "./testing.ts";

const listed = migrations.map((step) => step.name);

test("the list names every migration once, in order", () => {
  const files = readdirSync(join(import.meta.dirname, "migrations"))
    .filter((name) => /^\d/.test(name))
    .map((name) => name.replace(/\.ts$/, ""));
  expect(listed).toEqual(files.toSorted());
  const numbers = listed.map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("a database that is up to date is left as it is, however many ask at once", async () => {
  await using fresh = await freshDb();
  const { pool } = fresh.db;
  expect(await Promise.all([migrate(pool), migrate(pool), migrate(pool)])).toEqual([[], [], []]);
  expect(await missingMigrations(pool)).toEqual([]);
});

test("several that find a step missing take it once", async () => {
  await using fresh = await freshDb();
  const { pool } = fresh.db;
  const step = {
    name: "9999-test",
    up: (db: Parameters<(typeof migrations)[number]["up"]>[0]) =>
      db.schema.createTable("once").addColumn("a", "integer").execute(),
  };
  const taken = await Promise.all([1, 2, 3].map(() => migrate(pool, [...migrations, step])));
  expect(taken.flat()).toEqual(["9999-test"]);
  expect(await unknownMigration(pool)).toBe("9999-test");
});

test("a step that fails leaves nothing behind, and is taken when it can be", async () => {
  await using fresh = await freshDb();
  const { pool } = fresh.db;
  const half = {
    name: "9999-test",
    up: async (db: Parameters<(typeof migrations)[number]["up"]>[0]) => {
      await db.schema.createTable("half").addColumn("a", "integer").execute();
      throw new Error("no");
    },
  };
  await expect(migrate(pool, [half])).rejects.toThrow("no");
  expect(await unknownMigration(pool)).toBeUndefined();
  expect(await fresh.asOwner("select to_regclass('half') as half")).toEqual([{ half: null }]);
});
