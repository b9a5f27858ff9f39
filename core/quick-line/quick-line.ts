import { z } from "zod";
import { Sharing } from "../agenda/agenda-item.ts";
import { PersonId } from "../kernel/ids.ts";
import { Day, TimeOfDay } from "../kernel/time.ts";
import { Repeat } from "../recurrence/repeat.ts";
import { ReminderTime } from "../reminders/reminder.ts";
import { Priority } from "../tasks/task.ts";

/** A stretch of the line in UTF-16 units, `end` exclusive: `line.slice(start, end)`. */
export const Span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof Span>;

/** At most this many people are offered for an ambiguous name. */
export const MOST_CANDIDATES = 8;

/** A day, and a wall-clock time in the writer's zone or `null` for the whole day; the fields a task has. */
const due = { due: Day, dueAt: TimeOfDay.nullable() };

/** One part of the line that was understood. Values only: words for people are made where they are shown. */
export const Chip = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("person"), span: Span, id: PersonId }),
  z.strictObject({
    kind: z.literal("person-ambiguous"),
    span: Span,
    candidates: z.array(PersonId).min(2).max(MOST_CANDIDATES),
  }),
  z.strictObject({ kind: z.literal("due"), span: Span, ...due }),
  /** `due` is the first time; a due chip on the same line sets it. */
  z.strictObject({ kind: z.literal("repeat"), span: Span, repeat: Repeat, ...due }),
  z.strictObject({ kind: z.literal("remind"), span: Span, time: ReminderTime }),
  z.strictObject({ kind: z.literal("priority"), span: Span, priority: Priority }),
  z.strictObject({ kind: z.literal("label"), span: Span, label: z.string().min(1).max(40) }),
  z.strictObject({ kind: z.literal("sharing"), span: Span, sharing: Sharing }),
]);
export type Chip = z.infer<typeof Chip>;

/** A line as understood: chips in the order of the line, and the words that are left as the title. */
export const QuickLine = z.strictObject({ text: z.string(), chips: z.array(Chip).readonly() });
export type QuickLine = z.infer<typeof QuickLine>;
