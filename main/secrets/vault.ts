import type { Result } from "#core/kernel/result.ts";

/** Why a secret could not be kept or fetched; `reason` is a short code, never the secret. */
export type VaultError =
  | {
      readonly type: "VaultSilent";
      /** Settles when it answers after all; whether it did what was asked. */
      readonly later?: Promise<boolean>;
    }
  | { readonly type: "VaultRefused"; readonly reason: string };

/** A place of the operating system that keeps a small secret for this account. */
export interface Vault {
  readonly kind: "keychain" | "safe-storage";
  /** Keeps `secret` under `name`, replacing what was there. Returns what must be stored beside the data to find it again (may be empty). */
  readonly save: (
    name: string,
    secret: Uint8Array,
  ) => Promise<Result<{ readonly blob: string }, VaultError>>;
  /** The secret kept under `name`, or `undefined` when the vault answers that it has none. */
  readonly load: (
    name: string,
    blob: string,
  ) => Promise<Result<Uint8Array | undefined, VaultError>>;
  /** Keeps nothing under `name` any more, as far as it answers. */
  readonly forget: (name: string) => Promise<void>;
}
