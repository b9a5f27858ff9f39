import { Repeat } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { Task } from "#core/tasks/task.ts";
import { formatNearDay, formatTime } from "./format.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";

/** How much it matters, by how many of its bars are full. */
export function PriorityMark({ priority }: Pick<Task, "priority">) {
  const { t } = useTranslation("app");
  if (priority === 0) return null;
  return (
    <svg
      role="img"
      aria-label={t(`quickLine.priority.${priority}`)}
      viewBox="0 0 14 14"
      width={14}
      height={14}
      className={cx("shrink-0 fill-current", priority === 3 ? "text-caution-ink" : "text-soft")}
    >
      {[5, 8.5, 12].map((height, index) => (
        <rect
          key={height}
          x={1 + index * 4.5}
          y={13 - height}
          width={3}
          height={height}
          rx={1}
          opacity={index < priority ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}

/** When it is due in near-day words; what is late says so. */
export function DueWords({
  task,
  today,
}: {
  readonly task: Pick<Task, "due" | "dueAt" | "state">;
  readonly today: Day;
}) {
  const { t, i18n } = useTranslation("app");
  if (task.due === null) return null;
  const isOpen = task.state === "open";
  const daysLate = Math.round((Date.parse(today) - Date.parse(task.due)) / 86_400_000);
  if (isOpen && daysLate > 0)
    return (
      <span className="tabular whitespace-nowrap text-critical-ink">
        {daysLate > 30
          ? t("quickLine.late", { when: formatNearDay(i18n.language, task.due, today) })
          : t("quickLine.daysLate", { count: daysLate })}
      </span>
    );
  const time = task.dueAt === null ? "" : ` ${formatTime(i18n.language, task.dueAt)}`;
  return (
    <span className={cx("tabular whitespace-nowrap", isOpen && task.due === today && "text-ink")}>
      {formatNearDay(i18n.language, task.due, today) + time}
    </span>
  );
}

export function RepeatMark() {
  const { t } = useTranslation("app");
  return <Icon of={Repeat} size={14} label={t("quickLine.repeats")} />;
}
