import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keychainVault } from "./keychain-vault.ts";
import { type KeyRecord, readKeyRecord, writeKeyRecord } from "./key-record.ts";
import { newRecoveryCode, readRecoveryCode } from "./recovery-code.ts";
import { stretchHere } from "./stretch.ts";
import { unwrapKey, usualCost, wrapKey } from "./wrap.ts";

const cheap = { memoryKiB: 19_456, passes: 1 };
const key = new Uint8Array(32).map((_, index) => index);

test("a wrapped key comes back with its secret and with no other", async () => {
  const wrapped = await wrapKey(key, "correct horse", stretchHere, cheap);
  expect(await unwrapKey(wrapped, "correct horse", stretchHere)).toEqual(key);
  expect(await unwrapKey(wrapped, "correct horsf", stretchHere)).toBeUndefined();
  expect(await unwrapKey(wrapped, "", stretchHere)).toBeUndefined();
});

test("wrapping twice gives nothing in common, and the key is nowhere in it", async () => {
  const [one, two] = [
    await wrapKey(key, "correct horse", stretchHere, cheap),
    await wrapKey(key, "correct horse", stretchHere, cheap),
  ];
  expect([one.salt === two.salt, one.nonce === two.nonce, one.sealed === two.sealed]).toEqual([
    false,
    false,
    false,
  ]);
  expect(Buffer.from(one.sealed, "base64").includes(Buffer.from(key))).toBe(false);
});

test.each(["sealed", "nonce", "salt"] as const)(
  "a record whose %s was changed opens nothing",
  async (field) => {
    const wrapped = await wrapKey(key, "correct horse", stretchHere, cheap);
    const bytes = Buffer.from(wrapped[field], "base64");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(
      await unwrapKey(
        { ...wrapped, [field]: bytes.toString("base64") },
        "correct horse",
        stretchHere,
      ),
    ).toBeUndefined();
    expect(
      await unwrapKey({ ...wrapped, [field]: "" }, "correct horse", stretchHere),
    ).toBeUndefined();
  },
);

test("a guess costs 256 MiB and three passes", () => {
  expect(usualCost).toEqual({ memoryKiB: 262_144, passes: 3 });
});

test("a recovery code has 140 bits in groups of four and reads back as people type it", () => {
  const codes = Array.from({ length: 50 }, newRecoveryCode);
  expect(new Set(codes).size).toBe(50);
  for (const code of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const read = readRecoveryCode(code);
    expect(readRecoveryCode(code.toLowerCase())).toBe(read);
    expect(readRecoveryCode(`  ${code.replaceAll("-", " – ")}\n`)).toBe(read);
    expect(readRecoveryCode(code.replaceAll("0", "O").replaceAll("1", "I"))).toBe(read);
    expect(readRecoveryCode(code.replaceAll("0", "o").replaceAll("1", "l"))).toBe(read);
  }
});

const record: KeyRecord = {
  version: 1,
  keyId: "id",
  kept: { kind: "keychain", blob: "" },
  recovery: null,
};

test("a kill while the key record is written leaves the old one or the new one, whole", () => {
  const folder = mkdtempSync(join(tmpdir(), "ae-key-"));
  writeKeyRecord(folder, record);
  // What a kill before the rename leaves behind: half a new record beside the old one.
  writeFileSync(join(folder, "key.json.new"), '{"version":1,"ke');
  expect(readKeyRecord(folder)).toEqual(record);
  writeKeyRecord(folder, { ...record, keyId: "next" });
  expect(readKeyRecord(folder)).toEqual({ ...record, keyId: "next" });
  expect(readdirSync(folder)).toEqual(["key.json"]);
  expect(readFileSync(join(folder, "key.json"), "utf8").startsWith("{")).toBe(true);
  rmSync(folder, { recursive: true });
});

const never = () => new Promise<never>(() => {});

test("a keychain that never answers is given up after four seconds", async () => {
  const vault = keychainVault(async () => ({
    setPassword: never,
    getPassword: never,
    deletePassword: never,
  }));
  const start = performance.now();
  const [saved, loaded] = await Promise.all([vault.save("id", key), vault.load("id", "")]);
  expect([saved, loaded]).toMatchObject([
    { ok: false, error: { type: "VaultSilent" } },
    { ok: false, error: { type: "VaultSilent" } },
  ]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("what a late keychain did is heard", async () => {
  let answer: (text: string | null) => void = () => {};
  const vault = keychainVault(
    async () => ({
      setPassword: never,
      getPassword: () => new Promise((resolve) => (answer = resolve)),
      deletePassword: async () => true,
    }),
    10,
  );
  const loaded = await vault.load("id", "");
  if (loaded.ok || loaded.error.type !== "VaultSilent") throw new Error("answered");
  answer(null);
  expect(await loaded.error.later).toBe(true);
});

test("a keychain that takes a secret and then does not have it is no keychain", async () => {
  const vault = keychainVault(async () => ({
    setPassword: async () => {},
    getPassword: async () => null,
    deletePassword: async () => false,
  }));
  expect(await vault.save("id", key)).toEqual({
    ok: false,
    error: { type: "VaultRefused", reason: "not-kept" },
  });
});

test("a keychain that throws is refused, without its words", async () => {
  const vault = keychainVault(async () => {
    throw new TypeError("secret words of the system");
  });
  expect(await vault.load("id", "")).toEqual({
    ok: false,
    error: { type: "VaultRefused", reason: "TypeError" },
  });
});
