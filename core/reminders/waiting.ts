import { z } from "zod";
import { PairId, PersonId, ReminderId } from "../kernel/ids.ts";
import { Millis } from "../kernel/time.ts";
import { ReminderSubject } from "./reminder.ts";

/** A reminder for me with what it is about: still to ring, or rung and waiting for an answer. */
export const WaitingReminder = z.strictObject({
  id: ReminderId,
  subject: ReminderSubject,
  title: z.string(),
  pairId: PairId.nullable(),
  /** The other one of the pair. */
  withId: PersonId.nullable(),
  withName: z.string().nullable(),
  /** Who set it, when that was somebody else. */
  byName: z.string().nullable(),
  dueAt: Millis,
  /** Whoever set it knows that it was seen. */
  isSeen: z.boolean(),
  /** The time that I proposed instead. */
  proposedAt: Millis.nullable(),
  /** It comes back by a rhythm, whatever is answered. */
  repeats: z.boolean(),
});
export type WaitingReminder = z.infer<typeof WaitingReminder>;
