import { safeStorage } from "electron";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { VaultError } from "../secrets/vault.ts";

/** Electron's encryption under a key the system keeps. Refused where the "system" is a fixed password in Chromium's source (Linux without a keyring). */
export function useSafeStorage(
  what: "encrypt" | "decrypt",
  text: string,
): Result<string, VaultError> {
  // On Linux it speaks to the same keyring keytar already asked, and freezes the whole process when that one waits for its owner.
  if (process.platform === "linux") return fail({ type: "VaultRefused", reason: "linux" });
  try {
    if (!safeStorage.isEncryptionAvailable())
      return fail({ type: "VaultRefused", reason: "not-available" });
    return ok(
      what === "encrypt"
        ? safeStorage.encryptString(text).toString("base64")
        : safeStorage.decryptString(Buffer.from(text, "base64")),
    );
  } catch {
    return fail({ type: "VaultRefused", reason: "failed" }); // Electron says no more than that it failed
  }
}
