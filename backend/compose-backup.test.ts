import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp, restore } from "./compose-backup.ts";
import { openFor } from "./compose-store.ts";
import { type Config, readConfig } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import type { Pool } from "./db/pool.ts";
import { freshDb, type FreshDb, lane, uuidOf } from "./db/testing.ts";
import { withTenant } from "./db/with-tenant.ts";

// The commands as they are, on a database in a folder or in PostgreSQL.

let folder: string;
let databases: FreshDb[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ae-backup-"));
  databases = [];
});
afterEach(async () => {
  for (const database of databases) await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const SECRET = "a secret that only this test knows, long enough";

async function anEmptyOne(name: string): Promise<Config> {
  if (lane === "pglite") return readConfig({ DATA_FOLDER: join(folder, name), SECRET });
  const fresh = await freshDb();
  databases.push(fresh);
  const database = `${name}_${new URL(fresh.url ?? "").pathname.slice(1)}`;
  await fresh.asOwner(`create database ${database}`);
  const url = new URL(fresh.url ?? "");
  url.pathname = `/${database}`;
  return readConfig({ DATABASE_URL: url.href, SECRET });
}

async function within<T>(config: Config, work: (pool: Pool) => Promise<T>): Promise<T> {
  const { pool, close } = await openFor(config, "owner");
  return work(pool).finally(close);
}

async function anInhabitedOne(name: string): Promise<Config> {
  const config = await anEmptyOne(name);
  await within(config, async (pool) => {
    await migrate(pool);
    const db = { pool, chance: () => 0.5, pause: async () => {} };
    for (const org of ["Acme", "Brand"]) await inhabit(db, uuidOf(org), org);
  });
  return config;
}

const inhabit = (db: Parameters<typeof withTenant>[0], org_id: string, name: string) =>
  withTenant(db, { org: org_id }, async (tx) => {
    await tx.insertInto("organisation").values({ org_id, name }).execute();
    const scope_id = `org:${org_id}`;
    const whole = {
      kind: "org",
      head: 200,
      floor: 0,
      epoch: "before",
      a_id: null,
      b_id: null,
    } as const;
    await tx
      .insertInto("sync_scope")
      .values({ org_id, scope_id, ...whole })
      .execute();
    await sql`select set_config('app.locked_scopes', ${scope_id}, true)`.execute(tx);
    for (let n = 1; n <= 200; n++)
      await tx
        .insertInto("sync_row")
        .values({
          org_id,
          scope_id,
          tbl: "person",
          id: uuidOf(`${name} ${n}`),
          seq: n,
          data: JSON.stringify({ name: `Ünï ${n}` }),
          bytes: Buffer.from([0, 255, n]),
          fm: "{}",
          author_id: "me",
          updated_at: new Date(0),
        } as never)
        .execute();
  });

/** Every row of every table, as one number each; without what a restore changes. */
async function fingerprints(config: Config): Promise<Readonly<Record<string, string>>> {
  return within(config, async (pool) => {
    const client = await pool.connect();
    const { rows } = await client.query(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
      [],
    );
    const found: Record<string, string> = {};
    for (const { name } of rows as { name: string }[]) {
      const row = name === "sync_scope" ? "to_jsonb(t) - 'epoch'" : "to_jsonb(t)";
      const answer = await client.query(
        `select count(*)::text || ' ' || md5(coalesce(string_agg((${row})::text, ',' order by (${row})::text), '')) as it from ${name} t`,
        [],
      );
      found[name] = (answer.rows[0] as { it: string }).it;
    }
    await client.release(false);
    return found;
  });
}

const epochs = (config: Config) =>
  within(config, async (pool) => {
    const client = await pool.connect();
    const { rows } = await client.query("select epoch from sync_scope", []);
    await client.release(false);
    return rows.map((row) => (row as { epoch: string }).epoch);
  });

test("what was backed up is there again, row by row, with new epochs and the same walls", async () => {
  const before = await anInhabitedOne("before");
  const file = join(folder, "backup");
  await backUp(before, file);
  expect(statSync(file).mode & 0o077).toBe(0);
  const after = await anEmptyOne("after");
  await restore(after, file);
  const found = await fingerprints(after);
  expect(found).toEqual(await fingerprints(before));
  expect(found.sync_row).toMatch(/^400 /);
  expect(await epochs(before)).toEqual(["before", "before"]);
  expect(await epochs(after)).not.toContain("before");
  await within(after, async (pool) => {
    const db = { pool, chance: () => 0.5, pause: async () => {} };
    const seen = await withTenant(db, { org: uuidOf("Acme") }, (tx) =>
      tx.selectFrom("organisation").select("name").execute(),
    );
    expect(seen).toEqual([{ name: "Acme" }]);
  });
});

test("a backup is never written over another, nor read into a database that holds data", async () => {
  const one = await anInhabitedOne("one");
  const file = join(folder, "backup");
  await backUp(one, file);
  await expect(backUp(one, file)).rejects.toThrow("is there already");
  await expect(restore(one, file)).rejects.toThrow("there is data");
});
