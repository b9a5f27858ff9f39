import { z } from "zod";
import { PairId, PersonId, TemplateId } from "../kernel/ids.ts";
import { Millis, TimeOfDay, Zone } from "../kernel/time.ts";

/** How often two people meet: every n weeks on a weekday (ISO: 1 is Monday) at a wall-clock time in `zone`. */
export const Cadence = z.strictObject({
  everyWeeks: z.int().min(1).max(12),
  weekday: z.int().min(1).max(7),
  at: TimeOfDay,
  minutes: z.int().min(5).max(480),
  zone: Zone,
});
export type Cadence = z.infer<typeof Cadence>;

/** Two people who meet. Agenda, history and promises belong to the pair, not to one of them and not to a calendar event. */
export const Pair = z.strictObject({
  id: PairId,
  personIds: z.tuple([PersonId, PersonId]),
  cadence: Cadence.nullable(),
  templateId: TemplateId.nullable(),
  pinned: z.boolean(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Pair = z.infer<typeof Pair>;

/** What the id of two people's pair is made from: they are the same pair on every device, and on the server. */
export const pairName = (people: readonly [string, string]): string =>
  `pair:${people.toSorted().join(":")}`;

export const PairError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("PairMissing") }),
  z.strictObject({ type: z.literal("PersonMissing") }),
  z.strictObject({ type: z.literal("PairExists"), pairId: PairId }),
  z.strictObject({ type: z.literal("PairWithMyself") }),
]);
export type PairError = z.infer<typeof PairError>;
