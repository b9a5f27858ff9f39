import { randomBytes } from "node:crypto";

// Crockford's base 32: no I, L, O, U, so that a code read from paper is read right.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new 140-bit code in seven groups of four, such as `7K3Q-…`. */
export function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(28), (byte) => ALPHABET.charAt(byte & 31));
  return (letters.join("").match(/.{1,4}/g) ?? []).join("-");
}

/** The code as it was made, whatever a person typed around it: small letters, spaces, O for 0, I and L for 1. */
export const readRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
