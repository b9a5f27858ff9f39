import { CalendarDays, MessagesSquare, Repeat as RepeatGlyph, Trash2, User } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Priority, Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { failureText } from "../../lib/failure-text.ts";
import { formatDay, formatInstant, formatTime } from "../../lib/format.ts";
import { useToday } from "../../lib/now.ts";
import { repeatWords } from "../../lib/quick-line/repeat-words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon, type Glyph } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Pane } from "../../ui/pane.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Select } from "../../ui/select.tsx";
import { Choices } from "./choices.tsx";
import { DateChoice } from "./date-choice.tsx";
import { repeatChoices } from "./repeat-choices.ts";
import { PriorityMark } from "../../lib/task-marks.tsx";
import { TaskLabels } from "./task-labels.tsx";
import { peopleChoices } from "./task-popover.tsx";
import { TaskReminders } from "./task-reminders.tsx";
import type { TaskActions } from "./use-task-actions.ts";
import { Writing } from "./writing.tsx";

export type TaskDetailProps = {
  readonly id: TaskId;
  readonly people: readonly Person[];
  readonly personOf: ReadonlyMap<PersonId, Person>;
  readonly labels: readonly string[];
  readonly actions: TaskActions;
  /** Where it was promised: the address of the 1:1 and the name of the other. */
  readonly from: (task: Task) => { readonly href: string; readonly name: string } | undefined;
  /** Its title is to have the focus; told back when it has. */
  readonly isWriting: boolean;
  readonly onWriting: () => void;
  /** Escape: back to the list. */
  readonly onLeave: () => void;
};

