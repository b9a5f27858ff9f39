import type { Sharing } from "#core/agenda/agenda-item.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import type { Chip, QuickLine } from "#core/quick-line/quick-line.ts";
import type { Repeat } from "#core/recurrence/repeat.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import type { Priority } from "#core/tasks/task.ts";

/** A line as it was understood and accepted; what the line does not say is `null`, 0 or empty. */
export type QuickLineEntry = {
  readonly text: string;
  /** Named with `@`, else the field's `defaultAssigneeId`. */
  readonly assigneeId: PersonId | null;
  readonly due: Day | null;
  readonly dueAt: TimeOfDay | null;
  readonly priority: Priority;
  readonly labels: readonly string[];
  readonly repeat: Repeat | null;
  readonly reminders: readonly ReminderTime[];
  /** Only when the line says so (`!private`). */
  readonly sharing: Sharing | null;
};

export function toEntry(
  { text, chips }: QuickLine,
  defaultAssigneeId: PersonId | null,
): QuickLineEntry {
  const first = <K extends Chip["kind"]>(kind: K) =>
    chips.find((chip): chip is Extract<Chip, { kind: K }> => chip.kind === kind);
  const repeat = first("repeat");
  const due = first("due") ?? repeat;
  return {
    text,
    assigneeId: first("person")?.id ?? defaultAssigneeId,
    due: due?.due ?? null,
    dueAt: due?.dueAt ?? null,
    priority: first("priority")?.priority ?? 0,
    labels: [...new Set(chips.flatMap((chip) => (chip.kind === "label" ? [chip.label] : [])))],
    repeat: repeat?.repeat ?? null,
    reminders: chips.flatMap((chip) => (chip.kind === "remind" ? [chip.time] : [])),
    sharing: first("sharing")?.sharing ?? null,
  };
}
