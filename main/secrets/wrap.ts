import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Cost, Stretch } from "./stretch.ts";

/** A key wrapped with what a person knows: AES-256-GCM under an argon2id key. All parameters lie beside it, so they can grow later. */
export const Wrapped = z.strictObject({
  memoryKiB: z.int().min(19_456).max(1_048_576),
  passes: z.int().min(1).max(20),
  salt: z.base64(),
  nonce: z.base64(),
  sealed: z.base64(),
});
export type Wrapped = z.infer<typeof Wrapped>;

/** 256 MiB and three passes: about a second on a laptop, and dear to guess at scale (SECURITY 3.12). */
export const usualCost: Cost = { memoryKiB: 262_144, passes: 3 };

/** Wraps `key` (32 bytes) under `secret`, which a person chose or keeps. */
export async function wrapKey(
  key: Uint8Array,
  secret: string,
  stretch: Stretch,
  cost: Cost = usualCost,
): Promise<Wrapped> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", await stretch({ secret, salt, cost }), nonce);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return {
    ...cost,
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    sealed: sealed.toString("base64"),
  };
}

/** The key, or `undefined` when `secret` is not the one it was wrapped under. */
export async function unwrapKey(
  wrapped: Wrapped,
  secret: string,
  stretch: Stretch,
): Promise<Uint8Array | undefined> {
  const sealed = Buffer.from(wrapped.sealed, "base64");
  const salt = Buffer.from(wrapped.salt, "base64");
  // Neither was ever made here: nothing typed, or a record someone cut.
  if (secret === "" || salt.byteLength !== 16) return undefined;
  const { memoryKiB, passes } = wrapped;
  const key = await stretch({ secret, salt, cost: { memoryKiB, passes } });
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(wrapped.nonce, "base64"), {
      authTagLength: 16,
    });
    decipher.setAuthTag(sealed.subarray(-16));
    return new Uint8Array(
      Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]),
    );
  } catch {
    return undefined; // GCM says only that the tag is wrong: another secret, or a record that was tampered with
  }
}
