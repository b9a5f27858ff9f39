import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Row } from "../../ui/row.tsx";
import { DueWords, PriorityMark, RepeatMark } from "../../lib/task-marks.tsx";

export type TaskRowProps = {
  readonly task: Task;
  readonly today: Day;
  readonly isDone: boolean;
  readonly isOpen: boolean;
  /** Whose it is; left out where the heading says it. */
  readonly assignee: Person | undefined;
  /** The other of the 1:1 it was promised in. */
  readonly from: string | undefined;
  readonly onDone: (isDone: boolean) => void;
};

/** A task on one line. */
export function TaskRow({ task, today, isDone, isOpen, assignee, from, onDone }: TaskRowProps) {
  const { t } = useTranslation("tasks");
  return (
    <Row
      id={task.id}
      name={task.title}
      isDone={isDone}
      isCurrent={isOpen}
      leading={<Checkbox shape="round" slot={null} label={t("markDone", { title: task.title })} isLabelHidden isSelected={isDone} onChange={onDone} />}
      title={<span dir="auto">{task.title}</span>}
      meta={meta(task, from && t("fromMeeting", { name: from }))}
      trailing={
        <>
          <PriorityMark priority={task.priority} />
          {task.repeat && <RepeatMark />}
          <DueWords task={task} today={today} />
          {assignee && <Avatar id={assignee.id} name={assignee.name} photo={assignee.photo ?? undefined} size={20} />}
        </>
      }
    />
  );
}

/** Labels, then where it comes from. */
const meta = ({ labels }: Task, from: string | undefined) => [...labels.map((label) => `#${label}`), from].filter(Boolean).join("  ");
