import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Vault, VaultError } from "./vault.ts";

/** Electron's safeStorage as the main process offers it: it encrypts, we keep the blob. */
export interface SafeStorage {
  readonly encrypt: (text: string) => Promise<Result<{ readonly blob: string }, VaultError>>;
  readonly decrypt: (blob: string) => Promise<Result<string, VaultError>>;
}

/** The second choice, where keytar has no answer but the system's encryption has (DPAPI, macOS Keychain). */
export const safeStorageVault = (safeStorage: SafeStorage): Vault => ({
  kind: "safe-storage",
  save: (_name, secret) => safeStorage.encrypt(Buffer.from(secret).toString("base64")),
  load: async (_name, blob) => {
    const text = await safeStorage.decrypt(blob);
    return text.ok ? ok(new Uint8Array(Buffer.from(text.value, "base64"))) : fail(text.error);
  },
  // What it keeps lies in the blob, which its owner drops.
  forget: async () => {},
});