/** Everything about one task, each part to be changed where it stands. */
export function TaskDetail({
  id,
  people,
  personOf,
  labels,
  actions,
  from,
  isWriting,
  onWriting,
  onLeave,
}: TaskDetailProps) {
  const { t, i18n } = useTranslation("tasks");
  const { t: app } = useTranslation("app");
  const answer = useAsk("tasks.find", { id }, { keep: true });
  const today = useToday();
  const task = answer.data;
  const title = useRef<HTMLTextAreaElement>(null);
  const isThere = task?.id === id;
  useEffect(() => {
    if (!isWriting || !isThere) return;
    title.current?.focus();
    onWriting();
  }, [isThere, isWriting, onWriting]);
  if (!task || task.id !== id)
    return (
      <Pane>
        {answer.error && (
          <EmptyState icon={CalendarDays} title={failureText(app, answer.error.failure)} />
        )}
      </Pane>
    );
  const change = (fields: Parameters<TaskActions["change"]>[1]) => actions.change([task], fields);
  const assignee = personOf.get(task.assigneeId);
  const author = personOf.get(task.authorId);
  const meeting = from(task);
  return (
    <div
      className="contents"
      onKeyDown={(event) =>
        event.key === "Escape" && event.currentTarget.contains(event.target as Node) && onLeave()
      }
    >
      <Pane key={task.id}>
        <div className="flex flex-col gap-3 pt-2">
          <div className="flex items-start gap-2.5">
            <span className="pt-0.5">
              <Checkbox
                shape="round"
                label={t("markDone", { title: task.title })}
                isLabelHidden
                isSelected={task.state === "done"}
                onChange={(isDone) => actions.setState([task], isDone ? "done" : "open")}
              />
            </span>
            <div className="min-w-0 flex-1">
              <Writing
                inputRef={title}
                label={t("title")}
                kind="title"
                value={task.title}
                onSave={(title) => title.trim() !== "" && change({ title })}
              />
            </div>
          </div>
          <Writing
            label={t("details")}
            kind="details"
            placeholder={t("detailsPlaceholder")}
            value={task.details ?? ""}
            onSave={(details) => change({ details })}
          />
        </div>
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-y-1 text-base">
          <Property name={t("assignee")}>
            <Popover
              label={t("ask.assign")}
              trigger={
                <Value
                  icon={User}
                  leading={
                    assignee && (
                      <Avatar
                        id={assignee.id}
                        name={assignee.name}
                        photo={assignee.photo ?? undefined}
                        size={16}
                        isDecorative
                      />
                    )
                  }
                >
                  {assignee?.name ?? t("someoneGone")}
                </Value>
              }
            >
              {(close) => (
                <div className="-m-3 w-64">
                  <Choices
                    label={t("assignee")}
                    placeholder={t("findPerson")}
                    emptyText={t("nobodyFound")}
                    choices={peopleChoices(people, t("me"))}
                    onChoose={(to) => (close(), change({ assigneeId: to as Task["assigneeId"] }))}
                  />
                </div>
              )}
            </Popover>
          </Property>
          <Property name={t("date")}>
            <Popover
              label={t("ask.date")}
              trigger={
                <Value icon={CalendarDays}>
                  {task.due === null
                    ? t("noDate")
                    : formatDay(i18n.language, task.due, today) +
                      (task.dueAt ? ` ${formatTime(i18n.language, task.dueAt)}` : "")}
                </Value>
              }
            >
              {(close) => (
                <div className="-m-3">
                  <DateChoice due={task.due} onChoose={(due) => (close(), change(due))} />
                </div>
              )}
            </Popover>
          </Property>
          <Property name={t("priority")}>
            <Select
              kind="quiet"
              label={t("priority")}
              isLabelHidden
              value={String(task.priority)}
              onChange={(priority) => change({ priority: Number(priority) as Priority })}
              choices={([0, 1, 2, 3] as const).map((one) => ({
                id: String(one),
                title: app(`quickLine.priority.${one}`),
                leading:
                  one === 0 ? undefined : (
                    <span aria-hidden className="inline-flex">
                      <PriorityMark priority={one} />
                    </span>
                  ),
              }))}
            />
          </Property>
          <Property name={t("repeat")}>
            <Select
              kind="quiet"
              label={t("repeat")}
              isLabelHidden
              value={JSON.stringify(task.repeat)}
              onChange={(repeat) => change({ repeat: JSON.parse(repeat) })}
              choices={repeatChoices(task.repeat).map((one) => ({
                id: JSON.stringify(one),
                title: one === null ? t("never") : repeatWords(app, i18n.language, one),
                icon: one === null ? undefined : RepeatGlyph,
              }))}
            />
          </Property>
          <Property name={t("labels")}>
            <TaskLabels
              labels={task.labels}
              known={labels}
              onChange={(next) => change({ labels: [...next] })}
            />
          </Property>
        </dl>
        <TaskReminders task={task} personOf={personOf} actions={actions} />
        <div className="flex flex-col gap-1 text-small text-faint">
          {meeting && (
            <p className="flex items-center gap-1.5">
              <Icon of={MessagesSquare} size={14} />
              <Link href={meeting.href}>{t("fromMeeting", { name: meeting.name })}</Link>
            </p>
          )}
          <p className="tabular">
            {t("addedBy", {
              name: author?.isMe ? t("you") : (author?.name ?? t("someoneGone")),
              when: formatInstant(i18n.language, task.createdAt),
            })}
          </p>
          {task.doneAt !== null && (
            <p className="tabular">
              {t(`ended.${task.state === "dropped" ? "dropped" : "done"}`, {
                when: formatInstant(i18n.language, task.doneAt),
              })}
            </p>
          )}
        </div>
        <div className="-ms-2.5">
          <Button kind="quiet" size="small" icon={Trash2} onPress={() => actions.archive([task])}>
            {t("delete")}
          </Button>
        </div>
      </Pane>
    </div>
  );
}

const Property = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-faint">{name}</dt>
    <dd className="-ms-2 min-w-0">{children}</dd>
  </>
);

function Value({
  icon,
  leading,
  children,
}: {
  readonly icon: Glyph;
  readonly leading?: ReactNode;
  readonly children: string;
}) {
  return (
    <Button kind="quiet" size="small">
      <span className="flex items-center gap-2">
        {leading ?? <Icon of={icon} size={14} />}
        {children}
      </span>
    </Button>
  );
}
