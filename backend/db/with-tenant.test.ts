import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fail } from "#core/kernel/result.ts";
import { anOrganisation, freshDb, type FreshDb, uuidOf } from "./testing.ts";
import { listOrganisations, withAccounts, withTenant } from "./with-tenant.ts";

let fresh: FreshDb;
let acme: string;
let brand: string;

beforeAll(async () => {
  fresh = await freshDb();
  acme = await anOrganisation(fresh.db, "Acme");
  brand = await anOrganisation(fresh.db, "Brand");
}, 60_000);
afterAll(() => fresh[Symbol.asyncDispose]());

const names = (org: string) =>
  withTenant(fresh.db, { org }, (tx) => tx.selectFrom("organisation").select("name").execute());

test("a transaction sees its own organisation's rows only", async () => {
  expect(await names(acme)).toEqual([{ name: "Acme" }]);
  expect(await names(brand)).toEqual([{ name: "Brand" }]);
  expect(await names(uuidOf("nobody"))).toEqual([]);
});

test("a row of another organisation is neither changed, nor deleted, nor made", async () => {
  const foreign = await withTenant(fresh.db, { org: acme }, async (tx) => [
    await tx.updateTable("organisation").set({ name: "x" }).where("org_id", "=", brand).execute(),
    await tx.deleteFrom("organisation").where("org_id", "=", brand).execute(),
  ]);
  expect(foreign).toEqual([[{ numUpdatedRows: 0n }], [{ numDeletedRows: 0n }]]);
  const made = withTenant(fresh.db, { org: acme }, (tx) =>
    tx
      .insertInto("organisation")
      .values({ org_id: uuidOf("third"), name: "x" })
      .execute(),
  );
  await expect(made).rejects.toMatchObject({ code: "42501" });
});

test("what throws and what fails leaves nothing behind", async () => {
  const rename = (end: () => unknown) =>
    withTenant(fresh.db, { org: acme }, async (tx) => {
      await tx.updateTable("organisation").set({ name: "Other" }).execute();
      return end();
    });
  await expect(
    rename(() => {
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await rename(() => fail({ type: "Refused" }))).toEqual(fail({ type: "Refused" }));
  expect(await names(acme)).toEqual([{ name: "Acme" }]);
});

test("an error that was swallowed is not taken for a commit", async () => {
  const swallowed = withTenant(fresh.db, { org: acme }, async (tx) => {
    await tx.updateTable("organisation").set({ name: "Other" }).execute();
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow("swallowed");
  expect(await names(acme)).toEqual([{ name: "Acme" }]);
});

test("a query that outlives its transaction is refused", async () => {
  const leaked = await withTenant(fresh.db, { org: acme }, async (tx) => ({ tx }));
  await expect(leaked.tx.selectFrom("organisation").selectAll().execute()).rejects.toThrow(
    "await it",
  );
});

test("a conflict is tried again", async () => {
  let attempts = 0;
  const answer = await withTenant(fresh.db, { org: acme }, async (tx) => {
    if (++attempts < 3) await sql`do $$ begin raise sqlstate '40001'; end $$`.execute(tx);
    return attempts;
  });
  expect(answer).toBe(3);
});

test("only a UUID chooses an organisation", async () => {
  const injected = async () =>
    withTenant(
      fresh.db,
      { org: `${acme}', true), set_config('app.org_id', '${brand}` },
      async () => 1,
    );
  await expect(injected()).rejects.toThrow("not a UUID");
});

test("signing in sees which organisations there are, and nothing else of them", async () => {
  expect(new Set(await listOrganisations(fresh.db))).toEqual(new Set([acme, brand]));
  const curious = withAccounts(fresh.db, (tx) =>
    tx.selectFrom("organisation").select("name").execute(),
  );
  await expect(curious).rejects.toMatchObject({ code: "42501" });
});
