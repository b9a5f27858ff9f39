import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { argon2id } from "hash-wasm";
import { z } from "zod";

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

/** How dear one guess is. */
export type Cost = { readonly memoryKiB: number; readonly passes: number };

/** Wraps `key` (32 bytes) under `secret`, which a person chose or keeps. */
export async function wrapKey(
  key: Uint8Array,
  secret: string,
  cost: Cost = usualCost,
): Promise<Wrapped> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", await stretch(secret, salt, cost), nonce);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return {
    ...cost,
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    sealed: sealed.toString("base64"),
  };
}

/** The key, or `undefined` when `secret` is not the one it was wrapped under. */
export async function unwrapKey(wrapped: Wrapped, secret: string): Promise<Uint8Array | undefined> {
  const sealed = Buffer.from(wrapped.sealed, "base64");
  const salt = Buffer.from(wrapped.salt, "base64");
  // Neither was ever made here: nothing typed, or a record someone cut.
  if (secret === "" || salt.byteLength !== 16) return undefined;
  const key = await stretch(secret, salt, wrapped);
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

const stretch = (secret: string, salt: Uint8Array, cost: Cost) =>
  argon2id({
    password: secret.normalize("NFKC"),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  });
