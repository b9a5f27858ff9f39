import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Vault, VaultError } from "./vault.ts";
import { within } from "./within.ts";

const SERVICE = "All Elements";
/** A locked keyring's promise settles only when its owner answers the prompt; meanwhile they are shown a way out. */
const PATIENCE_MS = 4_000;

/** What of keytar is used. */
export interface Keychain {
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
}

// Loaded at first use: it opens libsecret, which is not needed to paint a window.
const systemKeychain = (): Promise<Keychain> => import("keytar").then((module) => module.default);

/** The system's keychain: macOS Keychain, Windows Credential Vault, or the Secret Service on Linux. */
export function keychainVault(
  keychain: () => Promise<Keychain> = systemKeychain,
  patienceMs = PATIENCE_MS,
): Vault {
  return {
    kind: "keychain",
    save: (name, secret) =>
      asked(patienceMs, async () => {
        const text = Buffer.from(secret).toString("base64");
        const { setPassword, getPassword } = await keychain();
        await setPassword(SERVICE, name, text);
        // A wrong keyring password makes some daemons accept a secret they then do not have.
        const kept = await getPassword(SERVICE, name);
        return kept === text
          ? ok({ blob: "" })
          : fail({ type: "VaultRefused", reason: "not-kept" });
      }),
    load: (name) =>
      asked(patienceMs, async () => {
        const text = await (await keychain()).getPassword(SERVICE, name);
        return ok(text === null ? undefined : new Uint8Array(Buffer.from(text, "base64")));
      }),
    forget: async (name) => {
      await asked(patienceMs, async () =>
        ok(await (await keychain()).deletePassword(SERVICE, name)),
      );
    },
  };
}

function asked<T>(
  patienceMs: number,
  call: () => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  const answer = call().catch((error: unknown) =>
    fail<VaultError>({
      type: "VaultRefused",
      reason: error instanceof Error ? error.name : "unknown",
    }),
  );
  return within(
    patienceMs,
    answer,
    fail<VaultError>({ type: "VaultSilent", later: answer.then((late) => late.ok) }),
  );
}
