import type { Input, SliceHandlers } from "#contract/index.ts";
import { dayAt } from "#core/kernel/calendar-day.ts";
import { type Given, given } from "#core/kernel/given.ts";
import type { PairId, PersonId, TaskId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Zone } from "#core/kernel/time.ts";
import type { Task, TaskError } from "#core/tasks/task.ts";
import { newTask } from "#core/tasks/new-task.ts";
import { repeated } from "#core/tasks/repeated.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { newTaskOps } from "../../db/rows/new-task.ts";
import { fromTask, toTask } from "../../db/rows/task.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findTask, listTasks, taskSummary } from "./queries.ts";

type Planned = Promise<Result<Plan<Task>, TaskError>>;

export const taskHandlers = (deps: FeatureDeps): SliceHandlers<"tasks"> => ({
  "tasks.list": async (input) => ok(await listTasks(deps.db, { ...input, me: deps.identity.me })),
  "tasks.find": async ({ id }) => {
    const task = await findTask(deps.db, id);
    return task ? ok(task) : fail({ type: "TaskMissing" });
  },
  "tasks.summary": async () => ok(await taskSummary(deps.db, deps.identity.me)),
  "tasks.add": (input) => saveChange(deps, "task.add", (tx) => planTask(tx, deps, input)),
  "tasks.addMany": ({ titles, assigneeId }) =>
    saveChange(deps, "task.addMany", (tx) => addMany(tx, deps, titles, assigneeId)),
  "tasks.change": ({ id, fields }) =>
    saveChange(deps, "task.change", (tx) => change(tx, deps, id, fields)),
  "tasks.changeMany": ({ ids, to }) =>
    saveChange(deps, "task.changeMany", (tx) => changeMany(tx, deps, ids, to)),
  "tasks.setState": ({ id, state }) =>
    saveChange(deps, `task.${state}`, (tx) => planState(tx, deps, id, state)),
  "tasks.renew": ({ id, due }) => saveChange(deps, "task.renew", (tx) => renew(tx, deps, id, due)),
  "tasks.archive": ({ id }) => saveChange(deps, "task.archive", (tx) => archive(tx, deps, id)),
});

/** A new task as a plan, also for what becomes one. */
export async function planTask(tx: Reader, deps: FeatureDeps, input: Input<"tasks.add">): Planned {
  const assigneeId = input.assigneeId ?? deps.identity.me;
  const pairId = input.pairId ?? (await pairWith(tx, deps, assigneeId));
  if (pairId === "nobody") return fail({ type: "PersonMissing" });
  const made = newTask(
    deps.ids,
    { authorId: deps.identity.me, now: deps.clock.now() },
    { ...input, assigneeId, pairId },
  );
  return ok({ ops: newTaskOps(deps.identity, made), value: made.task });
}

async function addMany(
  tx: Reader,
  deps: FeatureDeps,
  titles: readonly string[],
  assigneeId: PersonId | undefined,
): Promise<Result<Plan<Task[]>, TaskError>> {
  const ops: Op[] = [];
  const value: Task[] = [];
  for (const title of titles) {
    const one = await planTask(tx, deps, {
      title,
      assigneeId,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [],
    });
    if (!one.ok) return one;
    ops.push(...one.value.ops);
    value.push(one.value.value);
  }
  return ok({ ops, value });
}

/** The pair whose promise a task for `assigneeId` is: none for mine; `null` also for someone I have no 1:1 with. */
async function pairWith(
  tx: Reader,
  deps: FeatureDeps,
  assigneeId: PersonId,
): Promise<PairId | null | "nobody"> {
  if (assigneeId === deps.identity.me) return null;
  const person = await tx
    .selectFrom("person")
    .select("id")
    .where("id", "=", assigneeId)
    .executeTakeFirst();
  if (!person) return "nobody";
  const [a, b] = [deps.identity.me, assigneeId].toSorted();
  const pair = await tx
    .selectFrom("pair")
    .select("id")
    .where("a_id", "=", a ?? "")
    .where("b_id", "=", b ?? "")
    .executeTakeFirst();
  return (pair?.id ?? null) as PairId | null;
}

type Fields = Given<
  Pick<
    Task,
    "title" | "details" | "assigneeId" | "due" | "dueAt" | "priority" | "labels" | "repeat"
  >
>;

