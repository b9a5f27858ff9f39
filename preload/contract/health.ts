import { z } from "zod";
import { call, Nothing } from "./call.ts";

/** How this computer's clock stands beside the server's; `alone` where nobody is signed in. */
export const ClockHealth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("alone") }),
  z.strictObject({ kind: z.literal("offline") }),
  /** To the second, as servers say it; negative when it is behind. */
  z.strictObject({ kind: z.literal("known"), aheadMs: z.int() }),
]);
export type ClockHealth = z.infer<typeof ClockHealth>;

/** What a reminder needs of the computer, apart from somebody who shows it. */
export const health = {
  /** Whether anybody draws icons of programs here now: without one, closing the window ends the app. */
  "health.tray": call(Nothing, z.boolean()),
  "health.clock": call(Nothing, ClockHealth),
} as const;
