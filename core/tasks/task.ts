import { z } from "zod";
import { AgendaItemId, MeetingId, PairId, PersonId, TaskId } from "../kernel/ids.ts";
import { Line, OptionalProse } from "../kernel/text.ts";
import { Day, Millis, TimeOfDay } from "../kernel/time.ts";
import { Repeat } from "../recurrence/repeat.ts";

/** 0 none, 1 low, 2 medium, 3 high. */
export const Priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Priority = z.infer<typeof Priority>;

export const Label = z
  .string()
  .max(200)
  .transform((text) => text.normalize("NFC").trim().replace(/^#/, ""))
  .pipe(z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u));

/** An action item: who does what by when. With a pair it is a promise. */
export const Task = z.strictObject({
  id: TaskId,
  title: z.string(),
  details: z.string().nullable(),
  authorId: PersonId,
  assigneeId: PersonId,
  pairId: PairId.nullable(),
  meetingId: MeetingId.nullable(),
  agendaItemId: AgendaItemId.nullable(),
  due: Day.nullable(),
  dueAt: TimeOfDay.nullable(),
  priority: Priority,
  labels: z.array(z.string()),
  repeat: Repeat.nullable(),
  state: z.enum(["open", "done", "dropped"]),
  doneAt: Millis.nullable(),
  /** When its owner last said "still on": its age in meetings counts from here. */
  renewedAt: Millis.nullable(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Task = z.infer<typeof Task>;

export const TaskTitle = Line(500);
export const TaskDetails = OptionalProse(20_000);

export const TaskError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("TaskMissing") }),
  z.strictObject({ type: z.literal("PersonMissing") }),
]);
export type TaskError = z.infer<typeof TaskError>;
