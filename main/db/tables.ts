import type { Generated } from "kysely";

/** Columns of every synced row (SYNC.md): `seq` is the server's version this device saw, the base of its next change. */
type Synced = {
  id: string;
  scope_id: string;
  seq: number | null;
  created_at: number;
  updated_at: number;
  archived_at: number | null;
};

export type SyncedTables = {
  person: Synced & {
    name: string;
    email: string | null;
    position: string | null;
    manager_id: string | null;
    zone: string;
    working_hours: string;
    photo: string | null;
  };
  pair: Synced & {
    a_id: string;
    b_id: string;
    cadence: string | null;
    template_id: string | null;
    pinned: number;
  };
  meeting: Synced & {
    pair_id: string;
    day: string | null;
    at: string | null;
    zone: string;
    minutes: number;
    rhythm_day: string | null;
    state: string;
    started_at: number | null;
    ended_at: number | null;
    closed_by_day: number;
  };
  agenda_item: Synced & {
    pair_id: string;
    meeting_id: string;
    author_id: string;
    text: string;
    sharing: string;
    position: string;
    state: string;
    carried: number;
    task_id: string | null;
    touched_by: string | null;
    touched_at: number | null;
  };
  task: Synced & {
    title: string;
    details: string | null;
    author_id: string;
    assignee_id: string;
    pair_id: string | null;
    meeting_id: string | null;
    agenda_item_id: string | null;
    due: string | null;
    due_at: string | null;
    priority: number;
    labels: string;
    repeat: string | null;
    state: string;
    done_at: number | null;
    renewed_at: number | null;
  };
  inbox_item: Synced & { text: string };
  template: Synced & { name: string; points: string };
  question: Synced & { topic: string; text: string };
  reminder: Synced & {
    subject_type: string;
    subject_id: string;
    time: string;
    for_id: string | null;
    author_id: string;
    state: string;
  };
  handover: Synced & {
    pair_id: string;
    author_id: string;
    person_id: string;
    to_id: string;
    what: string;
    note: string | null;
    state: string;
    decided_at: number | null;
  };
  free_busy: Synced & { person_id: string; from_at: number; to_at: number; busy: string };
  note: Synced & { kind: string; subject_id: string; text: string };
  note_update: Synced & { note_id: string; data: Uint8Array };
};

export type Tables = SyncedTables & {
  meta: { key: string; value: string };
  task_label: { label: string; task_id: string };
  note_version: {
    id: string;
    note_id: string;
    at: number;
    words: number;
    opening: string;
    data: Uint8Array;
  };
  outbox: {
    n: number;
    at: number;
    device: string;
    schema_version: number;
    label: string;
    ops: string;
  };
  outbox_row: { tbl: string; row_id: string; n: number };
  shadow: { tbl: string; row_id: string; server_row: string };
  data_key: { id: string; bytes: Uint8Array; made_at: number };
  sync_cursor: { scope_id: string; epoch: string; cursor: string };
  sync_sweep: { scope_id: string; tbl: string; row_id: string };
  sent: {
    n: number;
    at: number;
    device: string;
    schema_version: number;
    label: string;
    ops: string;
    sent_at: number;
  };
  refused: {
    n: number;
    code: string;
    detail: string;
    label: string;
    ops: string;
    at: number;
    resolved_at: number | null;
  };
  unreadable: { tbl: string; row_id: string; scope_id: string; seq: number; why: string };
  sent_again: { n: number };
  unconfirmed: { tbl: string; row_id: string; server_row: string };
  unread_note: { note_id: string };
  undo: { n: number; label: string; ops: string; state: string };
  search_row: { rowid: Generated<number>; kind: string; row_id: string };
  search: { rowid: number; title: string; body: string };
};
