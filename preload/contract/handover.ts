import { z } from "zod";
import { Handover, HandoverError, HandoverItem, HandoverNote } from "#core/handover/handover.ts";
import { HandoverId, PersonId } from "#core/kernel/ids.ts";
import { UpTo } from "#core/kernel/up-to.ts";
import { call, Nothing, Saved } from "./call.ts";

/** A proposal that waits, with what would be handed over. */
export const OpenHandover = z.strictObject({
  handover: Handover,
  items: z.array(HandoverItem),
});
export type OpenHandover = z.infer<typeof OpenHandover>;

const ItemIds = UpTo(2_000, z.string().min(1).max(64));

export const handover = {
  /** Proposals that wait for an answer: mine, and those about me. */
  "handover.open": call(Nothing, z.array(OpenHandover)),
  /** What there is to hand over with somebody: never anything private. */
  "handover.items": call(z.strictObject({ personId: PersonId }), z.array(HandoverItem)),
  "handover.propose": call(
    z.strictObject({ personId: PersonId, toId: PersonId, what: ItemIds, note: HandoverNote }),
    Saved(Handover),
    HandoverError,
  ),
  "handover.withdraw": call(z.strictObject({ id: HandoverId }), Saved(Handover), HandoverError),
  "handover.decline": call(z.strictObject({ id: HandoverId }), Saved(Handover), HandoverError),
  /** Hands over what is left ticked, and only that; one change, so one undo. */
  "handover.accept": call(
    z.strictObject({ id: HandoverId, what: ItemIds }),
    Saved(Handover),
    HandoverError,
  ),
} as const;
