import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import { PairId, PersonId } from "#core/kernel/ids.ts";
import { call, Done, Nothing } from "./call.ts";

/** How this profile stands with the server. What is saved here is said by `changes.saved`. */
export const SyncStatus = z.discriminatedUnion("type", [
  /** No account: there is nothing to sync with. */
  z.strictObject({ type: z.literal("off") }),
  z.strictObject({
    type: z.literal("on"),
    phase: z.enum(["starting", "syncing", "idle", "offline", "paused"]),
    /** Why it is paused, where it is. */
    reason: z.enum(["signed-out", "removed", "too-old", "no-key", "failing"]).nullable(),
    /** Rows received so far, while syncing. */
    received: z.int(),
    waiting: z.int(),
    /** Changes that were refused and nobody has looked after yet. */
    refused: z.int(),
    unreadable: z.int(),
    syncedAt: Millis.nullable(),
  }),
]);
export type SyncStatus = z.infer<typeof SyncStatus>;

export const RefusedRow = z.strictObject({
  table: z.string(),
  id: z.string(),
  /** What I wrote, by column. */
  mine: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** What the server has there; `null`: nothing for me. */
  theirs: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(),
});

/** A change that was not accepted: kept whole until somebody decides. */
export const RefusedChange = z.strictObject({
  id: z.int(),
  /** What was done, as a key of the catalogue such as `task.rename`. */
  label: z.string(),
  at: Millis,
  code: z.enum(["bad-op", "forbidden", "row-gone", "row-moved", "signed-out", "too-large"]),
  rows: z.array(RefusedRow),
});
export type RefusedChange = z.infer<typeof RefusedChange>;

export const SyncError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("RefusedMissing") }),
]);

export const sync = {
  "sync.status": call(Nothing, SyncStatus),
  /** Now: the network is back, or a person asks for it. */
  "sync.now": call(Nothing, Done),
  "sync.refused": call(Nothing, z.array(RefusedChange)),
  /** Everything refused, as JSON text to keep. */
  "sync.exportRefused": call(Nothing, z.strictObject({ json: z.string() })),
  /** Sends it again from the rows as they are here. */
  "sync.sendAgain": call(z.strictObject({ id: z.int() }), Done, SyncError),
  /** Lets it go: the server's row stands. */
  "sync.drop": call(z.strictObject({ id: z.int() }), Done, SyncError),
  /** I look at this 1:1, or no longer (`null`). */
  "sync.here": call(z.strictObject({ pairId: PairId, isHere: z.boolean() }), Done),
  /** Who else looks at it now. */
  "sync.present": call(z.strictObject({ pairId: PairId }), z.array(PersonId)),
} as const;