async function change(tx: Reader, deps: FeatureDeps, id: TaskId, fields: Fields): Planned {
  const before = await findTask(tx, id);
  if (!before) return fail({ type: "TaskMissing" });
  const after: Task = { ...before, ...given<Task>(fields) };
  if (after.due === null) Object.assign(after, { dueAt: null });
  if (after.assigneeId !== before.assigneeId) {
    const pairId = await pairWith(tx, deps, after.assigneeId);
    if (pairId === "nobody") return fail({ type: "PersonMissing" });
    // A promise stays with its pair when it goes to the other of the two; given to a third person it becomes theirs.
    const stays = after.assigneeId === deps.identity.me;
    if (!stays) Object.assign(after, { pairId });
  }
  return ok({
    ops: [...edited(deps, before, after), ...(await remindersMove(tx, deps, before, after))],
    value: after,
  });
}

/** A reminder follows its task: given to somebody else, it must reach them and no longer me. */
async function remindersMove(
  tx: Reader,
  deps: FeatureDeps,
  before: Task,
  after: Task,
): Promise<readonly Op[]> {
  const move = {
    from: scopes.taskReminder(deps.identity, before),
    to: scopes.taskReminder(deps.identity, after),
  };
  if (move.from === move.to) return [];
  const rows = await tx
    .selectFrom("reminder")
    .select("id")
    .where("subject_type", "=", "task")
    .where("subject_id", "=", before.id)
    .where("archived_at", "is", null)
    .execute();
  return rows.flatMap(({ id }) => changed("reminder", id, {}, {}, move));
}

const edited = (deps: FeatureDeps, before: Task, after: Task): readonly Op[] =>
  changed("task", before.id, fromTask(before), fromTask(after), {
    from: scopes.task(deps.identity, before),
    to: scopes.task(deps.identity, after),
  });

async function changeMany(
  tx: Reader,
  deps: FeatureDeps,
  ids: readonly TaskId[],
  to: Input<"tasks.changeMany">["to"],
): Promise<Result<Plan<Task[]>, TaskError>> {
  const ops: Op[] = [];
  const value: Task[] = [];
  for (const id of new Set(ids)) {
    const one = await ("fields" in to
      ? change(tx, deps, id, to.fields)
      : "state" in to
        ? planState(tx, deps, id, to.state)
        : archive(tx, deps, id));
    if (!one.ok && one.error.type !== "TaskMissing") return one;
    if (!one.ok) continue;
    ops.push(...one.value.ops);
    value.push(one.value.value);
  }
  return ok({ ops, value });
}

/** A task done, dropped or open again, as a plan; a repeating one that is done comes back with it. */
export async function planState(
  tx: Reader,
  deps: FeatureDeps,
  id: TaskId,
  state: Task["state"],
): Planned {
  const before = await findTask(tx, id);
  if (!before) return fail({ type: "TaskMissing" });
  const now = deps.clock.now();
  const after: Task = { ...before, state, doneAt: state === "open" ? null : now };
  const mine = await tx
    .selectFrom("person")
    .select("zone")
    .where("id", "=", deps.identity.me)
    .executeTakeFirst();
  const next =
    before.state === "open" && state === "done"
      ? repeated(
          before,
          deps.ids.from(`repeat:${before.id}`) as TaskId,
          now,
          dayAt(now, (mine?.zone ?? "UTC") as Zone),
        )
      : undefined;
  return ok({
    ops: [...edited(deps, before, after), ...(next ? await comesBack(tx, deps, next) : [])],
    value: after,
  });
}

/** Its id is that of the task it follows, so that two devices make it once. Taken back by an undo it lies archived and is brought out again. */
async function comesBack(tx: Reader, deps: FeatureDeps, next: Task): Promise<readonly Op[]> {
  const there = await tx
    .selectFrom("task")
    .selectAll()
    .where("id", "=", next.id)
    .executeTakeFirst();
  if (!there) return [added("task", next.id, scopes.task(deps.identity, next), fromTask(next))];
  if (there.archived_at === null) return [];
  const move = { from: there.scope_id, to: scopes.task(deps.identity, next) };
  return changed(
    "task",
    next.id,
    { ...fromTask(toTask(there)), archived_at: there.archived_at },
    { ...fromTask(next), archived_at: null },
    move,
  );
}

async function renew(tx: Reader, deps: FeatureDeps, id: TaskId, due: Task["due"]): Planned {
  const before = await findTask(tx, id);
  if (!before) return fail({ type: "TaskMissing" });
  const after: Task = {
    ...before,
    due,
    dueAt: due === null ? null : before.dueAt,
    renewedAt: deps.clock.now(),
  };
  return ok({ ops: edited(deps, before, after), value: after });
}

async function archive(tx: Reader, deps: FeatureDeps, id: TaskId): Planned {
  const task = await findTask(tx, id);
  if (!task) return fail({ type: "TaskMissing" });
  const now = deps.clock.now();
  return ok({
    ops: changed("task", id, { archived_at: null }, { archived_at: now }),
    value: { ...task, archivedAt: now },
  });
}
