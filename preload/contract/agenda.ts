import { z } from "zod";
import { AgendaError, AgendaItem, AgendaText, Sharing } from "#core/agenda/agenda-item.ts";
import { AgendaItemId, MeetingId, PersonId } from "#core/kernel/ids.ts";
import { Day, TimeOfDay } from "#core/kernel/time.ts";
import { ReminderTime } from "#core/reminders/reminder.ts";
import { Label, Priority, Task, TaskTitle } from "#core/tasks/task.ts";
import { UpTo } from "#core/kernel/up-to.ts";
import { call, Saved } from "./call.ts";

const That = z.strictObject({ id: AgendaItemId });

export const agenda = {
  /** Adds a point at the end. */
  "agenda.add": call(
    z.strictObject({ meetingId: MeetingId, text: AgendaText, sharing: Sharing }),
    Saved(AgendaItem),
    AgendaError,
  ),
  /** Several at once, as from a template or a pasted list; one change, so one undo. */
  "agenda.addMany": call(
    z.strictObject({
      meetingId: MeetingId,
      texts: UpTo(200, AgendaText, 1),
      sharing: Sharing,
    }),
    Saved(z.array(AgendaItem)),
    AgendaError,
  ),
  "agenda.rename": call(
    z.strictObject({ id: AgendaItemId, text: AgendaText }),
    Saved(AgendaItem),
    AgendaError,
  ),
  "agenda.share": call(
    z.strictObject({ id: AgendaItemId, sharing: Sharing }),
    Saved(AgendaItem),
    AgendaError,
  ),
  "agenda.setState": call(
    z.strictObject({ id: AgendaItemId, state: z.enum(["open", "done", "dropped"]) }),
    Saved(AgendaItem),
    AgendaError,
  ),
  /** Puts it right after another, or first when `after` is null. */
  "agenda.move": call(
    z.strictObject({ id: AgendaItemId, after: AgendaItemId.nullable() }),
    Saved(AgendaItem),
    AgendaError,
  ),
  "agenda.archive": call(That, Saved(AgendaItem), AgendaError),
  /** Turns a point into an action item; the point is done. One change. */
  "agenda.toTask": call(
    z.strictObject({
      id: AgendaItemId,
      title: TaskTitle,
      assigneeId: PersonId,
      due: Day.nullable(),
      dueAt: TimeOfDay.nullable(),
      priority: Priority,
      labels: UpTo(20, Label),
      reminders: UpTo(10, ReminderTime),
    }),
    Saved(Task),
    AgendaError,
  ),
} as const;
