import type { Input, SliceHandlers } from "#contract/index.ts";
import type { ReminderId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Reminder, ReminderError, ReminderSubject } from "#core/reminders/reminder.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { fromReminder, toReminder } from "../../db/rows/reminder.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const reminderHandlers = (deps: FeatureDeps): SliceHandlers<"reminders"> => ({
  "reminders.of": async ({ subject }) => ok(await remindersOf(deps.db, subject)),
  "reminders.add": (input) => saveChange(deps, "reminder.add", (tx) => add(tx, deps, input)),
  "reminders.archive": ({ id }) =>
    saveChange(deps, "reminder.archive", async (tx) => {
      const row = await tx
        .selectFrom("reminder")
        .selectAll()
        .where("id", "=", id)
        .where("archived_at", "is", null)
        .executeTakeFirst();
      if (!row) return fail({ type: "ReminderMissing" });
      const now = deps.clock.now();
      return ok({
        ops: changed("reminder", id, { archived_at: null }, { archived_at: now }),
        value: { ...toReminder(row), archivedAt: now },
      });
    }),
});

async function add(
  tx: Reader,
  deps: FeatureDeps,
  { subject, time, forId }: Input<"reminders.add">,
): Promise<Result<Plan<Reminder>, ReminderError>> {
  const scope = await scopeFor(tx, deps, subject);
  if (scope === undefined) return fail({ type: "ReminderSubjectMissing" });
  const reminder: Reminder = {
    id: deps.ids.next() as ReminderId,
    subject,
    time,
    forId,
    authorId: deps.identity.me,
    state: "scheduled",
    archivedAt: null,
    createdAt: deps.clock.now(),
  };
  return ok({
    ops: [added("reminder", reminder.id, scope, fromReminder(reminder))],
    value: reminder,
  });
}

/** One on somebody else's task lies where they can see it; every other is mine alone. */
async function scopeFor(
  tx: Reader,
  { identity }: FeatureDeps,
  { type, id }: ReminderSubject,
): Promise<string | undefined> {
  if (type === "agenda-item") {
    const point = await tx
      .selectFrom("agenda_item")
      .select("id")
      .where("id", "=", id)
      .where("archived_at", "is", null)
      .executeTakeFirst();
    return point && scopes.self(identity);
  }
  const task = await tx
    .selectFrom("task")
    .select(["assignee_id", "scope_id"])
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return task && (task.assignee_id === identity.me ? scopes.self(identity) : task.scope_id);
}

async function remindersOf(db: Reader, subject: ReminderSubject): Promise<Reminder[]> {
  const rows = await db
    .selectFrom("reminder")
    .selectAll()
    .where("subject_type", "=", subject.type)
    .where("subject_id", "=", subject.id)
    .where("archived_at", "is", null)
    .execute();
  return rows.map(toReminder);
}
