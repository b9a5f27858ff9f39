import type { Selectable } from "kysely";
import type { Pair } from "#core/pairs/pair.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toPair = (row: Selectable<Tables["pair"]>): Pair =>
  ({
    id: row.id,
    personIds: [row.a_id, row.b_id],
    cadence: row.cadence === null ? null : JSON.parse(row.cadence),
    templateId: row.template_id,
    pinned: row.pinned === 1,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Pair;

export const fromPair = (pair: Pair): Columns<"pair"> => ({
  a_id: pair.personIds[0],
  b_id: pair.personIds[1],
  cadence: pair.cadence === null ? null : JSON.stringify(pair.cadence),
  template_id: pair.templateId,
  pinned: pair.pinned ? 1 : 0,
});
