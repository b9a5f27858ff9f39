import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { TaskId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { formatTime } from "../../lib/format.ts";
import { go } from "../../lib/go.ts";
import { DueWords, PriorityMark, RepeatMark } from "../../lib/task-marks.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Link } from "../../ui/link.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { walking } from "./meeting-section.tsx";

export type TaskSectionProps = {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly people: readonly Person[];
  readonly today: Day;
  /** How many more there are than are shown here. */
  readonly more?: number;
};

/** Some of my tasks; Enter opens one, its circle ends it. */
export function TaskSection({ title, tasks: all, people, today, more = 0 }: TaskSectionProps) {
  const { t, i18n } = useTranslation("today");
  const tasks = all.slice(0, SHOWN);
  const hidden = all.length - tasks.length + more;
  const change = useChange();
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const [done, setDone] = useState<ReadonlySet<TaskId>>(new Set());
  const otherOf = ({ pairId }: Task) => {
    const otherId =
      pairId === null ? undefined : pairs.find(({ pair }) => pair.id === pairId)?.otherId;
    return otherId && people.find(({ id }) => id === otherId);
  };
  const finish = (id: TaskId, isDone: boolean) => {
    setDone((before) =>
      isDone ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id)),
    );
    // The tick is seen before the row goes.
    setTimeout(
      () => void change("tasks.setState", { id, state: isDone ? "done" : "open" }),
      TICK_MS,
    );
  };
  return (
    <section>
      <SectionHeader
        title={title}
        count={all.length + more}
        actions={hidden > 0 && <Link href="/tasks?list=mine">{t("showAll")}</Link>}
      />
      <div className="-mx-2">
        <List
          label={title}
          items={tasks}
          onOpen={(id) => go(`/tasks?list=mine&task=${id}`)}
          aliases={walking}
          dependencies={[done, today, pairs, people, i18n.language]}
        >
          {(task) => {
            const other = otherOf(task);
            return (
              <Row
                id={task.id}
                name={task.title}
                isDone={done.has(task.id)}
                leading={
                  <Checkbox
                    shape="round"
                    slot={null}
                    label={t("markDone", { title: task.title })}
                    isLabelHidden
                    isSelected={done.has(task.id)}
                    onChange={(isDone) => finish(task.id, isDone)}
                  />
                }
                title={<span dir="auto">{task.title}</span>}
                meta={task.labels.map((label) => `#${label}`).join(" ")}
                trailing={
                  <>
                    <PriorityMark priority={task.priority} />
                    {task.repeat && <RepeatMark />}
                    {/* Under "today" the day says nothing new, only the time does. */}
                    {task.due === today ? (
                      task.dueAt && formatTime(i18n.language, task.dueAt)
                    ) : (
                      <DueWords task={task} today={today} />
                    )}
                    {other && (
                      <Avatar
                        id={other.id}
                        name={t("promisedTo", { name: other.name })}
                        photo={other.photo ?? undefined}
                        size={20}
                      />
                    )}
                  </>
                }
              />
            );
          }}
        </List>
      </div>
    </section>
  );
}

/** A glance takes in no more; the rest is a click away, and a screen of fewer rows is there sooner. */
const SHOWN = 10;

const TICK_MS = 220;
