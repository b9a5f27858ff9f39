import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";

// How the key of a person's private rows reaches their other devices. The server keeps what is wrapped and can open none of it.

const Base64Url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

export const KeyId = Base64Url(12);
const DeviceId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** 32 bytes of an X25519 public key. */
const PublicKey = Base64Url(43);

/** The key wrapped under the recovery kit's code. */
const ByKit = z.strictObject({ keyId: KeyId, wrapped: Base64Url(300) });
/** The key wrapped for one device: a public key used once, a dot, the sealed key. */
const ForDevice = z.strictObject({
  keyId: KeyId,
  wrapped: z
    .string()
    .max(300)
    .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/),
});

/** What is known of this person's key. */
export const KeyState = z.strictObject({
  kit: ByKit.nullable(),
  /** What another device handed over to this one. */
  handed: ForDevice.nullable(),
  /** Other devices of this person that ask for the key. */
  asking: z.array(
    z.strictObject({
      deviceId: DeviceId,
      name: z.string().max(200),
      publicKey: PublicKey,
      at: Millis,
    }),
  ),
});
export type KeyState = z.infer<typeof KeyState>;

export const KeyAsk = z.strictObject({ publicKey: PublicKey });
/** Keeps the kit; `replaces` names the key it takes the place of: a kit is never overwritten by a device that did not know it. */
export const KeyKit = z.strictObject({ ...ByKit.shape, replaces: KeyId.nullable() });
export const KeyHandOver = z.strictObject({ deviceId: DeviceId, ...ForDevice.shape });
export const KeyRefuse = z.strictObject({ deviceId: DeviceId });

export const KeyRefusal = z.discriminatedUnion("type", [
  /** Another device made a key first: ask for that one. */
  z.strictObject({ type: z.literal("KeyExists"), keyId: KeyId }),
  /** That device asks no more. */
  z.strictObject({ type: z.literal("NotAsking") }),
]);
export type KeyRefusal = z.infer<typeof KeyRefusal>;

/** All POST. */
export const keyPaths = {
  state: "/v1/keys/state",
  ask: "/v1/keys/ask",
  kit: "/v1/keys/kit",
  handOver: "/v1/keys/hand-over",
  refuse: "/v1/keys/refuse",
} as const;
