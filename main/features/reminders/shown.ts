import { instantOf } from "#core/kernel/calendar-day.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import type { Millis, Zone } from "#core/kernel/time.ts";
import type { Reminder } from "#core/reminders/reminder.ts";
import { isRepeating, lastPassed, type Repeating } from "#core/reminders/repeating.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import { changed, type Op } from "../../db/ops.ts";
import { fromReminder } from "../../db/rows/reminder.ts";
import type { Plan } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import { findReminder } from "./queries.ts";

/** Those of `due` that are still to be said, as shown: another device, or an answer, may have been quicker. */
export async function planShown(
  tx: Reader,
  due: readonly WaitingReminder[],
  now: Millis,
  zone: Zone,
): Promise<Result<Plan<readonly WaitingReminder[]>, never>> {
  const ops: Op[] = [];
  const value: WaitingReminder[] = [];
  for (const one of due) {
    const before = await findReminder(tx, one.id);
    const after = before && shown(before, now, zone);
    if (!after) continue;
    ops.push(...changed("reminder", one.id, fromReminder(before), fromReminder(after)));
    value.push({ ...one, dueAt: dueOf(before, after, zone) ?? one.dueAt });
  }
  return ok({ ops, value });
}

/** A reminder as it is once it was said; `undefined` when it is not to be said any more. */
function shown(reminder: Reminder, now: Millis, zone: Zone): Reminder | undefined {
  const { state, time: before } = reminder;
  if (state === "acted" || state === "dismissed") return undefined;
  if (!isRepeating(before))
    return state === "scheduled" ? { ...reminder, state: "shown" } : undefined;
  const time = lastPassed(before, now, zone);
  // Answered meanwhile, it waits for its next time; rung meanwhile, there is nothing new to say.
  const isNew = state === "scheduled" ? !isToCome(time, now, zone) : time.day !== before.day;
  return isNew ? { ...reminder, time, state: "shown" } : undefined;
}

const isToCome = (time: Repeating, now: Millis, zone: Zone): boolean =>
  time.putOff === undefined && instantOf(time.day, time.at, zone) > now;

/** One that passed several times unsaid is as late as the last of them. */
function dueOf(before: Reminder, { time }: Reminder, zone: Zone): Millis | undefined {
  const isLater = time.kind === "on" && dayOf(before.time) !== time.day;
  return isLater ? instantOf(time.day, time.at, zone) : undefined;
}

const dayOf = (time: Reminder["time"]) => (time.kind === "on" ? time.day : undefined);
