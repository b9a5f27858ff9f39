import { useMemo, useRef, useState } from "react";
import type { TaskList } from "#contract/tasks.ts";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Task } from "#core/tasks/task.ts";
import type { TaskOrder } from "#core/tasks/task-order.ts";
import { useAsk } from "../../lib/ask.ts";

export type TaskQuery = {
  readonly list: TaskList;
  readonly personId?: PersonId | undefined;
  readonly label?: string | undefined;
  readonly order: TaskOrder | undefined;
};

/** How many are asked for: enough for several windows, then many, then all there can be. */
const STEPS = [250, 2_000, 20_000] as const;

/** The tasks of a list. More are fetched as one scrolls; a task that was just done stays in its place until its row has said goodbye. */
export function useTasks({ list, personId, label, order }: TaskQuery) {
  const key = `${list} ${personId ?? ""} ${order ?? ""} ${label ?? ""}`;
  const [asked, setAsked] = useState({ key, step: 0 });
  const step = asked.key === key ? asked.step : 0;
  const answer = useAsk(
    "tasks.list",
    {
      list,
      limit: STEPS[step] ?? 20_000,
      ...(personId && { personId }),
      ...(label && { label }),
      ...(order && { order }),
    },
    { keep: true },
  );
  const got = answer.data?.tasks ?? none;
  const fresh = useMemo(() => sameIfUnchanged(got), [got]);
  const leaving = useLeaving(fresh);
  const total = answer.data?.total ?? 0;
  const more = () => {
    if (step < STEPS.length - 1 && fresh.length < total && !answer.isPlaceholderData)
      setAsked({ key, step: step + 1 });
  };
  return {
    tasks: leaving.tasks,
    total,
    isLoading: answer.isPending,
    failure: answer.error,
    more,
    leaving: leaving.ids,
    letGo: leaving.letGo,
  };
}

const none: readonly Task[] = [];

let known: ReadonlyMap<TaskId, Task> = new Map();

/** Tasks that did not change stay the same objects from answer to answer, so that their rows are not drawn again. */
function sameIfUnchanged(tasks: readonly Task[]): readonly Task[] {
  const stable = tasks.map((task) => {
    const before = known.get(task.id);
    return before && isSame(before, task) ? before : task;
  });
  known = new Map(stable.map((task) => [task.id, task]));
  return stable;
}

function isSame(a: Task, b: Task): boolean {
  return (Object.keys(b) as (keyof Task)[]).every(
    (key) =>
      a[key] === b[key] ||
      (typeof b[key] === "object" && JSON.stringify(a[key]) === JSON.stringify(b[key])),
  );
}

/** As long as a done row is seen before it goes. */
const GOODBYE_MS = 420;

function useLeaving(fresh: readonly Task[]) {
  const [left, setLeft] = useState<{
    readonly ids: ReadonlySet<string>;
    readonly tasks: readonly Task[];
  }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const letGo = (ids: Iterable<string>) => {
    setLeft((before) => ({
      ids: new Set([...(before?.ids ?? []), ...ids]),
      tasks: before?.tasks ?? fresh,
    }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setLeft(undefined), GOODBYE_MS);
  };
  return { tasks: left?.tasks ?? fresh, ids: left?.ids ?? nobody, letGo };
}

const nobody: ReadonlySet<string> = new Set();
