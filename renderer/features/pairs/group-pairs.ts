import type { PairRow } from "#contract/pairs.ts";
import type { Day } from "#core/kernel/time.ts";

export type PairGroup = "today" | "week" | "later" | "none";

/** 1:1s by when they are next: today or waiting to be closed, until Sunday, later, without a day. Empty groups are left out. */
export function groupPairs(
  rows: readonly PairRow[],
  today: Day,
): readonly { readonly group: PairGroup; readonly rows: readonly PairRow[] }[] {
  const sunday = endOfWeek(today);
  const groups = Map.groupBy(rows, ({ next }): PairGroup => {
    if (next?.state === "running") return "today";
    if (!next || next.day === null) return "none";
    return next.day <= today ? "today" : next.day <= sunday ? "week" : "later";
  });
  return order.flatMap((group) => {
    const some = groups.get(group);
    return some ? [{ group, rows: some }] : [];
  });
}

const order = ["today", "week", "later", "none"] as const;

function endOfWeek(day: Day): Day {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10) as Day;
}
