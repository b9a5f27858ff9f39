import type { ExpressionBuilder } from "kysely";
import { sql } from "kysely";
import type { TaskList } from "#contract/tasks.ts";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Task } from "#core/tasks/task.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader } from "../../db/transaction.ts";

export async function findTask(db: Reader, id: TaskId): Promise<Task | undefined> {
  const row = await db.selectFrom("task").selectAll().where("id", "=", id).where("archived_at", "is", null).executeTakeFirst();
  return row && toTask(row);
}

export type TaskQuery = { readonly list: TaskList; readonly me: PersonId; readonly personId?: PersonId | undefined; readonly label?: string | undefined; readonly limit: number };

/** Tasks of a list in the order they are shown, and how many there are in all. */
export async function listTasks(db: Reader, query: TaskQuery): Promise<{ tasks: Task[]; total: number }> {
  const matching = db.selectFrom("task").where((where) => inList(where, query));
  const ordered = query.list === "done" ? matching.orderBy("done_at", "desc") : matching.orderBy(sql`due IS NULL`).orderBy("due").orderBy("priority", "desc").orderBy("created_at");
  const rows = await ordered.selectAll().limit(query.limit).execute();
  const total = rows.length < query.limit ? rows.length : ((await matching.select((columns) => columns.fn.countAll<number>().as("n")).executeTakeFirst())?.n ?? 0);
  return { tasks: rows.map(toTask), total };
}

function inList(where: ExpressionBuilder<Tables, "task">, { list, me, personId, label }: TaskQuery) {
  const state = list === "done" ? "done" : "open";
  const owner = list === "mine" ? where("assignee_id", "=", me) : list === "waiting" ? where.and([where("assignee_id", "!=", me), where("author_id", "=", me)]) : where.lit(true);
  const due = list === "due" ? where("due", "is not", null) : where.lit(true);
  const person = personId === undefined ? where.lit(true) : where("assignee_id", "=", personId);
  const labelled = label === undefined ? where.lit(true) : sql<boolean>`EXISTS (SELECT 1 FROM json_each(labels) WHERE value = ${label})`;
  return where.and([where("archived_at", "is", null), where("state", "=", state), owner, due, person, labelled]);
}

/** Open tasks counted per list, and the labels in use. */
export async function taskSummary(db: Reader, me: PersonId): Promise<{ mine: number; waiting: number; due: number; labels: string[] }> {
  const open = db.selectFrom("task").where("state", "=", "open").where("archived_at", "is", null);
  const counts = await open
    .select([sql<number>`coalesce(sum(assignee_id = ${me}), 0)`.as("mine"), sql<number>`coalesce(sum(assignee_id <> ${me} AND author_id = ${me}), 0)`.as("waiting"), sql<number>`coalesce(sum(due IS NOT NULL), 0)`.as("due")])
    .executeTakeFirstOrThrow();
  const labels = await open.innerJoin(sql<{ value: string }>`json_each(task.labels)`.as("label"), (join) => join.onTrue()).select("label.value").distinct().orderBy("label.value").execute();
  return { ...counts, labels: labels.map((row) => row.value) };
}
