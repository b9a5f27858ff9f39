import type { Input, SliceHandlers } from "#contract/index.ts";
import { instantOf } from "#core/kernel/calendar-day.ts";
import type { ReminderId, TaskId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Millis, Zone } from "#core/kernel/time.ts";
import { withNags } from "#core/reminders/nagging.ts";
import type { Reminder, ReminderError, ReminderSubject } from "#core/reminders/reminder.ts";
import { afterAnswer, isRepeating, withRepeat } from "#core/reminders/repeating.ts";
import { decided, proposed } from "#core/reminders/proposal.ts";
import { snoozed } from "#core/reminders/snooze.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromReminder } from "../../db/rows/reminder.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findReminder, remindersOf, remindersRung, zoneOf } from "./queries.ts";
import { planSeen, proposalsFor } from "./for-others.ts";

/** How the task that a reminder is about is done; `compose-store.ts` fills it. */
export type ReminderPorts = {
  readonly planDone: (
    tx: Reader,
    id: TaskId,
  ) => Promise<Result<{ readonly ops: readonly Op[] }, { readonly type: string }>>;
  /** Somebody uses this device. */
  readonly used: () => void;
};

export const reminderHandlers = (
  deps: FeatureDeps,
  ports: ReminderPorts,
): SliceHandlers<"reminders"> => ({
  "reminders.of": async ({ subject }) => ok(await remindersOf(deps.db, subject)),
  "reminders.rung": async () => ok(await remindersRung(deps.db, deps.identity.me)),
  "reminders.answer": (input) =>
    saveChange(deps, `reminder.${input.how.do}`, (tx) => answer(tx, deps, ports, input)),
  "reminders.add": (input) => saveChange(deps, "reminder.add", (tx) => add(tx, deps, input)),
  "reminders.change": (input) =>
    saveChange(deps, "reminder.change", (tx) => change(tx, deps, input)),
  "reminders.seen": async ({ ids }) => {
    await saveChange(deps, "reminder.seen", (tx) => planSeen(tx, deps, ids), { undoable: false });
    return ok(undefined);
  },
  "reminders.propose": ({ id, at }) =>
    saveChange(deps, "reminder.propose", (tx) =>
      planned(tx, id, (reminder) => proposed(reminder, deps.identity.me, at)),
    ),
  "reminders.proposed": async () => ok(await proposalsFor(deps.db, deps.identity.me)),
  "reminders.decide": ({ id, isAccepted }) =>
    saveChange(deps, "reminder.decide", (tx) =>
      planned(tx, id, (reminder) => decided(reminder, deps.identity.me, isAccepted)),
    ),
  "reminders.used": async () => {
    ports.used();
    return ok(undefined);
  },
  "reminders.archive": ({ id }) =>
    saveChange(deps, "reminder.archive", async (tx) => {
      const reminder = await findReminder(tx, id);
      if (!reminder) return fail({ type: "ReminderMissing" });
      const now = deps.clock.now();
      return ok({
        ops: changed("reminder", id, { archived_at: null }, { archived_at: now }),
        value: { ...reminder, archivedAt: now },
      });
    }),
});

/** A reminder that something is done to, by a rule that may say no. */
async function planned(
  tx: Reader,
  id: ReminderId,
  rule: (reminder: Reminder) => Result<Reminder, ReminderError>,
): Promise<Result<Plan<Reminder>, ReminderError>> {
  const before = await findReminder(tx, id);
  if (!before) return fail({ type: "ReminderMissing" });
  const after = rule(before);
  if (!after.ok) return after;
  return ok({
    ops: changed("reminder", id, fromReminder(before), fromReminder(after.value)),
    value: after.value,
  });
}

/** Answers several at once, in one change. Those that are gone, or answered on another device, are passed over. */
async function answer(
  tx: Reader,
  deps: FeatureDeps,
  ports: ReminderPorts,
  { ids, how }: Input<"reminders.answer">,
): Promise<Result<Plan<number>, ReminderError>> {
  const zone = await zoneOf(tx, deps.identity.me);
  const now = deps.clock.now();
  const ops: Op[] = [];
  const tasks = new Set<TaskId>();
  let answered = 0;
  for (const id of new Set(ids)) {
    const reminder = await findReminder(tx, id);
    if (!reminder || isAnswered(reminder, now, zone)) continue;
    answered += 1;
    const after = fromReminder({ ...reminder, ...answeredBy(how, reminder, now, zone) });
    ops.push(...changed("reminder", id, fromReminder(reminder), after));
    if (how.do === "done" && reminder.subject.type === "task") tasks.add(reminder.subject.id);
  }
  if (answered === 0) return fail({ type: "ReminderMissing" });
  for (const id of tasks) {
    const done = await ports.planDone(tx, id);
    // A task that is gone meanwhile needs no doing.
    if (done.ok) ops.push(...done.value.ops);
  }
  return ok({ ops, value: answered });
}

/** One that comes back waits for its next time once it was answered: a second answer is for nothing. */
function isAnswered({ state, time }: Reminder, now: Millis, zone: Zone): boolean {
  if (state !== "scheduled") return state === "acted" || state === "dismissed";
  return isRepeating(time) && time.putOff === undefined && instantOf(time.day, time.at, zone) > now;
}

function answeredBy(
  how: Input<"reminders.answer">["how"],
  { time: { proposed: _, ...time } }: Reminder,
  now: Millis,
  zone: Zone,
): Pick<Reminder, "state" | "time"> {
  if (how.do === "snooze") return { state: "scheduled", time: snoozed(time, how.until, now, zone) };
  // What comes back is answered for this time only.
  if (isRepeating(time)) return { state: "scheduled", time: afterAnswer(time, now, zone) };
  return { state: how.do === "done" ? "acted" : "dismissed", time };
}

async function change(
  tx: Reader,
  deps: FeatureDeps,
  { id, repeat, nags }: Input<"reminders.change">,
): Promise<Result<Plan<Reminder>, ReminderError>> {
  const zone = await zoneOf(tx, deps.identity.me);
  return planned(tx, id, (before) =>
    ok({ ...before, time: withNags(withRepeat(before.time, repeat, zone), nags) }),
  );
}

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
