import { CircleCheck, Inbox, ListChecks, Tag } from "lucide-react";
import {
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { useTranslation } from "react-i18next";
import type { TaskList as ListName } from "#contract/tasks.ts";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { Beside } from "../../lib/beside.tsx";
import { keyCaps } from "../../lib/chords.ts";
import { useCommands } from "../../lib/commands.tsx";
import { failureText } from "../../lib/failure-text.ts";
import { go } from "../../lib/go.ts";
import { dayIn, useToday, useZone } from "../../lib/now.ts";
import { useSettings } from "../../lib/settings.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Pane } from "../../ui/pane.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitContext } from "../../ui/split-context.ts";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { useRoom } from "../../ui/use-room.ts";
import { groupTasks } from "./group-tasks.ts";
import { LeavingContext } from "./leaving-context.ts";
import { NewTask } from "./new-task.tsx";
import { TaskDetail } from "./task-detail.tsx";
import { TaskFilters } from "./task-filters.tsx";
import { TaskHeading } from "./task-heading.tsx";
import { TaskList } from "./task-list.tsx";
import { type Asked, TaskPopover } from "./task-popover.tsx";
import { TaskRow } from "./task-row.tsx";
import { TaskSort } from "./task-sort.tsx";
import { useTaskActions } from "./use-task-actions.ts";
import { useTaskCommands } from "./use-task-commands.ts";
import { useTaskPeople } from "./use-task-people.ts";
import { useTasks } from "./use-tasks.ts";

export type TasksScreenProps = {
  readonly list: ListName;
  readonly personId?: PersonId | undefined;
  readonly label?: string | undefined;
  readonly taskId?: TaskId | undefined;
};

