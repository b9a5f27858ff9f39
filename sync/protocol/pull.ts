import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import { WireRow } from "./push.ts";
import { ScopeId } from "./scope.ts";

/** The most rows of one page. */
export const MOST_ROWS = 5_000;

/**
 * A place inside a scope's history, opaque to devices. After a row: `<seq>/<table>/<id>` of the last one received, and the floor the reading
 * began at; after everything up to a version: `<seq>`.
 */
export const Cursor = z
  .string()
  .max(160)
  .regex(/^\d{1,16}(\/[a-z_]{1,40}\/[A-Za-z0-9_-]{1,64}(\/\d{1,16})?)?$/);
export type Cursor = z.infer<typeof Cursor>;

/** Each scope's cursor, and the epoch it counts in. */
const Cursors = z.record(ScopeId, z.tuple([z.string().max(64), Cursor]));

export const Pull = z.strictObject({
  proto: z.int(),
  cursors: Cursors,
  /** Scopes this device cannot read yet: `self:` while it has no key. */
  without: z.array(ScopeId).max(10),
  limit: z.int().min(1).max(MOST_ROWS),
});
export type Pull = z.infer<typeof Pull>;

export const Pulled = z.strictObject({
  /** Every scope of this person with its epoch and newest version: any other is to be forgotten. */
  scopes: z.array(z.tuple([ScopeId, z.string(), z.int()])),
  /** Scopes whose cursor is of no use any more: their rows come again from the start, and what does not come again is gone. */
  reset: z.array(ScopeId),
  /** In order of scope, then version. */
  rows: z.array(WireRow),
  /** The new place in each scope that these rows lead to. */
  cursors: Cursors,
  /** More is waiting. */
  more: z.boolean(),
  serverTime: Millis,
});
export type Pulled = z.infer<typeof Pulled>;
