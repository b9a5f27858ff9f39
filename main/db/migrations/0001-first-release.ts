import { type Kysely, sql } from "kysely";

/** Columns every synced row has: its home scope and the server's version of it that this device saw (`null` before it was ever sent). */
const synced = `
  id TEXT NOT NULL PRIMARY KEY,
  scope_id TEXT NOT NULL,
  seq INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER`;

const tables = [
  `CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  `CREATE TABLE person (${synced},
    name TEXT NOT NULL, email TEXT, position TEXT, manager_id TEXT, zone TEXT NOT NULL, working_hours TEXT NOT NULL, photo TEXT) STRICT`,
  `CREATE TABLE pair (${synced},
    a_id TEXT NOT NULL, b_id TEXT NOT NULL, cadence TEXT, template_id TEXT, pinned INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE meeting (${synced},
    pair_id TEXT NOT NULL, day TEXT, at TEXT, zone TEXT NOT NULL, minutes INTEGER NOT NULL, rhythm_day TEXT, state TEXT NOT NULL,
    started_at INTEGER, ended_at INTEGER, closed_by_day INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE agenda_item (${synced},
    pair_id TEXT NOT NULL, meeting_id TEXT NOT NULL, author_id TEXT NOT NULL, text TEXT NOT NULL, sharing TEXT NOT NULL, position TEXT NOT NULL,
    state TEXT NOT NULL, carried INTEGER NOT NULL DEFAULT 0, task_id TEXT, touched_by TEXT, touched_at INTEGER) STRICT`,
  `CREATE TABLE task (${synced},
    title TEXT NOT NULL, details TEXT, author_id TEXT NOT NULL, assignee_id TEXT NOT NULL, pair_id TEXT, meeting_id TEXT, agenda_item_id TEXT,
    due TEXT, due_at TEXT, priority INTEGER NOT NULL DEFAULT 0, labels TEXT NOT NULL DEFAULT '[]', repeat TEXT, state TEXT NOT NULL, done_at INTEGER, renewed_at INTEGER) STRICT`,
  `CREATE TABLE inbox_item (${synced}, text TEXT NOT NULL) STRICT`,
  `CREATE TABLE template (${synced}, name TEXT NOT NULL, points TEXT NOT NULL) STRICT`,
  `CREATE TABLE question (${synced}, topic TEXT NOT NULL, text TEXT NOT NULL) STRICT`,
  `CREATE TABLE reminder (${synced},
    subject_type TEXT NOT NULL, subject_id TEXT NOT NULL, time TEXT NOT NULL, for_id TEXT, author_id TEXT NOT NULL, state TEXT NOT NULL) STRICT`,
  `CREATE TABLE handover (${synced},
    pair_id TEXT NOT NULL, author_id TEXT NOT NULL, person_id TEXT NOT NULL, to_id TEXT NOT NULL, what TEXT NOT NULL, note TEXT, state TEXT NOT NULL,
    decided_at INTEGER) STRICT`,
  // A note is its updates; `text` is read out of them here, for search and previews, and is never sent.
  `CREATE TABLE note (${synced}, kind TEXT NOT NULL, subject_id TEXT NOT NULL, text TEXT NOT NULL DEFAULT '') STRICT`,
  `CREATE TABLE note_update (${synced}, note_id TEXT NOT NULL, data BLOB NOT NULL) STRICT`,
  `CREATE TABLE note_version (id TEXT NOT NULL PRIMARY KEY, note_id TEXT NOT NULL, at INTEGER NOT NULL, words INTEGER NOT NULL, opening TEXT NOT NULL, data BLOB NOT NULL) STRICT, WITHOUT ROWID`,

  // The labels of tasks not archived, read out of the tasks by triggers; never sent.
  `CREATE TABLE task_label (label TEXT NOT NULL, task_id TEXT NOT NULL, PRIMARY KEY (label, task_id)) STRICT, WITHOUT ROWID`,

  // Sync's own tables (see docs/adr on the outbox): what was changed here and waits to be sent, and the server's rows under edits that wait.
  `CREATE TABLE outbox (n INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, schema_version INTEGER NOT NULL, label TEXT NOT NULL, ops TEXT NOT NULL) STRICT`,
  `CREATE TABLE outbox_row (tbl TEXT NOT NULL, row_id TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (tbl, row_id, n)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE shadow (tbl TEXT NOT NULL, row_id TEXT NOT NULL, server_row TEXT NOT NULL, PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sync_cursor (scope_id TEXT NOT NULL PRIMARY KEY, epoch TEXT NOT NULL, cursor TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  // Rows of a scope that is read anew and that have not come again yet.
  `CREATE TABLE sync_sweep (scope_id TEXT NOT NULL, tbl TEXT NOT NULL, row_id TEXT NOT NULL, PRIMARY KEY (scope_id, tbl, row_id)) STRICT, WITHOUT ROWID`,
  // Acknowledged changes, kept a while in case the server has to be restored from an older state.
  `CREATE TABLE sent (n INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, schema_version INTEGER NOT NULL, label TEXT NOT NULL, ops TEXT NOT NULL, sent_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE refused (n INTEGER NOT NULL PRIMARY KEY, code TEXT NOT NULL, detail TEXT NOT NULL, label TEXT NOT NULL, ops TEXT NOT NULL, at INTEGER NOT NULL, resolved_at INTEGER) STRICT`,
  // Rows that came and could not be read or were not right: not written, named here.
  `CREATE TABLE unreadable (tbl TEXT NOT NULL, row_id TEXT NOT NULL, scope_id TEXT NOT NULL, seq INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID`,
  // Changes that were refused once because their row had moved, and wait again by themselves.
  `CREATE TABLE sent_again (n INTEGER NOT NULL PRIMARY KEY) STRICT`,
  // The server's row as it was before changes of it that were acknowledged and have not come back yet: should they never, it is that still.
  `CREATE TABLE unconfirmed (tbl TEXT NOT NULL, row_id TEXT NOT NULL, server_row TEXT NOT NULL, PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID`,
  // Notes with updates that came and whose text was not read out of them yet.
  `CREATE TABLE unread_note (note_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID`,
  // The key of this person's private rows (one, or several after a change of key). Never sent as it is.
  `CREATE TABLE data_key (id TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL, made_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE undo (n INTEGER NOT NULL PRIMARY KEY, label TEXT NOT NULL, ops TEXT NOT NULL, state TEXT NOT NULL) STRICT`,

  `CREATE TABLE search_row (rowid INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, row_id TEXT NOT NULL, UNIQUE (kind, row_id)) STRICT`,
  `CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')`,
];

const indexes = [
  `CREATE INDEX person_by_name ON person (archived_at, name)`,
  `CREATE UNIQUE INDEX pair_by_people ON pair (a_id, b_id)`,
  `CREATE INDEX meeting_by_pair ON meeting (pair_id, state, day)`,
  `CREATE INDEX meeting_open_by_day ON meeting (day) WHERE state IN ('planned', 'running') AND archived_at IS NULL`,
  `CREATE INDEX agenda_by_meeting ON agenda_item (meeting_id, position, id) WHERE archived_at IS NULL`,
  `CREATE INDEX agenda_by_pair ON agenda_item (pair_id, state) WHERE archived_at IS NULL`,
  // Each ends in the order its list is shown, so that no list is sorted.
  `CREATE INDEX task_open_by_assignee ON task (assignee_id, due, priority DESC, created_at) WHERE state = 'open' AND archived_at IS NULL`,
  `CREATE INDEX task_open_by_due ON task (due, priority DESC, created_at) WHERE state = 'open' AND archived_at IS NULL`,
  `CREATE INDEX task_open_by_author ON task (author_id, assignee_id, due, priority DESC, created_at) WHERE state = 'open' AND archived_at IS NULL`,
  `CREATE INDEX task_owed ON task (assignee_id, created_at) WHERE pair_id IS NOT NULL AND state = 'open' AND archived_at IS NULL`,
  `CREATE INDEX task_done ON task (done_at) WHERE state = 'done' AND archived_at IS NULL`,
  `CREATE INDEX task_done_by_assignee ON task (assignee_id, done_at) WHERE state = 'done' AND archived_at IS NULL`,
  `CREATE INDEX task_by_pair ON task (pair_id, state, done_at) WHERE pair_id IS NOT NULL AND archived_at IS NULL`,
  `CREATE INDEX task_promised ON task (pair_id, created_at, assignee_id) WHERE pair_id IS NOT NULL AND state = 'open' AND archived_at IS NULL`,
  `CREATE INDEX task_by_meeting ON task (meeting_id, created_at) WHERE meeting_id IS NOT NULL AND archived_at IS NULL`,
  `CREATE INDEX task_by_agenda_item ON task (agenda_item_id) WHERE agenda_item_id IS NOT NULL`,
  `CREATE INDEX inbox_by_age ON inbox_item (created_at) WHERE archived_at IS NULL`,
  `CREATE INDEX note_by_subject ON note (subject_id, kind)`,
  `CREATE INDEX note_update_by_note ON note_update (note_id, created_at, id)`,
  `CREATE INDEX note_version_by_note ON note_version (note_id, at)`,
  `CREATE INDEX reminder_by_subject ON reminder (subject_type, subject_id) WHERE archived_at IS NULL`,
  `CREATE INDEX handover_open ON handover (created_at) WHERE state = 'proposed' AND archived_at IS NULL`,
  `CREATE INDEX outbox_moves ON outbox (n) WHERE instr(ops, '"move":') > 0`,
  `CREATE INDEX sent_by_age ON sent (sent_at)`,
  `CREATE INDEX outbox_row_by_n ON outbox_row (n)`,
  `CREATE INDEX undo_by_state ON undo (state, n)`,
];

/** Keeps the search index in step with a table by triggers, so that no writer can forget it, sync included. */
function searched(kind: string, table: string, title: string, body: string): string[] {
  const columns = [...new Set(`${title} ${body}`.match(/NEW\.(\w+)/g))]
    .map((column) => column.slice(4))
    .join(", ");
  return [
    `CREATE TRIGGER search_${table}_added AFTER INSERT ON ${table} WHEN NEW.archived_at IS NULL BEGIN
      INSERT INTO search_row (kind, row_id) VALUES ('${kind}', NEW.id) ON CONFLICT DO NOTHING;
      INSERT INTO search (rowid, title, body) SELECT rowid, ${title}, ${body} FROM search_row WHERE kind = '${kind}' AND row_id = NEW.id;
    END`,
    `CREATE TRIGGER search_${table}_changed AFTER UPDATE OF ${columns}, archived_at ON ${table} BEGIN
      DELETE FROM search WHERE rowid = (SELECT rowid FROM search_row WHERE kind = '${kind}' AND row_id = OLD.id);
      INSERT INTO search_row (kind, row_id) SELECT '${kind}', NEW.id WHERE NEW.archived_at IS NULL ON CONFLICT DO NOTHING;
      INSERT INTO search (rowid, title, body) SELECT rowid, ${title}, ${body} FROM search_row WHERE kind = '${kind}' AND row_id = NEW.id AND NEW.archived_at IS NULL;
    END`,
    `CREATE TRIGGER search_${table}_gone AFTER DELETE ON ${table} BEGIN
      DELETE FROM search WHERE rowid = (SELECT rowid FROM search_row WHERE kind = '${kind}' AND row_id = OLD.id);
      DELETE FROM search_row WHERE kind = '${kind}' AND row_id = OLD.id;
    END`,
  ];
}

const triggers = [
  ...searched(
    "person",
    "person",
    "NEW.name",
    "coalesce(NEW.position, '') || ' ' || coalesce(NEW.email, '')",
  ),
  ...searched("task", "task", "NEW.title", "coalesce(NEW.details, '') || ' ' || NEW.labels"),
  ...searched("agenda-item", "agenda_item", "NEW.text", "''"),
  ...searched("note", "note", "''", "NEW.text"),
  ...searched("inbox-item", "inbox_item", "NEW.text", "''"),
  ...searched("template", "template", "NEW.name", "NEW.points"),
  ...searched("question", "question", "NEW.text", "NEW.topic"),
];

/** Keeps `task_label` in step; most tasks have no label and cost nothing. */
const labels = [
  `CREATE TRIGGER labels_task_added AFTER INSERT ON task WHEN NEW.labels <> '[]' AND NEW.archived_at IS NULL BEGIN
    INSERT INTO task_label (label, task_id) SELECT value, NEW.id FROM json_each(NEW.labels) WHERE true ON CONFLICT DO NOTHING;
  END`,
  `CREATE TRIGGER labels_task_changed AFTER UPDATE OF labels, archived_at ON task WHEN OLD.labels <> '[]' OR NEW.labels <> '[]' BEGIN
    DELETE FROM task_label WHERE task_id = OLD.id AND label IN (SELECT value FROM json_each(OLD.labels));
    INSERT INTO task_label (label, task_id) SELECT value, NEW.id FROM json_each(NEW.labels) WHERE NEW.archived_at IS NULL ON CONFLICT DO NOTHING;
  END`,
  `CREATE TRIGGER labels_task_gone AFTER DELETE ON task WHEN OLD.labels <> '[]' BEGIN
    DELETE FROM task_label WHERE task_id = OLD.id AND label IN (SELECT value FROM json_each(OLD.labels));
  END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indexes, ...triggers, ...labels])
    await sql.raw(statement).execute(db);
  await sql`INSERT INTO meta (key, value) VALUES ('last_change', '0')`.execute(db);
}
