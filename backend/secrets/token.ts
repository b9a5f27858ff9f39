import { createHash } from "node:crypto";

/** Where random bytes come from; only compose makes the real one. */
export interface Chance {
  readonly bytes: (count: number) => Uint8Array;
}

/** 256 random bits as 43 characters that survive a mail, an address and a paste. */
export const newToken = (chance: Chance): string =>
  Buffer.from(chance.bytes(32)).toString("base64url");

/** What of a token is stored: enough to know it again, of no use to whoever reads the database. */
export const hashOf = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
