import { z } from "zod";
import { InboxItem } from "#core/inbox/inbox-item.ts";
import { PersonId } from "#core/kernel/ids.ts";
import { Day } from "#core/kernel/time.ts";
import { Task } from "#core/tasks/task.ts";
import { call, Nothing } from "./call.ts";
import { PairRow } from "./pairs.ts";

/** What the first screen answers at a glance. */
export const Today = z.strictObject({
  day: Day,
  /** 1:1s due today or overdue to be closed, then those of the next seven days. */
  meetings: z.array(PairRow),
  /** Mine: overdue and due today, then due this week; at most 50, `dueTotal` counts them up to 1,000. */
  due: z.array(Task),
  dueTotal: z.int(),
  /** What I promised someone, oldest first; at most 20. */
  iOwe: z.array(Task),
  /** Pairs not met for longer than twice their rhythm, or for six weeks. */
  notMet: z.array(
    z.strictObject({ personId: PersonId, lastHeldDay: Day.nullable(), days: z.int().nullable() }),
  ),
  inbox: z.array(InboxItem),
});
export type Today = z.infer<typeof Today>;

export const today = {
  "today.view": call(Nothing, Today),
} as const;
