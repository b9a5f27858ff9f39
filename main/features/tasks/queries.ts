import type { SelectQueryBuilder } from "kysely";
import { sql } from "kysely";
import type { TaskList } from "#contract/tasks.ts";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Task } from "#core/tasks/task.ts";
import { type TaskOrder, usualOrders } from "#core/tasks/task-order.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findTask(db: Reader, id: TaskId): Promise<Task | undefined> {
  const row = await db
    .selectFrom("task")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toTask(row);
}

export type TaskQuery = {
  readonly list: TaskList;
  readonly me: PersonId;
  readonly personId?: PersonId | undefined;
  readonly label?: string | undefined;
  readonly order?: TaskOrder | undefined;
  readonly limit: number;
};

/** Counting goes no further, unless more than this are asked for; beyond it nobody wants the number. */
const MOST_COUNTED = 1_000;

/** Tasks of a list in the order they are shown, and how many there are in all, counted no further than it matters. */
export async function listTasks(
  db: Reader,
  query: TaskQuery,
): Promise<{ tasks: Task[]; total: number }> {
  const tasks: Task[] = [];
  const parts = await partsOf(db, query);
  for (const { ordered } of parts) {
    const rows = await ordered
      .selectAll("task")
      .limit(query.limit - tasks.length)
      .execute();
    tasks.push(...rows.map(toTask));
    if (tasks.length === query.limit) break;
  }
  if (tasks.length < query.limit) return { tasks, total: tasks.length };
  const most = Math.max(MOST_COUNTED, query.limit + 1);
  let total = 0;
  for (const { matching } of parts)
    if (total < most) total += await countUpTo(db, most - total, matching);
  return { tasks, total };
}

type Tasks = SelectQueryBuilder<Tables, "task", Record<never, never>>;
type Part = { readonly matching: Tasks; readonly ordered: Tasks };

// Written out, not bound: only then does a partial index apply at once.
const isOpen = sql<boolean>`task.state = 'open' AND task.archived_at IS NULL`;
const isDone = sql<boolean>`task.state = 'done' AND task.archived_at IS NULL`;

/** A list as the queries it is made of, one after the other: each of them walks an index in order, so that nothing is sorted and a long list costs no more than what is shown of it. */
async function partsOf(db: Reader, query: TaskQuery): Promise<readonly Part[]> {
  const { list, me, personId, label } = query;
  if (label !== undefined) return [labelled(db, query, label)];
  const all = db.selectFrom("task");
  if (list === "done") {
    const matching =
      personId === undefined
        ? all.where(isDone)
        : all.where(isDone).where("task.assignee_id", "=", personId);
    return [{ matching, ordered: matching.orderBy("task.done_at", "desc") }];
  }
  const open = all.where(isOpen);
  const { order = usualOrders[list] } = query;
  if (order !== usualOrders[list]) return [sorted(openOf(query, open), order)];
  if (list === "due")
    return byDue(
      personId === undefined ? open : open.where("task.assignee_id", "=", personId),
      "dated",
    );
  if (list === "mine")
    return personId === undefined || personId === me
      ? byDue(open.where("task.assignee_id", "=", me))
      : [];
  const waitedFor = personId === undefined ? await peopleWaitedFor(db, me) : [personId];
  return waitedFor
    .filter((id) => id !== me)
    .flatMap((id) =>
      byDue(open.where("task.author_id", "=", me).where("task.assignee_id", "=", id)),
    );
}

/** With a day first, the nearest first; then by priority and age. */
function byDue(open: Tasks, which: "all" | "dated" = "all"): readonly Part[] {
  const part = (matching: Tasks): Part => ({
    matching,
    ordered: matching
      .orderBy("task.due")
      .orderBy("task.priority", "desc")
      .orderBy("task.created_at"),
  });
  const dated = part(open.where("task.due", "is not", null));
  return which === "dated" ? [dated] : [dated, part(open.where("task.due", "is", null))];
}

/** A list in an order that no index has. */
const sorted = (matching: Tasks, order: TaskOrder): Part => ({
  matching,
  ordered: sortedBy[order](matching),
});

