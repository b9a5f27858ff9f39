import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The id that belongs to a name: a UUIDv8 of the name's SHA-256 (RFC 9562, 5.8), the same on every device and on the server. */
export function namedUuid(name: string): string {
  const bytes = sha256(utf8ToBytes(`all-elements ${name}`)).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
