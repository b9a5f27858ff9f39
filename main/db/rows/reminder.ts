import type { Selectable } from "kysely";
import type { Reminder } from "#core/reminders/reminder.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toReminder = (row: Selectable<Tables["reminder"]>): Reminder =>
  ({
    id: row.id,
    subject: { type: row.subject_type, id: row.subject_id },
    time: JSON.parse(row.time),
    forId: row.for_id,
    authorId: row.author_id,
    state: row.state,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Reminder;

export const fromReminder = (reminder: Reminder): Columns<"reminder"> => ({
  subject_type: reminder.subject.type,
  subject_id: reminder.subject.id,
  time: JSON.stringify(reminder.time),
  for_id: reminder.forId,
  author_id: reminder.authorId,
  state: reminder.state,
});
