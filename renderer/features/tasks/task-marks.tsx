import { Repeat, SignalHigh, SignalLow, SignalMedium } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { Task } from "#core/tasks/task.ts";
import { formatNearDay, formatTime } from "../../lib/format.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/icon.tsx";

/** How much it matters, by the height of its bars. */
export function PriorityMark({ priority }: Pick<Task, "priority">) {
  const { t } = useTranslation("app");
  if (priority === 0) return null;
  return <Icon of={signals[priority]} label={t(`quickLine.priority.${priority}`)} tone={priority === 3 ? "caution" : "faint"} />;
}

export const signals = { 1: SignalLow, 2: SignalMedium, 3: SignalHigh } as const;

/** When it is due in near-day words; what is late says so. */
export function DueWords({ task, today }: { readonly task: Pick<Task, "due" | "dueAt" | "state">; readonly today: Day }) {
  const { t, i18n } = useTranslation("tasks");
  if (task.due === null) return null;
  const words = formatNearDay(i18n.language, task.due, today) + (task.dueAt === null ? "" : ` ${formatTime(i18n.language, task.dueAt)}`);
  const isLate = task.state === "open" && task.due < today;
  const isNow = task.state === "open" && task.due === today;
  return <span className={cx("tabular whitespace-nowrap", isLate && "text-critical-ink", isNow && "text-ink")}>{isLate ? t("late", { when: words }) : words}</span>;
}

export function RepeatMark() {
  const { t } = useTranslation("tasks");
  return <Icon of={Repeat} size={14} label={t("repeats")} />;
}

