import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fail, ok } from "#core/kernel/result.ts";
import { freshStore } from "../../db/testing.ts";
import type { Vault } from "../../secrets/vault.ts";
import { tokenSafe } from "./token-safe.ts";

const TOKEN = "a-refresh-token-that-must-not-lie-about";

/** A keychain in memory; `answers` can be turned off. */
function keychain() {
  const kept = new Map<string, Uint8Array>();
  const mood = { answers: true };
  const vault: Vault = {
    kind: "keychain",
    save: async (name, secret) => {
      if (!mood.answers) return fail({ type: "VaultSilent" });
      kept.set(name, secret);
      return ok({ blob: "" });
    },
    load: async (name) => (mood.answers ? ok(kept.get(name)) : fail({ type: "VaultSilent" })),
    forget: async (name) => void kept.delete(name),
  };
  return { vault, kept, mood };
}

test("the token lies in the vault and not in the data file, and goes from both", async () => {
  await using store = await freshStore();
  const { vault, kept } = keychain();
  const safe = tokenSafe({ db: store.db.query, vaults: [vault], name: "device d" });
  await safe.save(TOKEN);
  expect(await safe.load()).toBe(TOKEN);
  const meta = await store.db.query.selectFrom("meta").selectAll().execute();
  expect(JSON.stringify(meta)).not.toContain(TOKEN);
  await safe.forget();
  expect([kept.size, await safe.load()]).toEqual([0, undefined]);
});

test("without a vault it lies in the data file, which is encrypted: no byte of it is on the disk in the clear", async () => {
  await using store = await freshStore();
  const { vault, mood } = keychain();
  mood.answers = false;
  const safe = tokenSafe({ db: store.db.query, vaults: [vault], name: "device d" });
  await safe.save(TOKEN);
  expect(await safe.load()).toBe(TOKEN);
  for (const part of ["", "-wal"])
    expect(readFileSync(join(store.folder, `elements.db${part}`), "latin1")).not.toContain(TOKEN);
});

test("a vault that falls silent later gives no token, and gives it again when it answers", async () => {
  await using store = await freshStore();
  const { vault, mood } = keychain();
  const safe = tokenSafe({ db: store.db.query, vaults: [vault], name: "device d" });
  await safe.save(TOKEN);
  mood.answers = false;
  expect(await safe.load()).toBeUndefined();
  mood.answers = true;
  expect(await safe.load()).toBe(TOKEN);
});
