import { sql } from "kysely";
import type { SliceHandlers } from "#contract/index.ts";
import { ok } from "#core/kernel/result.ts";
import { matchExpression, type SearchHit } from "#core/search/search-hit.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const searchHandlers = (deps: FeatureDeps): SliceHandlers<"search"> => ({
  "search.find": async ({ query, limit }) => {
    const match = matchExpression(query);
    return ok({ hits: match === null ? [] : await find(deps, match, limit) });
  },
});

type Row = { kind: SearchHit["kind"]; id: string; title: string; snippet: string; is_private: number; pair_id: string | null; meeting_id: string | null; person_id: string | null; day: string | null };

/**
 * The best matches, a title's words weighing five times a body's. Ranking happens in the index alone, over the newest
 * thousand matches: a word that occurs everywhere must not read every row.
 */
async function find(deps: FeatureDeps, match: string, limit: number): Promise<SearchHit[]> {
  const { rows } = await sql<Row>`
    WITH best AS (
      SELECT rowid, bm25(search, 5.0, 1.0) AS rank, snippet(search, -1, char(1), char(2), '…', 14) AS snippet
      FROM search WHERE search MATCH ${match} AND rowid IN (SELECT rowid FROM search WHERE search MATCH ${match} ORDER BY rowid DESC LIMIT 1000)
      ORDER BY rank LIMIT ${limit}
    )
    SELECT r.kind, r.row_id AS id, b.snippet,
      coalesce(p.name, t.title, a.text, i.text, tp.name, q.text, np.name, '') AS title,
      (a.sharing IS NOT NULL AND a.sharing <> 'shared') OR (n.kind IS NOT NULL AND n.kind <> 'meeting-shared') OR r.kind = 'inbox-item' OR (t.id IS NOT NULL AND t.pair_id IS NULL) AS is_private,
      coalesce(a.pair_id, t.pair_id, m.pair_id) AS pair_id,
      coalesce(a.meeting_id, t.meeting_id, m.id) AS meeting_id,
      coalesce(p.id, np.id, t.assignee_id) AS person_id,
      coalesce(m.day, t.due, am.day) AS day
    FROM best b JOIN search_row r ON r.rowid = b.rowid
    LEFT JOIN person p ON r.kind = 'person' AND p.id = r.row_id
    LEFT JOIN task t ON r.kind = 'task' AND t.id = r.row_id
    LEFT JOIN agenda_item a ON r.kind = 'agenda-item' AND a.id = r.row_id
    LEFT JOIN meeting am ON am.id = a.meeting_id
    LEFT JOIN note n ON r.kind = 'note' AND n.id = r.row_id
    LEFT JOIN meeting m ON n.kind LIKE 'meeting-%' AND m.id = n.subject_id
    LEFT JOIN person np ON n.kind = 'person-private' AND np.id = n.subject_id
    LEFT JOIN inbox_item i ON r.kind = 'inbox-item' AND i.id = r.row_id
    LEFT JOIN template tp ON r.kind = 'template' AND tp.id = r.row_id
    LEFT JOIN question q ON r.kind = 'question' AND q.id = r.row_id
    ORDER BY b.rank`.execute(deps.db);
  return rows.map((row) => ({ kind: row.kind, id: row.id, title: row.title, snippet: row.snippet, isPrivate: row.is_private === 1, pairId: row.pair_id, meetingId: row.meeting_id, personId: row.person_id, day: row.day }) as SearchHit);
}
