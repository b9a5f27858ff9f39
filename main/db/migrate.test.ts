import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { migrate, missingMigrations } from "./migrate.ts";
import { migrations, SCHEMA_VERSION } from "./migrations/index.ts";
import { closeDb, type Db, openDb } from "./open.ts";
import { freshStore, testKey } from "./testing.ts";

const schemaOf = (db: Db) =>
  db.raw.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all();

function opened(path: string): Db {
  const result = openDb(path, testKey);
  if (!result.ok) throw new Error(result.error.type);
  result.value.raw.pragma("synchronous = OFF"); // the order of writes is what counts here, not the disk
  return result.value;
}

test("the migrations are numbered from one, without gaps or repeats", () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
});

test("a fresh file has the newest version and misses nothing", async () => {
  await using store = await freshStore();
  expect(store.db.raw.pragma("user_version", { simple: true })).toBe(SCHEMA_VERSION);
  expect(missingMigrations(store.db)).toEqual([]);
});

test("migrating what is up to date changes nothing", async () => {
  await using store = await freshStore();
  const before = schemaOf(store.db);
  await migrate(store.db);
  expect(schemaOf(store.db)).toEqual(before);
});

test("a migration that fails at any statement leaves the schema before it whole, and succeeds when it is run again", async () => {
  await using store = await freshStore();
  const whole = schemaOf(store.db);
  const schemas: unknown[] = [[]];
  const steps = opened(join(store.folder, "steps.db"));
  for (const { version } of migrations) {
    await migrate(steps, migrations.slice(0, version));
    schemas.push(schemaOf(steps));
  }
  await closeDb(steps);
  const statements = await countStatements(join(store.folder, "count.db"));
  expect(statements).toBeGreaterThan(40);
  for (let fatal = 1; fatal <= statements; fatal++) {
    const path = join(store.folder, `failed-${fatal}.db`);
    const db = opened(path);
    using _fault = failing(db, fatal);
    await expect(migrate(db)).rejects.toThrow("the fault");
    const version = db.raw.pragma("user_version", { simple: true }) as number;
    expect(version).toBeLessThan(SCHEMA_VERSION);
    expect([fatal, schemaOf(db)]).toEqual([fatal, schemas[version]]);
    _fault[Symbol.dispose]();
    await migrate(db);
    expect([fatal, schemaOf(db)]).toEqual([fatal, whole]);
    await closeDb(db);
  }
});

test("a file copied at any statement of a migration, as a kill leaves it, migrates to the whole schema", async () => {
  await using store = await freshStore();
  const whole = schemaOf(store.db);
  const path = join(store.folder, "live.db");
  const db = opened(path);
  const copies: string[] = [];
  const prepare = db.raw.prepare.bind(db.raw);
  vi.spyOn(db.raw, "prepare").mockImplementation(((sql: string) => {
    const copy = join(store.folder, `killed-${copies.length}.db`);
    for (const part of ["", "-wal"]) cpSync(`${path}${part}`, `${copy}${part}`);
    copies.push(copy);
    return prepare(sql);
  }) as typeof db.raw.prepare);
  await migrate(db);
  vi.restoreAllMocks();
  await closeDb(db);
  expect(copies.length).toBeGreaterThan(40);
  for (const copy of copies) {
    const killed = opened(copy);
    await migrate(killed);
    expect([copy, schemaOf(killed)]).toEqual([copy, whole]);
    await closeDb(killed);
  }
});

/** Lets the statement with number `fatal`, counted from one, throw instead of being prepared. */
function failing(db: Db, fatal: number): Disposable {
  const prepare = db.raw.prepare.bind(db.raw);
  let seen = 0;
  const spy = vi.spyOn(db.raw, "prepare").mockImplementation(((sql: string) => {
    // The version was asked before the transaction, and to begin and to roll back are no steps of it.
    if (!/^(begin|rollback)|^PRAGMA user_version$/i.test(sql) && ++seen === fatal)
      throw new Error("the fault");
    return prepare(sql);
  }) as typeof db.raw.prepare);
  return { [Symbol.dispose]: () => spy.mockRestore() };
}

async function countStatements(path: string): Promise<number> {
  const db = opened(path);
  const prepare = db.raw.prepare.bind(db.raw);
  let seen = 0;
  const spy = vi.spyOn(db.raw, "prepare").mockImplementation(((sql: string) => {
    if (!/^(begin|rollback)|^PRAGMA user_version$/i.test(sql)) seen++;
    return prepare(sql);
  }) as typeof db.raw.prepare);
  await migrate(db);
  spy.mockRestore();
  await closeDb(db);
  return seen;
}