const sortedBy: Record<TaskOrder, (tasks: Tasks) => Tasks> = {
  due: (tasks) =>
    tasks
      .orderBy(sql`task.due IS NULL`)
      .orderBy("task.due")
      .orderBy("task.priority", "desc")
      .orderBy("task.created_at"),
  priority: (tasks) => sortedBy.due(tasks.orderBy("task.priority", "desc")),
  newest: (tasks) => tasks.orderBy("task.created_at", "desc").orderBy("task.id", "desc"),
  oldest: (tasks) => tasks.orderBy("task.created_at").orderBy("task.id"),
  person: (tasks) =>
    sortedBy.due(
      tasks
        .orderBy(sql`(SELECT name COLLATE NOCASE FROM person WHERE person.id = task.assignee_id)`)
        .orderBy("task.assignee_id"),
    ),
};

/** Which of the open tasks are in a list. */
function openOf({ list, me, personId }: TaskQuery, open: Tasks): Tasks {
  const ofPerson = personId === undefined ? open : open.where("task.assignee_id", "=", personId);
  if (list === "mine") return ofPerson.where("task.assignee_id", "=", me);
  if (list === "due") return ofPerson.where("task.due", "is not", null);
  return ofPerson.where("task.author_id", "=", me).where("task.assignee_id", "!=", me);
}

/** A label has few tasks: they are fetched by it and sorted. A cross join keeps the planner from starting at the other end. */
function labelled(db: Reader, query: TaskQuery, label: string): Part {
  const { list, personId } = query;
  const having = db
    .selectFrom("task_label")
    .crossJoin("task")
    .whereRef("task.id", "=", "task_label.task_id")
    .where("task_label.label", "=", label) as unknown as Tasks;
  if (list !== "done")
    return sorted(openOf(query, having.where(isOpen)), query.order ?? usualOrders[list]);
  const done = having.where(isDone);
  const matching = personId === undefined ? done : done.where("task.assignee_id", "=", personId);
  return { matching, ordered: matching.orderBy("task.done_at", "desc") };
}

/** Whoever has an open task of mine, by name; archived people keep theirs. */
async function peopleWaitedFor(db: Reader, me: PersonId): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", "!=", me)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM task WHERE task.author_id = ${me} AND task.assignee_id = person.id AND ${isOpen})`,
    )
    .orderBy(sql`name COLLATE NOCASE`)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id as PersonId);
}

async function countUpTo(db: Reader, most: number, matching: Tasks): Promise<number> {
  const some = matching
    .select(sql`1`.as("one"))
    .limit(most)
    .as("some");
  const counted = await db
    .selectFrom(some)
    .select((columns) => columns.fn.countAll<number>().as("n"))
    .executeTakeFirst();
  return counted?.n ?? 0;
}

/** Open tasks per list, counted up to a thousand, and the labels in use. */
export async function taskSummary(
  db: Reader,
  me: PersonId,
): Promise<{ mine: number; waiting: number; due: number; labels: string[] }> {
  const open = db.selectFrom("task").where(isOpen);
  return {
    mine: await countUpTo(db, MOST_COUNTED, open.where("task.assignee_id", "=", me)),
    waiting: await countUpTo(
      db,
      MOST_COUNTED,
      open.where("task.author_id", "=", me).where("task.assignee_id", "!=", me),
    ),
    due: await countUpTo(db, MOST_COUNTED, open.where("task.due", "is not", null)),
    labels: await labelsInUse(db),
  };
}

/** Jumps from label to label in the index instead of reading every task's. */
async function labelsInUse(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom(
      sql<{ label: string | null }>`(WITH RECURSIVE used(label) AS (
        SELECT min(label) FROM task_label
        UNION ALL SELECT (SELECT min(label) FROM task_label WHERE label > used.label) FROM used WHERE used.label IS NOT NULL
      ) SELECT label FROM used WHERE label IS NOT NULL LIMIT 500)`.as("used"),
    )
    .select("label")
    .execute();
  return rows.flatMap(({ label }) => label ?? []);
}
