import { hkdfSync } from "node:crypto";

/** Keys that never lie in the database, one for each purpose, all drawn from the one secret of the configuration. */
export interface Keys {
  readonly of: (purpose: KeyPurpose) => Uint8Array;
}
export type KeyPurpose = "access" | "refresh-next" | "refresh-tag" | "library" | "address";

export const keysFrom = (secret: string): Keys => ({
  of: (purpose) => new Uint8Array(hkdfSync("sha256", secret, "", `all-elements ${purpose}`, 32)),
});
