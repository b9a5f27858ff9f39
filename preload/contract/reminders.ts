import { z } from "zod";
import { PersonId, ReminderId } from "#core/kernel/ids.ts";
import { Millis } from "#core/kernel/time.ts";
import { Repeat } from "#core/recurrence/repeat.ts";
import {
  Reminder,
  ReminderError,
  ReminderSubject,
  ReminderTime,
} from "#core/reminders/reminder.ts";
import { ProposedTime } from "#core/reminders/proposal.ts";
import { Snooze } from "#core/reminders/snooze.ts";
import { WaitingReminder } from "#core/reminders/waiting.ts";
import { call, Nothing, Saved } from "./call.ts";

/** What is done about a reminder that rang. Done also does the task it is about. */
const Answered = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("done") }),
  z.strictObject({ do: z.literal("snooze"), until: Snooze }),
  z.strictObject({ do: z.literal("drop") }),
]);

export const reminders = {
  "reminders.of": call(z.strictObject({ subject: ReminderSubject }), z.array(Reminder)),
  /** Those for me that rang and wait for an answer, the latest first. */
  "reminders.rung": call(Nothing, z.array(WaitingReminder)),
  /** Answers reminders that rang, all in one change; says how many. */
  "reminders.answer": call(
    z.strictObject({ ids: z.array(ReminderId).min(1).max(1_000), how: Answered }),
    Saved(z.int()),
    ReminderError,
  ),
  "reminders.add": call(
    z.strictObject({ subject: ReminderSubject, time: ReminderTime, forId: PersonId.nullable() }),
    Saved(Reminder),
    ReminderError,
  ),
  /** By what rhythm it comes back (only at a time of day; `null`: once), and whether it is said again until it is answered. */
  "reminders.change": call(
    z.strictObject({ id: ReminderId, repeat: Repeat.nullable(), nags: z.boolean() }),
    Saved(Reminder),
    ReminderError,
  ),
  /** They stand on the screen before the one who is reminded; whoever set them learns it. */
  "reminders.seen": call(z.strictObject({ ids: z.array(ReminderId).min(1).max(1_000) }), Nothing),
  /** Asks whoever set it for another time. */
  "reminders.propose": call(
    z.strictObject({ id: ReminderId, at: Millis }),
    Saved(Reminder),
    ReminderError,
  ),
  /** The times that others would rather be reminded at, of reminders that I set. */
  "reminders.proposed": call(Nothing, z.array(ProposedTime)),
  "reminders.decide": call(
    z.strictObject({ id: ReminderId, isAccepted: z.boolean() }),
    Saved(Reminder),
    ReminderError,
  ),
  /** Somebody uses this device: reminders come here first. */
  "reminders.used": call(Nothing, Nothing),
  "reminders.archive": call(z.strictObject({ id: ReminderId }), Saved(Reminder), ReminderError),
} as const;
