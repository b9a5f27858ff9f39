import type { Selectable } from "kysely";
import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toAgendaItem = (row: Selectable<Tables["agenda_item"]>): AgendaItem =>
  ({
    id: row.id,
    pairId: row.pair_id,
    meetingId: row.meeting_id,
    authorId: row.author_id,
    text: row.text,
    sharing: row.sharing,
    position: row.position,
    state: row.state,
    carried: row.carried,
    taskId: row.task_id,
    touched:
      row.touched_by === null || row.touched_at === null
        ? null
        : { by: row.touched_by, at: row.touched_at },
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as AgendaItem;

export const fromAgendaItem = (item: AgendaItem): Columns<"agenda_item"> => ({
  pair_id: item.pairId,
  meeting_id: item.meetingId,
  author_id: item.authorId,
  text: item.text,
  sharing: item.sharing,
  position: item.position,
  state: item.state,
  carried: item.carried,
  task_id: item.taskId,
  touched_by: item.touched?.by ?? null,
  touched_at: item.touched?.at ?? null,
});
