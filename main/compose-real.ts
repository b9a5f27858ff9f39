import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";

/** The computer's clock. */
export const systemClock: Clock = { now: () => Date.now() as Millis };

/** UUIDv7 for what is new; for what has a name, a UUIDv8 of the name's SHA-256 (RFC 9562, 5.8), the same on every device. */
export const uuids: Ids = { next: uuidv7, from: namedUuid };

function namedUuid(name: string): string {
  const bytes = createHash("sha256").update(`all-elements ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
