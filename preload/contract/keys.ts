import { z } from "zod";
import { call, Done, Nothing } from "./call.ts";

/** Where this device stands with the key of private notes. */
export const KeyStanding = z.discriminatedUnion("type", [
  /** Not signed in: private notes are on this computer only. */
  z.strictObject({ type: z.literal("off") }),
  /** Signed in, and not yet known: the server has not answered since. */
  z.strictObject({ type: z.literal("unknown") }),
  z.strictObject({
    type: z.literal("ready"),
    /** The person said they have the recovery kit on paper. */
    isKitKept: z.boolean(),
    /** Devices of the same person that ask for the key; `number` is what they show. */
    asking: z.array(z.strictObject({ deviceId: z.string(), name: z.string(), number: z.string() })),
  }),
  /** Another device has the key: allow it there, where the same number is shown, or type the recovery kit. */
  z.strictObject({ type: z.literal("waiting"), number: z.string() }),
]);
export type KeyStanding = z.infer<typeof KeyStanding>;

export const KeysError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Offline") }),
  z.strictObject({ type: z.literal("NotSignedIn") }),
  z.strictObject({ type: z.literal("WrongKit") }),
  /** That device asks no more, or shows another number. */
  z.strictObject({ type: z.literal("NotAsking") }),
  z.strictObject({ type: z.literal("KitMissing") }),
]);
export type KeysError = z.infer<typeof KeysError>;

export const keys = {
  "keys.standing": call(Nothing, KeyStanding),
  /** The recovery kit's code, to be shown, printed or kept as a file. */
  "keys.kit": call(Nothing, z.strictObject({ code: z.string() }), KeysError),
  /** The person has it on paper. */
  "keys.kitKept": call(Nothing, Done, KeysError),
  /** Opens private notes here with the kit's code. */
  "keys.open": call(z.strictObject({ code: z.string().max(200) }), Done, KeysError),
  /** Hands the key to the device that shows `number`. */
  "keys.allow": call(
    z.strictObject({ deviceId: z.string().max(64), number: z.string().max(6) }),
    Done,
    KeysError,
  ),
  "keys.refuse": call(z.strictObject({ deviceId: z.string().max(64) }), Done, KeysError),
} as const;
