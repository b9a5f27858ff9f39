import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { Sealed } from "#sync/protocol/tables.ts";
import type { Chance } from "./chance.ts";
import type { DataKey } from "./data-key.ts";

// Private rows are sealed value by value, so that the server can merge fields that it cannot read (ADR on private notes).
// XChaCha20-Poly1305: its 24-byte nonce may be drawn by chance for every value.

/** Where a value belongs. It is bound to this place: moved to another row or field, it does not open. */
export type Place = {
  readonly org: string;
  readonly person: string;
  readonly table: string;
  readonly row: string;
  readonly field: string;
};

export type SealError =
  /** Sealed under a key this device does not have. */
  | { readonly type: "KeyMissing"; readonly keyId: string }
  /** Cut, altered, or put where it does not belong. */
  | { readonly type: "NotGenuine" };

export type Value = string | number | null;

const NONCE = 24;

/** Seals one column's value for the wire. Sizes are rounded up, so that a length says little. */
export function sealValue(key: DataKey, chance: Chance, place: Place, value: Value): Sealed {
  const box = seal(key, chance, place, utf8ToBytes(JSON.stringify(value)));
  return `s1.${key.id}.${base64Url(box)}` as Sealed;
}

/** What `sealValue` sealed at the same place. */
export function openValue(
  keys: readonly DataKey[],
  place: Place,
  sealed: string,
): Result<Value, SealError> {
  const parsed = Sealed.safeParse(sealed);
  const [, keyId = "", box = ""] = parsed.success ? parsed.data.split(".") : [];
  const opened = open(keys, place, keyId, Buffer.from(box, "base64url"));
  if (!opened.ok) return opened;
  try {
    const value: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(opened.value),
    );
    const isValue = value === null || typeof value === "string" || Number.isSafeInteger(value);
    return isValue ? ok(value as Value) : fail({ type: "NotGenuine" });
  } catch {
    return fail({ type: "NotGenuine" }); // made by someone who has the key, but not by this code
  }
}

/** Seals the bytes of a note update: the key's id, then nonce and ciphertext. */
export const sealBytes = (key: DataKey, chance: Chance, place: Place, bytes: Uint8Array) =>
  concatBytes(utf8ToBytes(key.id), seal(key, chance, place, bytes));

/** What `sealBytes` sealed at the same place. */
export function openBytes(
  keys: readonly DataKey[],
  place: Place,
  sealed: Uint8Array,
): Result<Uint8Array, SealError> {
  const keyId = new TextDecoder().decode(sealed.subarray(0, KEY_ID));
  return open(keys, place, keyId, sealed.subarray(KEY_ID));
}

/** Characters of a key's id. */
const KEY_ID = 12;

function seal(key: DataKey, chance: Chance, place: Place, plain: Uint8Array): Uint8Array {
  const nonce = chance(NONCE);
  const cipher = xchacha20poly1305(key.bytes, nonce, boundTo(place, key.id));
  return concatBytes(nonce, cipher.encrypt(padded(plain)));
}

function open(
  keys: readonly DataKey[],
  place: Place,
  keyId: string,
  box: Uint8Array,
): Result<Uint8Array, SealError> {
  if (box.length <= NONCE) return fail({ type: "NotGenuine" });
  const key = keys.find(({ id }) => id === keyId);
  if (!key) return fail({ type: "KeyMissing", keyId });
  try {
    const cipher = xchacha20poly1305(key.bytes, box.subarray(0, NONCE), boundTo(place, keyId));
    const plain = unpadded(cipher.decrypt(box.subarray(NONCE)));
    return plain ? ok(plain) : fail({ type: "NotGenuine" });
  } catch {
    return fail({ type: "NotGenuine" }); // Poly1305 says only that the tag is wrong
  }
}

/** As JSON, so that no two places are written alike. */
const boundTo = ({ org, person, table, row, field }: Place, keyId: string): Uint8Array =>
  utf8ToBytes(JSON.stringify(["s1", org, person, table, row, field, keyId]));

/** ISO/IEC 7816-4: 0x80, then zeros, to the next 32 bytes; beyond 256 bytes to the next 256. */
function padded(plain: Uint8Array): Uint8Array {
  const step = plain.length < 256 ? 32 : 256;
  const whole = new Uint8Array(Math.ceil((plain.length + 1) / step) * step);
  whole.set(plain);
  whole[plain.length] = 0x80;
  return whole;
}

function unpadded(whole: Uint8Array): Uint8Array | undefined {
  const end = whole.findLastIndex((byte) => byte !== 0);
  return whole[end] === 0x80 ? whole.subarray(0, end) : undefined;
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
