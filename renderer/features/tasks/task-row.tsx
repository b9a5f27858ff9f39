import { memo, use, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { RowBody } from "../../ui/row-body.tsx";
import { LeavingContext } from "./leaving-context.ts";
import { DueWords, PriorityMark, RepeatMark } from "../../lib/task-marks.tsx";

export type TaskRowProps = {
  readonly task: Task;
  readonly today: Day;
  /** Whose it is; left out where the heading says it. */
  readonly assignee: Person | undefined;
  /** The other of the 1:1 it was promised in. */
  readonly from: string | undefined;
  readonly onDone: (task: Task, isDone: boolean) => void;
};

/** A task on one line. */
export const TaskRow = memo(function TaskRow({
  task,
  today,
  assignee,
  from,
  onDone,
}: TaskRowProps) {
  const { t } = useTranslation("tasks");
  return (
    <RowBody
      leading={
        <Ticked task={task}>
          {(isDone) => (
            <Checkbox
              shape="round"
              slot={null}
              label={t("markDone", { title: task.title })}
              isLabelHidden
              isSelected={isDone}
              onChange={(isNow) => onDone(task, isNow)}
            />
          )}
        </Ticked>
      }
      title={
        <Ticked task={task}>
          {(isDone) => (
            <span dir="auto" className={isDone ? "text-faint line-through decoration-ghost" : ""}>
              {task.title}
            </span>
          )}
        </Ticked>
      }
      meta={meta(task, from && t("fromMeeting", { name: from }))}
      trailing={
        <>
          <PriorityMark priority={task.priority} />
          {task.repeat && <RepeatMark />}
          <DueWords task={task} today={today} />
          {assignee && (
            <Avatar
              id={assignee.id}
              name={assignee.name}
              photo={assignee.photo ?? undefined}
              size={20}
            />
          )}
        </>
      }
    />
  );
});

/** Whether it is done as its row shows it: one that goes has the state it goes to. */
function Ticked({
  task,
  children,
}: {
  readonly task: Task;
  readonly children: (isDone: boolean) => ReactNode;
}) {
  const isLeaving = use(LeavingContext).has(task.id);
  return children((task.state !== "open") !== isLeaving);
}

/** Labels, then where it comes from. */
const meta = ({ labels }: Task, from: string | undefined) =>
  [...labels.map((label) => `#${label}`), from].filter(Boolean).join("  ");
