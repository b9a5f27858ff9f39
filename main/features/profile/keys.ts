import { hkdfSync, randomBytes } from "node:crypto";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Ids } from "#core/kernel/ids.ts";
import { type KeyRecord, readKeyRecord, writeKeyRecord } from "../../secrets/key-record.ts";
import { newRecoveryCode, readRecoveryCode } from "../../secrets/recovery-code.ts";
import type { Vault, VaultError } from "../../secrets/vault.ts";
import type { Cost, Stretch } from "../../secrets/stretch.ts";
import { unwrapKey, wrapKey } from "../../secrets/wrap.ts";

export type KeyDeps = {
  readonly folder: string;
  readonly vaults: readonly Vault[];
  readonly ids: Ids;
  readonly stretch: Stretch;
  /** How dear guessing is; tests guess cheaply. */
  readonly cost?: Cost;
  /** Whether there is data, or a backup, that some key must fit. */
  readonly hasData: () => boolean;
};

/** Why there is no key yet. */
export type KeyProblem =
  | { readonly type: "NoVault"; readonly reason: string; readonly later?: Promise<boolean> }
  | { readonly type: "PassphraseNeeded"; readonly hasRecoveryCode: boolean }
  | {
      readonly type: "VaultSilent";
      readonly reason: string;
      readonly hasRecoveryCode: boolean;
      /** Settles when the vault answers after all: then it is worth asking again. */
      readonly later?: Promise<boolean>;
    }
  | { readonly type: "RecordUnreadable" }
  /** There is data, and nothing says where its key is. A new key would not open it. */
  | { readonly type: "RecordMissing" };

export type MasterKey = { readonly key: Uint8Array; readonly record: KeyRecord };

/** The key of the data file, derived so that other uses of the master key never share it. */
export const dataKey = (master: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", master, new Uint8Array(), "all-elements data file", 32));

/** Fetches the master key; on a new profile makes one and keeps it in the first vault that answers. Never falls back to a weaker place by itself. */
export async function obtainKey(deps: KeyDeps): Promise<Result<MasterKey, KeyProblem>> {
  const record = readKeyRecord(deps.folder);
  if (record === "unreadable") return fail({ type: "RecordUnreadable" });
  if (record === undefined)
    return deps.hasData() ? fail({ type: "RecordMissing" }) : newKeyInVault(deps);
  const { kept } = record;
  if (kept.kind === "passphrase")
    return fail({ type: "PassphraseNeeded", hasRecoveryCode: record.recovery !== null });
  if (kept.kind === "file")
    return ok({ key: new Uint8Array(Buffer.from(kept.key, "base64")), record });
  const silent = (reason: string, later?: Promise<boolean>) =>
    fail<KeyProblem>({
      type: "VaultSilent",
      reason,
      hasRecoveryCode: record.recovery !== null,
      ...(later ? { later } : {}),
    });
  const vault = deps.vaults.find((one) => one.kind === kept.kind);
  if (!vault) return silent("not-here");
  const secret = await vault.load(record.keyId, kept.blob);
  if (!secret.ok) return silent(reasonOf(secret.error), laterOf(secret.error));
  if (secret.value?.byteLength !== 32) return silent("does-not-have-it");
  return ok({ key: secret.value, record });
}

async function newKeyInVault(deps: KeyDeps): Promise<Result<MasterKey, KeyProblem>> {
  let reason = "none";
  let later: Promise<boolean> | undefined;
  for (const vault of deps.vaults) {
    const key = new Uint8Array(randomBytes(32));
    const keyId = deps.ids.next();
    const kept = await vault.save(keyId, key);
    if (kept.ok)
      return ok(
        remember(deps, key, {
          version: 1,
          keyId,
          kept: { kind: vault.kind, blob: kept.value.blob },
          recovery: null,
        }),
      );
    // Of several that do not serve, the one that may still answer is what the person can do something about.
    if (reason !== "no-answer") reason = reasonOf(kept.error);
    later ??= laterOf(kept.error);
  }
  return fail({ type: "NoVault", reason, ...(later ? { later } : {}) });
}

const reasonOf = (error: VaultError): string =>
  error.type === "VaultSilent" ? "no-answer" : "refused";
const laterOf = (error: VaultError): Promise<boolean> | undefined =>
  error.type === "VaultSilent" ? error.later : undefined;

/** Keeps the master key the way the person chose: a new one, or the one there is. */
export async function keepKeyBy(
  deps: KeyDeps,
  choice: { readonly kind: "passphrase"; readonly passphrase: string } | { readonly kind: "file" },
  master?: MasterKey,
): Promise<MasterKey> {
  const key = master?.key ?? new Uint8Array(randomBytes(32));
  const kept =
    choice.kind === "file"
      ? { kind: "file" as const, key: Buffer.from(key).toString("base64") }
      : {
          kind: "passphrase" as const,
          wrapped: await wrapKey(key, choice.passphrase, deps.stretch, deps.cost),
        };
  return remember(
    deps,
    key,
    master
      ? { ...master.record, kept }
      : { version: 1, keyId: deps.ids.next(), kept, recovery: null },
  );
}

/** The master key by passphrase or recovery code. By recovery code a key that a vault lost is put back into the first that takes it; a forgotten passphrase stays until a new one is chosen. */
export async function unlockKey(
  deps: KeyDeps,
  by:
    | { readonly with: "passphrase"; readonly passphrase: string }
    | { readonly with: "recovery"; readonly code: string },
): Promise<MasterKey | undefined> {
  const record = readKeyRecord(deps.folder);
  if (record === undefined || record === "unreadable") return undefined;
  if (by.with === "passphrase") {
    if (record.kept.kind !== "passphrase") return undefined;
    const key = await unwrapKey(record.kept.wrapped, by.passphrase, deps.stretch);
    return key && { key, record };
  }
  if (record.recovery === null) return undefined;
  const key = await unwrapKey(record.recovery, readRecoveryCode(by.code), deps.stretch);
  if (!key) return undefined;
  if (record.kept.kind !== "keychain" && record.kept.kind !== "safe-storage")
    return { key, record };
  for (const vault of deps.vaults) {
    const kept = await vault.save(record.keyId, key);
    if (kept.ok)
      return remember(deps, key, { ...record, kept: { kind: vault.kind, blob: kept.value.blob } });
  }
  return { key, record };
}

/** Wraps the master key under a new recovery code and returns the code, which is stored nowhere. */
export async function makeRecoveryCode(
  deps: KeyDeps,
  master: MasterKey,
): Promise<{ readonly code: string; readonly master: MasterKey }> {
  const code = newRecoveryCode();
  const recovery = await wrapKey(master.key, readRecoveryCode(code), deps.stretch, deps.cost);
  return { code, master: remember(deps, master.key, { ...master.record, recovery }) };
}

function remember(deps: KeyDeps, key: Uint8Array, record: KeyRecord): MasterKey {
  writeKeyRecord(deps.folder, record);
  return { key, record };
}
