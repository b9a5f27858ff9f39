import type { MeetingId, PersonId } from "#core/kernel/ids.ts";
import type { PairRow } from "#contract/pairs.ts";
import type { QuickLineEntry } from "../../lib/quick-line/quick-line-entry.ts";

/** What a captured line becomes. */
export type Destination =
  | { readonly kind: "point"; readonly personId: PersonId; readonly meetingId: MeetingId }
  | { readonly kind: "task" }
  | { readonly kind: "inbox" };

type Line = Pick<QuickLineEntry, "assigneeId" | "due" | "priority" | "repeat" | "reminders">;

/** What the line may become, the likeliest first: a name alone is something to talk about, a date or a priority something to do. */
export function destinations(
  line: Line | undefined,
  pairs: readonly PairRow[],
): readonly [Destination, ...Destination[]] {
  const meeting =
    line && pairs.find(({ otherId, next }) => otherId === line.assigneeId && next !== null);
  const point = meeting?.next
    ? ([{ kind: "point", personId: meeting.otherId, meetingId: meeting.next.id }] as const)
    : [];
  const task = { kind: "task" } as const;
  const inbox = { kind: "inbox" } as const;
  if (!line) return [inbox, task];
  const isToDo =
    line.due !== null || line.priority > 0 || line.repeat !== null || line.reminders.length > 0;
  if (isToDo) return [task, ...point, inbox];
  if (point.length > 0)
    return [...point, task, inbox] as unknown as readonly [Destination, ...Destination[]];
  return line.assigneeId === null ? [inbox, task] : [task, inbox];
}
