import type { Selectable } from "kysely";
import type { Handover } from "#core/handover/handover.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toHandover = (row: Selectable<Tables["handover"]>): Handover =>
  ({
    id: row.id,
    pairId: row.pair_id,
    fromId: row.author_id,
    personId: row.person_id,
    toId: row.to_id,
    what: JSON.parse(row.what),
    note: row.note,
    state: row.state,
    decidedAt: row.decided_at,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Handover;

export const fromHandover = (handover: Handover): Columns<"handover"> => ({
  pair_id: handover.pairId,
  author_id: handover.fromId,
  person_id: handover.personId,
  to_id: handover.toId,
  what: JSON.stringify(handover.what),
  note: handover.note,
  state: handover.state,
  decided_at: handover.decidedAt,
});
