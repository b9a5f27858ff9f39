import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import { call, Nothing } from "./call.ts";

/** Names what was done, as a key of the catalogue, such as `task.rename`. */
export const ChangeLabel = z.string().max(60);

export const ChangeError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("NothingToUndo") }),
]);

export const changes = {
  /** Takes back one change, or the latest; `label` says what was taken back. */
  "changes.undo": call(
    z.strictObject({ change: z.int().optional() }),
    z.strictObject({ change: z.int(), label: ChangeLabel }),
    ChangeError,
  ),
  /** Does again what was taken back last. */
  "changes.redo": call(
    Nothing,
    z.strictObject({ change: z.int(), label: ChangeLabel }),
    ChangeError,
  ),
  /** When the last change was saved here, and how many wait to be sent. */
  "changes.saved": call(Nothing, z.strictObject({ lastAt: Millis.nullable(), waiting: z.int() })),
} as const;
