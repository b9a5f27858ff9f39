import { z } from "zod";
import { MeetingId, PairId, PersonId, TaskId } from "#core/kernel/ids.ts";
import { Day, TimeOfDay } from "#core/kernel/time.ts";
import { Repeat } from "#core/recurrence/repeat.ts";
import { ReminderTime } from "#core/reminders/reminder.ts";
import { Label, Priority, Task, TaskDetails, TaskError, TaskTitle } from "#core/tasks/task.ts";
import { TaskOrder } from "#core/tasks/task-order.ts";
import { UpTo } from "#core/kernel/up-to.ts";
import { call, Saved } from "./call.ts";

const fields = {
  title: TaskTitle,
  details: TaskDetails,
  assigneeId: PersonId,
  due: Day.nullable(),
  dueAt: TimeOfDay.nullable(),
  priority: Priority,
  labels: UpTo(20, Label),
  repeat: Repeat.nullable(),
};

/** Which tasks a list shows: `mine` and `waiting` (for others) are open ones; `done` is newest first. */
export const TaskList = z.enum(["mine", "waiting", "due", "done"]);
export type TaskList = z.infer<typeof TaskList>;

export const tasks = {
  /** At most `limit` tasks of a list, in the order they are shown: by due day, then priority, then age, `waiting` by person first, unless another order is asked for (what is done keeps its own). `total` counts them all, up to 1,000 or one more than the limit. */
  "tasks.list": call(
    z.strictObject({
      list: TaskList,
      personId: PersonId.optional(),
      label: z.string().max(60).optional(),
      order: TaskOrder.optional(),
      limit: z.int().min(1).max(20_000),
    }),
    z.strictObject({ tasks: z.array(Task), total: z.int() }),
  ),
  "tasks.find": call(z.strictObject({ id: TaskId }), Task, TaskError),
  /** Counts per list, up to 1,000, and the labels in use. */
  "tasks.summary": call(
    z.undefined(),
    z.strictObject({ mine: z.int(), waiting: z.int(), due: z.int(), labels: z.array(z.string()) }),
  ),
  "tasks.add": call(
    z
      .strictObject({
        ...fields,
        details: TaskDetails.default(null),
        pairId: PairId.nullable().default(null),
        meetingId: MeetingId.nullable().default(null),
        reminders: UpTo(10, ReminderTime).default([]),
      })
      .partial({
        assigneeId: true,
        due: true,
        dueAt: true,
        priority: true,
        labels: true,
        repeat: true,
      }),
    Saved(Task),
    TaskError,
  ),
  /** Several at once, as from a pasted list; one change, so one undo. */
  "tasks.addMany": call(
    z.strictObject({ titles: UpTo(500, TaskTitle, 1), assigneeId: PersonId.optional() }),
    Saved(z.array(Task)),
    TaskError,
  ),
  "tasks.change": call(
    z.strictObject({ id: TaskId, fields: z.strictObject(fields).partial() }),
    Saved(Task),
    TaskError,
  ),
  /** The same done to several tasks; one change, so one undo. Those no longer there are left out. */
  "tasks.changeMany": call(
    z.strictObject({
      ids: UpTo(20_000, TaskId, 1),
      to: z.union([
        z.strictObject({ fields: z.strictObject(fields).partial() }),
        z.strictObject({ state: Task.shape.state }),
        z.strictObject({ isArchived: z.literal(true) }),
      ]),
    }),
    Saved(z.array(Task)),
    TaskError,
  ),
  /** Done, open again, or dropped. A repeating task that is done comes back as a new one on its next day. */
  "tasks.setState": call(
    z.strictObject({ id: TaskId, state: Task.shape.state }),
    Saved(Task),
    TaskError,
  ),
  /** "Still on": its age in meetings starts again, with a new date if one is given. */
  "tasks.renew": call(z.strictObject({ id: TaskId, due: Day.nullable() }), Saved(Task), TaskError),
  "tasks.archive": call(z.strictObject({ id: TaskId }), Saved(Task), TaskError),
} as const;
