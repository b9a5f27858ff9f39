import { z } from "zod";
import { AgendaItemId, PersonId, ReminderId, TaskId } from "../kernel/ids.ts";
import { Day, Millis, TimeOfDay } from "../kernel/time.ts";
import { Repeat } from "../recurrence/repeat.ts";

/** What any time may have. */
const also = {
  /** Said again and again until it is answered. */
  nags: z.literal(true).optional(),
  /** Whoever is reminded put it off: until then, or until the next 1:1. Its own time stays as it was set. */
  putOff: z.union([Millis, z.literal("next-meeting")]).optional(),
  /** Whoever is reminded would rather have it then; who set it says yes or no. */
  proposed: z.strictObject({ at: Millis, byId: PersonId }).optional(),
};

/** When it is due: an instant, minutes before the task's due time, at the next 1:1 of its pair, or a time of day by the clock of whoever is reminded, which may come back. */
export const ReminderTime = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("at"),
    at: Millis,
    /** Meant as a time on the clock, not as so long from now: for somebody elsewhere it is that time on theirs. */
    byClock: z.literal(true).optional(),
    ...also,
  }),
  z.strictObject({ kind: z.literal("before-due"), minutes: z.int().min(0).max(525_600), ...also }),
  z.strictObject({ kind: z.literal("next-meeting"), ...also }),
  z.strictObject({
    kind: z.literal("on"),
    day: Day,
    at: TimeOfDay,
    repeat: Repeat.optional(),
    ...also,
  }),
]);
export type ReminderTime = z.infer<typeof ReminderTime>;

export const ReminderSubject = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("task"), id: TaskId }),
  z.strictObject({ type: z.literal("agenda-item"), id: AgendaItemId }),
]);
export type ReminderSubject = z.infer<typeof ReminderSubject>;

/** Reminds whoever owns its subject when it rings, or the person it names. `shown`, `seen`, `acted` and `dismissed` come back to who set it. */
export const Reminder = z.strictObject({
  id: ReminderId,
  subject: ReminderSubject,
  time: ReminderTime,
  /** `null`: whoever owns the subject when it fires. */
  forId: PersonId.nullable(),
  authorId: PersonId,
  state: z.enum(["scheduled", "shown", "seen", "acted", "dismissed"]),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Reminder = z.infer<typeof Reminder>;

export const ReminderError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ReminderMissing") }),
  z.strictObject({ type: z.literal("ReminderSubjectMissing") }),
]);
export type ReminderError = z.infer<typeof ReminderError>;
