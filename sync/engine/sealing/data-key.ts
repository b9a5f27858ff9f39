import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Chance } from "./chance.ts";

// The key of a person's private rows, and the two ways it reaches another of their devices: under the recovery kit's code, or
// sealed by a device that has it to one that asks.

/** 32 random bytes; `id` (12 characters) is drawn from them and says nothing about them. */
export type DataKey = { readonly id: string; readonly bytes: Uint8Array };

export const newDataKey = (chance: Chance): DataKey => dataKeyOf(chance(32));

export const dataKeyOf = (bytes: Uint8Array): DataKey => ({
  id: base64Url(sha256(concatBytes(utf8ToBytes("all-elements key id"), bytes)).subarray(0, 9)),
  bytes,
});

/** Whose key it is: what is wrapped for one person does not open for another. */
export type Holder = { readonly org: string; readonly person: string };

/** Wraps a key under the recovery kit's code: 140 bits drawn by chance, so nothing slows a guess down and nothing needs to. */
export function wrapForKit(key: DataKey, chance: Chance, holder: Holder, code: string): string {
  return sealTo(kitKey(holder, code), chance, aboutKit(holder), key.bytes);
}

/** The key, or `undefined` when the code is not the kit's. */
export function unwrapByKit(holder: Holder, code: string, wrapped: string): DataKey | undefined {
  return asKey(openFrom(kitKey(holder, code), aboutKit(holder), wrapped));
}

/** A device's own pair of keys (X25519); the secret one stays in its encrypted file. */
export type DeviceKeys = { readonly secret: Uint8Array; readonly public: Uint8Array };

export function newDeviceKeys(chance: Chance): DeviceKeys {
  const secret = chance(32);
  return { secret, public: x25519.getPublicKey(secret) };
}

/** Six digits that two screens show alike when nobody put another key between them. */
export function comparisonNumber(publicKey: Uint8Array): string {
  const print = sha256(concatBytes(utf8ToBytes("all-elements device"), publicKey));
  const number = new DataView(print.buffer, print.byteOffset).getUint32(0) % 1_000_000;
  return String(number).padStart(6, "0");
}

/** Wraps a key for one device of the same person, with a key pair used once. */
export function wrapForDevice(
  key: DataKey,
  chance: Chance,
  to: Holder & { readonly device: string; readonly publicKey: Uint8Array },
): string {
  const once = newDeviceKeys(chance);
  const shared = sharedKey(once.secret, to.publicKey, once.public, to.publicKey);
  return `${base64Url(once.public)}.${sealTo(shared, chance, aboutDevice(to, to.device), key.bytes)}`;
}

/** The key, or `undefined` when it was not wrapped for this device. */
export function unwrapOnDevice(
  holder: Holder & { readonly device: string },
  keys: DeviceKeys,
  wrapped: string,
): DataKey | undefined {
  const [once = "", box = ""] = wrapped.split(".");
  const from = Buffer.from(once, "base64url");
  if (from.length !== 32) return undefined;
  try {
    const shared = sharedKey(keys.secret, from, from, keys.public);
    return asKey(openFrom(shared, aboutDevice(holder, holder.device), box));
  } catch {
    return undefined; // a public key of small order, which only an attacker makes
  }
}

const kitKey = (holder: Holder, code: string): Uint8Array =>
  hkdf(
    sha256,
    utf8ToBytes(code),
    utf8ToBytes(aboutKit(holder)),
    utf8ToBytes("all-elements kit"),
    32,
  );

const sharedKey = (
  secret: Uint8Array,
  other: Uint8Array,
  once: Uint8Array,
  device: Uint8Array,
): Uint8Array =>
  hkdf(
    sha256,
    x25519.getSharedSecret(secret, other),
    concatBytes(once, device),
    utf8ToBytes("all-elements device key"),
    32,
  );

const aboutKit = ({ org, person }: Holder) => JSON.stringify(["kit", org, person]);
const aboutDevice = ({ org, person }: Holder, device: string) =>
  JSON.stringify(["device", org, person, device]);

function sealTo(key: Uint8Array, chance: Chance, about: string, bytes: Uint8Array): string {
  const nonce = chance(24);
  return base64Url(
    concatBytes(nonce, xchacha20poly1305(key, nonce, utf8ToBytes(about)).encrypt(bytes)),
  );
}

function openFrom(key: Uint8Array, about: string, wrapped: string): Uint8Array | undefined {
  const box = Buffer.from(wrapped, "base64url");
  if (box.length <= 24) return undefined;
  try {
    const cipher = xchacha20poly1305(key, box.subarray(0, 24), utf8ToBytes(about));
    return cipher.decrypt(box.subarray(24));
  } catch {
    return undefined; // Poly1305 says only that the tag is wrong
  }
}

const asKey = (bytes: Uint8Array | undefined): DataKey | undefined =>
  bytes?.length === 32 ? dataKeyOf(bytes) : undefined;

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
