import { expect, test } from "vitest";
import { fail, ok } from "#core/kernel/result.ts";
import { freshStore } from "./testing.ts";
import { inTransaction, type Writer } from "./transaction.ts";

const write = (tx: Writer) =>
  tx.insertInto("meta").values({ key: "proof", value: "written" }).execute();

const proof = (store: Awaited<ReturnType<typeof freshStore>>) =>
  store.db.raw.prepare("SELECT value FROM meta WHERE key = 'proof'").pluck().get();

test("what succeeds is kept", async () => {
  await using store = await freshStore();
  const done = await inTransaction(store.db.query, async (tx) => {
    await write(tx);
    return ok("done");
  });
  expect([done, proof(store)]).toEqual([ok("done"), "written"]);
});

test("a failed result is answered and nothing of it is kept", async () => {
  await using store = await freshStore();
  const done = await inTransaction(store.db.query, async (tx) => {
    await write(tx);
    return fail({ type: "TitleBlank" });
  });
  expect([done, proof(store)]).toEqual([fail({ type: "TitleBlank" }), undefined]);
});

test("a throw goes on and nothing of it is kept", async () => {
  await using store = await freshStore();
  const running = inTransaction(store.db.query, async (tx) => {
    await write(tx);
    throw new TypeError("a bug");
  });
  await expect(running).rejects.toThrow(TypeError);
  expect(proof(store)).toBe(undefined);
});

test("when SQLite ends the transaction by itself, the reason is what is thrown, and the next one works", async () => {
  await using store = await freshStore();
  const pages = store.db.raw.pragma("page_count", { simple: true }) as number;
  store.db.raw.pragma(`max_page_count = ${pages}`);
  const running = inTransaction(store.db.query, async (tx) => {
    const value = "x".repeat(200_000);
    await tx.insertInto("meta").values({ key: "big", value }).execute();
    return ok(0);
  });
  await expect(running).rejects.toMatchObject({ code: "SQLITE_FULL" });
  expect(store.db.raw.inTransaction).toBe(false);
  store.db.raw.pragma("max_page_count = 1073741823");
  expect((await inTransaction(store.db.query, async (tx) => ok(await write(tx)))).ok).toBe(true);
});

test("two at once follow one another", async () => {
  await using store = await freshStore();
  const steps: string[] = [];
  const run = (name: string) =>
    inTransaction(store.db.query, async (tx) => {
      steps.push(`${name} begins`);
      await tx.insertInto("meta").values({ key: name, value: "" }).execute();
      steps.push(`${name} ends`);
      return ok(0);
    });
  await Promise.all([run("a"), run("b")]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});
