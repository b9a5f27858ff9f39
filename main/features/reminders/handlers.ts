import type { SliceHandlers } from "#contract/index.ts";
import type { ReminderId } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import type { Reminder, ReminderSubject } from "#core/reminders/reminder.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { fromReminder, toReminder } from "../../db/rows/reminder.ts";
import { saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const reminderHandlers = (deps: FeatureDeps): SliceHandlers<"reminders"> => ({
  "reminders.of": async ({ subject }) => ok(await remindersOf(deps.db, subject)),
  "reminders.add": ({ subject, time, forId }) =>
    saveChange(deps, "reminder.add", async () => {
      const reminder: Reminder = { id: deps.ids.next() as ReminderId, subject, time, forId, authorId: deps.identity.me, state: "scheduled", archivedAt: null, createdAt: deps.clock.now() };
      return ok({ ops: [added("reminder", reminder.id, scopes.self(deps.identity), fromReminder(reminder))], value: reminder });
    }),
  "reminders.archive": ({ id }) =>
    saveChange(deps, "reminder.archive", async (tx) => {
      const row = await tx.selectFrom("reminder").selectAll().where("id", "=", id).where("archived_at", "is", null).executeTakeFirst();
      if (!row) return fail({ type: "ReminderMissing" });
      const now = deps.clock.now();
      return ok({ ops: changed("reminder", id, { archived_at: null }, { archived_at: now }), value: { ...toReminder(row), archivedAt: now } });
    }),
});

async function remindersOf(db: Reader, subject: ReminderSubject): Promise<Reminder[]> {
  const rows = await db.selectFrom("reminder").selectAll().where("subject_type", "=", subject.type).where("subject_id", "=", subject.id).where("archived_at", "is", null).execute();
  return rows.map(toReminder);
}
