import { z } from "zod";
import { PersonId, ReminderId } from "../kernel/ids.ts";
import { fail, ok, type Result } from "../kernel/result.ts";
import { Millis } from "../kernel/time.ts";
import { type Reminder, type ReminderError, ReminderSubject } from "./reminder.ts";

/** Another time for a reminder that I set, which waits for my yes or no. */
export const ProposedTime = z.strictObject({
  id: ReminderId,
  subject: ReminderSubject,
  title: z.string(),
  at: Millis,
  byName: z.string(),
});
export type ProposedTime = z.infer<typeof ProposedTime>;

/** Only somebody else may propose: who set a reminder changes it. */
export function proposed(
  reminder: Reminder,
  byId: PersonId,
  at: Millis,
): Result<Reminder, ReminderError> {
  const isOver = reminder.state === "acted" || reminder.state === "dismissed";
  if (isOver || reminder.authorId === byId) return fail({ type: "ReminderMissing" });
  return ok({ ...reminder, time: { ...reminder.time, proposed: { at, byId } } });
}

/** The reminder once who set it has said yes, or no: then it is as it was. */
export function decided(
  reminder: Reminder,
  me: PersonId,
  isAccepted: boolean,
): Result<Reminder, ReminderError> {
  const { proposed: wish, ...time } = reminder.time;
  if (!wish || reminder.authorId !== me) return fail({ type: "ReminderMissing" });
  return ok(
    isAccepted
      ? { ...reminder, time: { ...time, putOff: wish.at }, state: "scheduled" }
      : { ...reminder, time },
  );
}
