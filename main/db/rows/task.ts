import type { Selectable } from "kysely";
import type { Task } from "#core/tasks/task.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toTask = (row: Selectable<Tables["task"]>): Task =>
  ({
    id: row.id,
    title: row.title,
    details: row.details,
    authorId: row.author_id,
    assigneeId: row.assignee_id,
    pairId: row.pair_id,
    meetingId: row.meeting_id,
    agendaItemId: row.agenda_item_id,
    due: row.due,
    dueAt: row.due_at,
    priority: row.priority,
    labels: row.labels === "[]" ? [] : JSON.parse(row.labels),
    repeat: row.repeat === null ? null : JSON.parse(row.repeat),
    state: row.state,
    doneAt: row.done_at,
    renewedAt: row.renewed_at,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Task;

export const fromTask = (task: Task): Columns<"task"> => ({
  title: task.title,
  details: task.details,
  author_id: task.authorId,
  assignee_id: task.assigneeId,
  pair_id: task.pairId,
  meeting_id: task.meetingId,
  agenda_item_id: task.agendaItemId,
  due: task.due,
  due_at: task.dueAt,
  priority: task.priority,
  labels: JSON.stringify(task.labels),
  repeat: task.repeat === null ? null : JSON.stringify(task.repeat),
  state: task.state,
  done_at: task.doneAt,
  renewed_at: task.renewedAt,
});
