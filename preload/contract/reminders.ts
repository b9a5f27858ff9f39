import { z } from "zod";
import { PersonId, ReminderId } from "#core/kernel/ids.ts";
import {
  Reminder,
  ReminderError,
  ReminderSubject,
  ReminderTime,
} from "#core/reminders/reminder.ts";
import { call, Saved } from "./call.ts";

export const reminders = {
  "reminders.of": call(z.strictObject({ subject: ReminderSubject }), z.array(Reminder)),
  "reminders.add": call(
    z.strictObject({ subject: ReminderSubject, time: ReminderTime, forId: PersonId.nullable() }),
    Saved(Reminder),
    ReminderError,
  ),
  "reminders.archive": call(z.strictObject({ id: ReminderId }), Saved(Reminder), ReminderError),
} as const;
