import type { SelectQueryBuilder } from "kysely";
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
  const tasks: Task[] = [];
  const parts = await partsOf(db, query);
  for (const { ordered } of parts) {
    const rows = await ordered.selectAll("task").limit(query.limit - tasks.length).execute();
    tasks.push(...rows.map(toTask));
    if (tasks.length === query.limit) break;
  }
  if (tasks.length < query.limit) return { tasks, total: tasks.length };
  const counts = await Promise.all(parts.map(({ matching }) => countOf(matching)));
  return { tasks, total: counts.reduce((sum, n) => sum + n, 0) };
}

type Tasks = SelectQueryBuilder<Tables, "task", Record<never, never>>;
type Part = { readonly matching: Tasks; readonly ordered: Tasks };

/** A list as the queries it is made of, one after the other: each of them walks an index in order, so that nothing is sorted and a long list costs no more than what is shown of it. */
async function partsOf(db: Reader, query: TaskQuery): Promise<readonly Part[]> {
  const { list, me, personId, label } = query;
  const all = db.selectFrom("task").where("task.archived_at", "is", null);
  const labelled = label === undefined ? all : all.where("task.id", "in", db.selectFrom("task_label").select("task_id").where("label", "=", label));
  if (list === "done") {
    const done = labelled.where("task.state", "=", "done");
    const matching = personId === undefined ? done : done.where("task.assignee_id", "=", personId);
    return [{ matching, ordered: matching.orderBy("task.done_at", "desc") }];
  }
  const open = labelled.where("task.state", "=", "open");
  if (list === "due") return byDue(personId === undefined ? open : open.where("task.assignee_id", "=", personId), "dated");
  if (list === "mine") return personId === undefined || personId === me ? byDue(open.where("task.assignee_id", "=", me)) : [];
  const waitedFor = personId === undefined ? await peopleWaitedFor(db, me) : [personId];
  return waitedFor.filter((id) => id !== me).flatMap((id) => byDue(open.where("task.assignee_id", "=", id).where("task.author_id", "=", me)));
}

/** With a day first, the nearest first; then by priority and age. */
function byDue(open: Tasks, which: "all" | "dated" = "all"): readonly Part[] {
  const part = (matching: Tasks): Part => ({ matching, ordered: matching.orderBy("task.due").orderBy("task.priority", "desc").orderBy("task.created_at") });
  const dated = part(open.where("task.due", "is not", null));
  return which === "dated" ? [dated] : [dated, part(open.where("task.due", "is", null))];
}

/** Whoever has an open task, by name; archived people keep theirs. */
async function peopleWaitedFor(db: Reader, me: PersonId): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", "!=", me)
    .where(sql<boolean>`EXISTS (SELECT 1 FROM task WHERE task.assignee_id = person.id AND task.state = 'open' AND task.archived_at IS NULL)`)
    .orderBy(sql`name COLLATE NOCASE`)
    .execute();
  return rows.map(({ id }) => id as PersonId);
}

const countOf = async (matching: Tasks): Promise<number> => (await matching.select((columns) => columns.fn.countAll<number>().as("n")).executeTakeFirst())?.n ?? 0;

/** Open tasks counted per list, and the labels in use. */
export async function taskSummary(db: Reader, me: PersonId): Promise<{ mine: number; waiting: number; due: number; labels: string[] }> {
  const open = db.selectFrom("task").where("task.state", "=", "open").where("task.archived_at", "is", null);
  const [mine, due, waiting, labels] = await Promise.all([
    countOf(open.where("task.assignee_id", "=", me)),
    countOf(open.where("task.due", "is not", null)),
    countOf(open.where("task.author_id", "=", me).where("task.assignee_id", "!=", me)),
    labelsInUse(db),
  ]);
  return { mine, waiting, due, labels };
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
