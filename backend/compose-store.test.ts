import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp, restore } from "./compose-backup.ts";
import { openFor, openStore } from "./compose-store.ts";
import { type Config, readConfig } from "./config.ts";
import { lockFolder } from "./db/folder-lock.ts";
import { anOrganisation, freshDb, type FreshDb, lane } from "./db/testing.ts";
import { listOrganisations, withTenant } from "./db/with-tenant.ts";

// The roles as docs/backend.md has them made.

const SECRET = "a secret that only this test knows, long enough";
const mark = randomBytes(6).toString("hex");
const [owner, login] = [`owner_${mark}`, `login_${mark}`];

async function within(config: Config, sql: string): Promise<void> {
  const { pool, close } = await openFor(config, "owner");
  const client = await pool.connect();
  await client.run(sql);
  await client.release(false);
  await close();
}

let fresh: FreshDb;
let folder: string;
beforeEach(async () => {
  fresh = await freshDb();
  folder = mkdtempSync(join(tmpdir(), "ae-store-"));
});
afterEach(async () => {
  await fresh[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test("a folder serves one process at a time", async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("another process");
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

test("three roles: one owns and restores, one signs in and may nothing by itself, requests see one organisation", async ({
  skip,
}) => {
  skip(lane === "pglite", "the embedded database has one role that signs in");
  const named = (user: string, database: string): string => {
    const url = new URL(fresh.url ?? "");
    url.username = user;
    url.pathname = `/${database}`;
    return url.href;
  };
  await fresh.asOwner(`create role ${owner} login createrole bypassrls`);
  await fresh.asOwner(`create role ${login} login noinherit`);
  for (const database of [`one_${mark}`, `two_${mark}`])
    await fresh.asOwner(`create database ${database} owner ${owner}`);
  const configOf = (database: string) =>
    readConfig({
      DATABASE_URL: named(login, database),
      DATABASE_OWNER_URL: named(owner, database),
      SECRET,
    });
  await fresh.asOwner(`grant all_elements_app, all_elements_accounts to ${login}`);
  const one = configOf(`one_${mark}`);
  await expect(openStore({ ...one, MIGRATE_ON_START: false })).rejects.toThrow("lacks 0001-ground");
  const { db, close } = await openStore(one);
  const org = await anOrganisation(db);
  const client = await db.pool.connect();
  await expect(client.query("select * from public.organisation", [])).rejects.toMatchObject({
    code: "42501",
  });
  await client.release(false);
  const file = join(folder, "backup");
  await backUp(one, file);
  await close();

  const two = configOf(`two_${mark}`);
  await restore(two, file);
  const again = await openStore({ ...two, MIGRATE_ON_START: false });
  expect(await listOrganisations(again.db)).toEqual([org]);
  expect(
    await withTenant(again.db, { org }, (tx) =>
      tx.selectFrom("organisation").select("name").execute(),
    ),
  ).toEqual([{ name: "Acme" }]);
  await again.close();
  await within(
    two,
    "grant create on schema public to all_elements_app; create table theirs (); alter table theirs owner to all_elements_app",
  );
  await expect(openStore(two)).rejects.toThrow("owner of nothing");
});
