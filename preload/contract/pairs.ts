import { z } from "zod";
import { PairId, PersonId, TemplateId } from "#core/kernel/ids.ts";
import { Meeting } from "#core/meetings/meeting.ts";
import { Cadence, Pair, PairError } from "#core/pairs/pair.ts";
import { UpTo } from "#core/kernel/up-to.ts";
import { call, Nothing, Saved } from "./call.ts";

/** A pair as a list shows it. */
export const PairRow = z.strictObject({
  pair: Pair,
  otherId: PersonId,
  /** The open meeting, which holds the agenda. */
  next: Meeting.nullable(),
  /** Open points on the next agenda that I can see. */
  points: z.int(),
  /** Open promises: mine to them, theirs to me. */
  iOwe: z.int(),
  theyOwe: z.int(),
  lastHeldDay: z.string().nullable(),
});
export type PairRow = z.infer<typeof PairRow>;

export const pairs = {
  /** Pairs not archived, the next meeting first. */
  "pairs.list": call(Nothing, z.array(PairRow)),
  /** Starts a 1:1 with someone; a series when there is a cadence. Its first meeting is planned at once. */
  "pairs.start": call(
    z.strictObject({
      personId: PersonId,
      cadence: Cadence.nullable(),
      templateId: TemplateId.nullable(),
    }),
    Saved(Pair),
    PairError,
  ),
  /** Several at once, as for all direct reports; one change, so one undo. People one meets already are left as they are. */
  "pairs.startMany": call(
    z.strictObject({
      starts: UpTo(
        200,
        z.strictObject({
          personId: PersonId,
          cadence: Cadence.nullable(),
          templateId: TemplateId.nullable(),
        }),
        1,
      ),
    }),
    Saved(z.array(Pair)),
    PairError,
  ),
  "pairs.change": call(
    z.strictObject({
      id: PairId,
      cadence: Cadence.nullable().optional(),
      templateId: TemplateId.nullable().optional(),
      pinned: z.boolean().optional(),
    }),
    Saved(Pair),
    PairError,
  ),
  "pairs.archive": call(z.strictObject({ id: PairId }), Saved(Pair), PairError),
} as const;
