import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";

/**
 * The version of everything in this folder. History: 1 first release.
 * A change of shape takes the next number (protocol.test.ts holds the shape's fingerprint beside it) and keeps the older ones served.
 */
export const PROTOCOL = 1;
export const OLDEST_PROTOCOL = 1;

/** What the server says to a device before anything else. */
export const Hello = z.strictObject({
  protocol: z.strictObject({ oldest: z.int(), newest: z.int() }),
  serverTime: Millis,
  /** Where this device stands: the last mutation dealt with. */
  device: z.strictObject({ last: z.int() }),
});
export type Hello = z.infer<typeof Hello>;

/** Why a whole request was refused, as its JSON body. */
export const Refused = z.discriminatedUnion("type", [
  /** 401: sign in again, or refresh. */
  z.strictObject({ type: z.literal("NotSignedIn") }),
  /** 403: this device or person was removed; what it holds of the organisation is to be wiped. */
  z.strictObject({ type: z.literal("Removed") }),
  /** 409: a number this device used before for another change: its file was copied or restored. It goes on as a new device. */
  z.strictObject({ type: z.literal("DeviceForked"), last: z.int() }),
  /** 409: numbers must be dense; the next one is `last` + 1. */
  z.strictObject({ type: z.literal("Gap"), last: z.int() }),
  /** 426: reading goes on, edits stay queued until the app is newer. */
  z.strictObject({ type: z.literal("TooOld"), oldest: z.int() }),
  /** 400. */
  z.strictObject({ type: z.literal("BadRequest"), issues: z.array(z.string()).max(8) }),
  /** 413. */
  z.strictObject({ type: z.literal("TooLarge") }),
  /** 429. */
  z.strictObject({ type: z.literal("SlowDown"), retryAfterMs: z.int() }),
  /** 500 or 503, with a number to find it in the log. */
  z.strictObject({ type: z.literal("Unavailable"), incident: z.string() }),
]);
export type Refused = z.infer<typeof Refused>;

/** The paths, all POST with JSON but the live socket. */
export const paths = {
  hello: "/v1/sync/hello",
  push: "/v1/sync/push",
  pull: "/v1/sync/pull",
  live: "/v1/live",
} as const;
