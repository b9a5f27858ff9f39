import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Vault, VaultError } from "./vault.ts";
import { within } from "./within.ts";

const SERVICE = "All Elements";
/** A locked keyring's promise never settles; its prompt may wait for a person, who is shown a way out meanwhile. */
const PATIENCE_MS = 4_000;

/** The system's keychain: macOS Keychain, Windows Credential Vault, or the Secret Service on Linux. */
export function keychainVault(): Vault {
  // Loaded at first use: it opens libsecret, which is not needed to paint a window.
  const keytar = () => import("keytar").then((module) => module.default);
  return {
    kind: "keychain",
    save: (name, secret) =>
      asked(async () => {
        const text = Buffer.from(secret).toString("base64");
        await (await keytar()).setPassword(SERVICE, name, text);
        // A wrong keyring password makes some daemons accept a secret they then do not have.
        const kept = await (await keytar()).getPassword(SERVICE, name);
        return kept === text ? ok({ blob: "" }) : fail({ type: "VaultRefused", reason: "not-kept" });
      }),
    load: (name) =>
      asked(async () => {
        const text = await (await keytar()).getPassword(SERVICE, name);
        return ok(text === null ? undefined : new Uint8Array(Buffer.from(text, "base64")));
      }),
  };
}

function asked<T>(call: () => Promise<Result<T, VaultError>>) {
  const answer = call().catch((error: unknown) => fail<VaultError>({ type: "VaultRefused", reason: error instanceof Error ? error.name : "unknown" }));
  return within(PATIENCE_MS, answer, fail<VaultError>({ type: "VaultSilent" }));
}
