import { type RawBuilder, sql } from "kysely";
import type { PersonId } from "#core/kernel/ids.ts";
import type { SearchHit } from "#core/search/search-hit.ts";
import { excerpt, hasWords, markWords, matchExpression } from "#core/search/words.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

/** The newest matches that are ranked; a word that occurs everywhere must not have every row read. */
const RANKED = 5_000;

type Row = {
  kind: SearchHit["kind"];
  id: string;
  title: string;
  body: string;
  is_private: number;
  pair_id: string | null;
  meeting_id: string | null;
  person_id: string | null;
  person_name: string | null;
  day: string | null;
};

/** What matches best, a title's words weighing five times a body's; of what matches equally the newest first. */
export async function findMatches(
  db: FeatureDeps["db"],
  me: PersonId,
  words: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const { rows } = await matchQuery(me, words, limit).execute(db);
  return rows.map((row) => toHit(row, words));
}

/** Ranking happens in the index alone; the rows themselves are read for the few that are shown. */
export function matchQuery(me: PersonId, words: readonly string[], limit: number): RawBuilder<Row> {
  return sql<Row>`
    WITH best AS (
      SELECT rowid AS n, rank FROM (
        SELECT rowid, bm25(search, 5.0, 1.0) AS rank FROM search WHERE search MATCH ${matchExpression(words)} ORDER BY rowid DESC LIMIT ${RANKED}
      ) ORDER BY rank, n DESC LIMIT ${limit}
    )
    SELECT r.kind, r.row_id AS id, coalesce(nullif(s.title, ''), np.name, '') AS title,
      -- A task's labels and a template's points lie in the index as JSON lists.
      CASE r.kind
        WHEN 'task' THEN coalesce(t.details, '') || coalesce((SELECT ' ' || group_concat('#' || value, ' ') FROM json_each(t.labels)), '')
        WHEN 'template' THEN (SELECT group_concat(value, ' · ') FROM json_each(s.body))
        ELSE s.body
      END AS body,
      (a.sharing IS NOT NULL AND a.sharing <> 'shared') OR (n.kind IS NOT NULL AND n.kind <> 'meeting-shared') OR r.kind = 'inbox-item' OR (t.id IS NOT NULL AND t.pair_id IS NULL) AS is_private,
      pair.id AS pair_id, coalesce(m.id, t.meeting_id) AS meeting_id, other.id AS person_id, other.name AS person_name, coalesce(m.day, t.due) AS day
    FROM best b CROSS JOIN search s ON s.rowid = b.n JOIN search_row r ON r.rowid = b.n
    LEFT JOIN person p ON r.kind = 'person' AND p.id = r.row_id
    LEFT JOIN task t ON r.kind = 'task' AND t.id = r.row_id
    LEFT JOIN agenda_item a ON r.kind = 'agenda-item' AND a.id = r.row_id
    LEFT JOIN note n ON r.kind = 'note' AND n.id = r.row_id
    LEFT JOIN person np ON n.kind = 'person-private' AND np.id = n.subject_id
    LEFT JOIN meeting m ON m.id = coalesce(a.meeting_id, CASE WHEN n.kind <> 'person-private' THEN n.subject_id END)
    LEFT JOIN pair ON pair.id = coalesce(m.pair_id, t.pair_id)
    LEFT JOIN person other ON other.id = coalesce(p.id, np.id, CASE WHEN pair.a_id = ${me} THEN pair.b_id ELSE pair.a_id END, t.assignee_id)
    ORDER BY b.rank, b.n DESC`;
}

function toHit(row: Row, words: readonly string[]): SearchHit {
  return {
    kind: row.kind,
    id: row.id,
    title: markWords(row.title, words),
    // Below a title that has all the words, others around them would say nothing more.
    snippet: row.kind !== "note" && hasWords(row.title, words) ? "" : excerpt(row.body, words),
    isPrivate: row.is_private === 1,
    pairId: row.pair_id,
    meetingId: row.meeting_id,
    personId: row.person_id,
    personName: row.person_name,
    day: row.day,
  } as SearchHit;
}

/**
 * People by name. The index alone would lose someone known for years behind thousands of newer rows that start with the same letter,
 * and finding a person is what most searches are for.
 */
export async function findPeople(db: Reader, words: readonly string[]): Promise<SearchHit[]> {
  const people = await db
    .selectFrom("person")
    .select(["id", "name", "position", "email"])
    .where("archived_at", "is", null)
    .orderBy("name")
    .execute();
  return people
    .filter(({ name }) => hasWords(name, words))
    .map((person) =>
      toHit(
        {
          kind: "person",
          id: person.id,
          title: person.name,
          body: [person.position, person.email].filter(Boolean).join(" "),
          is_private: 0,
          pair_id: null,
          meeting_id: null,
          person_id: person.id,
          person_name: person.name,
          day: null,
        },
        words,
      ),
    );
}