/** Mine, what I wait for, what is due and what is done. */
export function TasksScreen({ list, personId, label, taskId }: TasksScreenProps) {
  const { t } = useTranslation("tasks");
  const { t: app } = useTranslation("app");
  const commands = useCommands();
  const split = useContext(SplitContext);
  const room = useRoom();
  const [{ density, taskOrders }, changeSettings] = useSettings();
  const today = useToday();
  const zone = useZone();
  const { people, personOf, otherOf } = useTaskPeople();
  const labels = useAsk("tasks.summary", undefined).data?.labels ?? noLabels;
  const order = list === "done" ? "done" : taskOrders[list];
  const { tasks, total, isLoading, failure, more, leaving, letGo } = useTasks({
    list,
    personId,
    label,
    order: order === "done" ? undefined : order,
  });
  const actions = useTaskActions();
  const listRef = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(taskId ? [taskId] : []));
  const [asked, setAsked] = useState<Asked>();
  const [writing, setWriting] = useState<string>();

  const groups = useMemo(
    () => groupTasks(order, tasks, today, (at) => dayIn(zone, at as Millis)),
    [order, tasks, today, zone],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.tasks), [groups]);
  const selected = useMemo(() => shown.filter(({ id }) => chosen.has(id)), [chosen, shown]);

  const shownId = selected.length === 1 ? selected[0]?.id : chosen.size <= 1 ? taskId : undefined;
  const address = (to: {
    list?: ListName;
    person?: string | null;
    label?: string | null;
    task?: string;
  }) => {
    const query = new URLSearchParams({ list: to.list ?? list });
    const [person, tag] = [
      to.person === undefined ? personId : to.person,
      to.label === undefined ? label : to.label,
    ];
    if (person) query.set("person", person);
    if (tag) query.set("label", tag);
    if (to.task) query.set("task", to.task);
    return `/tasks?${query}`;
  };
  const setDone = (some: readonly Task[], isDone: boolean) => {
    // Its row says goodbye where it stood, and the next one is ready for the next key.
    if (list !== "done" || !isDone) letGo(some.map(({ id }) => id));
    if (some.some(({ id }) => chosen.has(id))) setChosen(new Set(after(shown, some)));
    actions.setState(some, isDone ? "done" : "open");
  };
  // Rows are drawn once and kept, so what they call must be the latest.
  const latest = useRef(setDone);
  useEffect(() => {
    latest.current = setDone;
  });
  const markDone = useCallback((task: Task, isDone: boolean) => latest.current([task], isDone), []);
  const open = (id: string) => {
    setChosen(new Set([id]));
    split.openPane();
    if (taskId !== id) go(address({ task: id }));
    setWriting(id);
  };
  const leave = () => {
    if (room !== "wide") split.togglePane();
    listRef.current
      ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(shownId ?? "")}"]`)
      ?.focus();
  };
  // Where the details lie over the list, Escape takes them away before it takes away the selection.
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || room === "wide" || !split.isPaneShown) return;
    event.stopPropagation();
    split.togglePane();
  };
  useTaskCommands({
    selected,
    listRef,
    ask: setAsked,
    setDone: () => setDone(selected, list !== "done"),
    archive: () => (setChosen(new Set(after(shown, selected))), actions.archive(selected)),
  });
  const askedFor = useRef<TaskId>(undefined);
  useEffect(() => {
    if (!taskId || askedFor.current === taskId) return;
    askedFor.current = taskId;
    setChosen(new Set([taskId]));
    split.openPane();
  }, [split, taskId]);

  const isAll = tasks.length >= total;
  const isFiltered = personId !== undefined || label !== undefined;
  const from = ({ pairId, meetingId }: Task) => {
    const name = pairId === null ? undefined : otherOf.get(pairId);
    return name === undefined
      ? undefined
      : { name, href: meetingId === null ? `/pairs/${pairId}` : `/pairs/${pairId}/${meetingId}` };
  };
  return (
    <Page
      width="fill"
      bar={
        <>
          <SplitToggle
            of="sidebar"
            label={app("sidebar")}
            shortcut={keyCaps(commands.keys("sidebar.toggle"))}
            isOnlyToShow
          />
          <span className="flex-1" />
          <SplitToggle
            of="pane"
            label={t("pane")}
            shortcut={keyCaps(commands.keys("pane.toggle"))}
          />
        </>
      }
    >
      <div className="flex shrink-0 flex-col gap-3 px-8 pt-3 pb-1">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <h1 className="text-title font-semibold">{app("place.tasks")}</h1>
          <TaskFilters
            list={list}
            person={personId && personOf.get(personId)}
            label={label}
            people={people}
            labels={labels}
            onChange={(to) => go(address(to))}
          />
          {list !== "done" && (
            <TaskSort
              list={list}
              order={taskOrders[list]}
              onChange={(to) => changeSettings({ taskOrders: { ...taskOrders, [list]: to } })}
            />
          )}
        </div>
        {list !== "done" && (
          <NewTask list={list} assigneeId={list === "waiting" ? personId : undefined} />
        )}
      </div>
      <div className="min-h-0 flex-1 ps-6 pe-3" onKeyDownCapture={escape}>
        {failure && <ErrorState title={t("failed")} safe={failureText(app, failure.failure)} />}
        {isLoading && <Skeleton label={t("loading")} rows={8} />}
        {!isLoading && !failure && tasks.length === 0 && (
          <EmptyState
            icon={isFiltered ? Tag : icons[list]}
            title={isFiltered ? t("emptyFiltered") : t(`empty.${list}`)}
          >
            {isFiltered ? undefined : t(`emptyHint.${list}`)}
          </EmptyState>
        )}
        {tasks.length > 0 && (
          <LeavingContext value={leaving}>
            <TaskList
              key={`${list} ${order} ${density}`}
              listRef={listRef}
              label={t(`list.${list}`)}
              groups={groups}
              selectedIds={chosen}
              onSelectionChange={setChosen}
              onOpen={open}
              onNearEnd={tasks.length < total ? more : undefined}
              rowHeight={density === "compact" ? 28 : 32}
              heading={(group) => (
                <TaskHeading
                  group={group}
                  person={group.by.kind === "person" ? personOf.get(group.by.personId) : undefined}
                  isCounted={isAll}
                />
              )}
              row={(task) => (
                <TaskRow
                  task={task}
                  today={today}
                  assignee={
                    order === "person" || list === "mine"
                      ? undefined
                      : personOf.get(task.assigneeId)
                  }
                  from={
                    list !== "waiting" && task.meetingId !== null ? from(task)?.name : undefined
                  }
                  onDone={markDone}
                />
              )}
            />
          </LeavingContext>
        )}
      </div>
      <TaskPopover
        asked={asked}
        people={people}
        actions={actions}
        onClose={() => setAsked(undefined)}
      />
      <Beside label={t("pane")}>
        {shownId ? (
          <TaskDetail
            id={shownId}
            people={people}
            personOf={personOf}
            labels={labels}
            actions={actions}
            from={from}
            isWriting={writing === shownId}
            onWriting={() => setWriting(undefined)}
            onLeave={leave}
          />
        ) : (
          <Pane>
            <EmptyState
              icon={ListChecks}
              title={
                chosen.size > 1 ? t("selected", { count: selected.length }) : t("nothingSelected")
              }
            >
              {t("selectHint")}
            </EmptyState>
          </Pane>
        )}
      </Beside>
    </Page>
  );
}

const noLabels: readonly string[] = [];
const icons = { mine: CircleCheck, waiting: CircleCheck, due: CircleCheck, done: Inbox } as const;

/** The task to stand on when some go: the one after them, else the one before. */
function after(shown: readonly Task[], gone: readonly Task[]): readonly string[] {
  const ids = new Set(gone.map(({ id }) => id));
  const last = shown.findLastIndex(({ id }) => ids.has(id));
  const next =
    shown.slice(last + 1).find(({ id }) => !ids.has(id)) ??
    shown.slice(0, last).findLast(({ id }) => !ids.has(id));
  return next ? [next.id] : [];
}
