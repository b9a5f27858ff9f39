import { z } from "zod";
import { HandoverId, PairId, PersonId } from "../kernel/ids.ts";
import { OptionalProse } from "../kernel/text.ts";
import { Millis } from "../kernel/time.ts";

export const HandoverState = z.enum(["proposed", "accepted", "declined", "withdrawn"]);

/**
 * Somebody's manager proposes who leads them next and what of the 1:1 goes along; the person alone decides. It lies in the pair of the two,
 * so whoever is to take over learns of nothing before that.
 */
export const Handover = z.strictObject({
  id: HandoverId,
  pairId: PairId,
  /** The manager who proposes it. */
  fromId: PersonId,
  personId: PersonId,
  toId: PersonId,
  /** Points and promises of the pair that may go along. */
  what: z.array(z.string()),
  note: z.string().nullable(),
  state: HandoverState,
  decidedAt: Millis.nullable(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Handover = z.infer<typeof Handover>;

/** A point or promise as it would be handed over, in its own words. */
export const HandoverItem = z.strictObject({
  id: z.string(),
  kind: z.enum(["point", "promise"]),
  text: z.string(),
  details: z.string().nullable(),
  /** Who wrote the point, or whose promise it is. */
  byId: PersonId,
});
export type HandoverItem = z.infer<typeof HandoverItem>;

export const HandoverNote = OptionalProse(2_000);

export const HandoverError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("HandoverMissing") }),
  z.strictObject({ type: z.literal("HandoverProposed") }),
  z.strictObject({ type: z.literal("NotYourReport") }),
  z.strictObject({ type: z.literal("PairMissing") }),
  z.strictObject({ type: z.literal("PersonMissing") }),
  z.strictObject({ type: z.literal("ManagerLoop"), through: z.string() }),
]);
export type HandoverError = z.infer<typeof HandoverError>;
