import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { ScopeId } from "./scope.ts";

// The live socket carries hints only: whatever is lost on it is found by the next pull.

/** Closes the socket of a device that may hear nothing any more: asked, the server says why. */
export const LIVE_SHUT = 4403;

/** Where somebody is: a meeting's page, by id. `null`: not there any more. */
const Place = z.string().max(80).nullable();

export const LiveUp = z.discriminatedUnion("type", [
  /** I am looking at this, in this scope; said again every 20 s while it is so. */
  z.strictObject({ type: z.literal("here"), scope: ScopeId, place: Place }),
]);
export type LiveUp = z.infer<typeof LiveUp>;

export const LiveDown = z.discriminatedUnion("type", [
  /** These scopes have a newer version. */
  z.strictObject({ type: z.literal("poke"), heads: z.record(ScopeId, z.int()) }),
  z.strictObject({
    type: z.literal("here"),
    scope: ScopeId,
    personId: PersonId,
    place: Place,
  }),
  /** Membership or this device changed: ask again who you are. */
  z.strictObject({ type: z.literal("account") }),
]);
export type LiveDown = z.infer<typeof LiveDown>;
