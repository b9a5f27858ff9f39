import { z } from "zod";
import { Sharing } from "#core/agenda/agenda-item.ts";
import { SharedBusy } from "#core/calendar/free-busy.ts";
import { HandoverState } from "#core/handover/handover.ts";
import { Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { MeetingState } from "#core/meetings/meeting.ts";
import { Cadence } from "#core/pairs/pair.ts";
import { Photo, WorkingHours } from "#core/people/person.ts";
import { Repeat } from "#core/recurrence/repeat.ts";
import { Reminder, ReminderTime } from "#core/reminders/reminder.ts";
import { Task } from "#core/tasks/task.ts";
import type { ScopeKind } from "./scope.ts";

// What a row of each table may hold. Columns are named as in the data file; both ends check every row that reaches them against this.

/** The longest text of one field, in UTF-16 units. */
const FIELD = 100_000;
const text = (max = FIELD) => z.string().max(max);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const flag = z.union([z.literal(0), z.literal(1)]);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** A column that holds JSON text of this shape. */
const json = (shape: z.ZodType) =>
  text().refine((value) => {
    try {
      return shape.safeParse(JSON.parse(value)).success;
    } catch {
      return false;
    }
  });

/** The times every row has; `created_at` never changes. */
export const times = {
  created_at: Millis,
  updated_at: Millis,
  archived_at: Millis.nullable(),
} as const;

type TableRules = {
  readonly columns: z.ZodObject;
  /** Where such a row may live. */
  readonly scopes: readonly ScopeKind[];
  /** Columns that stay as the row was made with. */
  readonly fixed: readonly string[];
  /** Has bytes beside its columns; such a row never changes. */
  readonly hasBytes?: true;
};

export const tables = {
  person: {
    columns: z.strictObject({
      name: text(500),
      email: text(254).nullable(),
      position: text(500).nullable(),
      manager_id: id.nullable(),
      zone: Zone,
      working_hours: json(WorkingHours),
      photo: Photo.nullable(),
    }),
    scopes: ["org", "self"],
    fixed: [],
  },
  pair: {
    columns: z.strictObject({
      a_id: id,
      b_id: id,
      cadence: json(Cadence).nullable(),
      template_id: id.nullable(),
      pinned: flag,
    }),
    scopes: ["pair"],
    fixed: ["a_id", "b_id"],
  },
  meeting: {
    columns: z.strictObject({
      pair_id: id,
      day: day.nullable(),
      at: TimeOfDay.nullable(),
      zone: Zone,
      minutes: z.int().min(1).max(1_440),
      rhythm_day: day.nullable(),
      state: MeetingState,
      started_at: Millis.nullable(),
      ended_at: Millis.nullable(),
      closed_by_day: flag,
    }),
    scopes: ["pair"],
    fixed: ["pair_id"],
  },
  agenda_item: {
    columns: z.strictObject({
      pair_id: id,
      meeting_id: id,
      author_id: id,
      text: text(2_000),
      sharing: Sharing,
      position: text(500),
      state: z.enum(["open", "done", "dropped"]),
      carried: z.int().min(0).max(100_000),
      task_id: id.nullable(),
      touched_by: id.nullable(),
      touched_at: Millis.nullable(),
    }),
    scopes: ["pair", "self"],
    fixed: ["pair_id", "author_id"],
  },
  task: {
    columns: z.strictObject({
      title: text(2_000),
      details: text().nullable(),
      author_id: id,
      assignee_id: id,
      pair_id: id.nullable(),
      meeting_id: id.nullable(),
      agenda_item_id: id.nullable(),
      due: day.nullable(),
      due_at: TimeOfDay.nullable(),
      priority: Task.shape.priority,
      labels: json(z.array(text(40)).max(20)),
      repeat: json(Repeat).nullable(),
      state: Task.shape.state,
      done_at: Millis.nullable(),
      renewed_at: Millis.nullable(),
    }),
    scopes: ["pair", "self"],
    fixed: ["author_id"],
  },
  inbox_item: {
    columns: z.strictObject({ text: text() }),
    scopes: ["self"],
    fixed: [],
  },
  template: {
    columns: z.strictObject({ name: text(500), points: json(z.array(text(2_000)).max(40)) }),
    scopes: ["org"],
    fixed: [],
  },
  question: {
    columns: z.strictObject({ topic: text(500), text: text(2_000) }),
    scopes: ["org"],
    fixed: [],
  },
  reminder: {
    columns: z.strictObject({
      subject_type: z.enum(["task", "agenda-item"]),
      subject_id: id,
      time: json(ReminderTime),
      for_id: id.nullable(),
      author_id: id,
      state: Reminder.shape.state,
    }),
    scopes: ["pair", "self"],
    fixed: ["subject_type", "subject_id", "author_id"],
  },
  handover: {
    columns: z.strictObject({
      pair_id: id,
      author_id: id,
      person_id: id,
      to_id: id,
      what: json(z.array(id).max(4_000)),
      note: text(2_000).nullable(),
      state: HandoverState,
      decided_at: Millis.nullable(),
    }),
    scopes: ["pair"],
    // What somebody was shown is what they agree to.
    fixed: ["pair_id", "author_id", "person_id", "to_id", "what", "note"],
  },
  /** When somebody is busy, as far as they let colleagues see it; each person has one, made from their id. */
  free_busy: {
    columns: z.strictObject({
      person_id: id,
      from_at: Millis,
      to_at: Millis,
      busy: json(SharedBusy),
    }),
    scopes: ["org"],
    fixed: ["person_id"],
  },
  note: {
    columns: z.strictObject({
      kind: z.enum(["meeting-shared", "meeting-private", "person-private"]),
      subject_id: id,
    }),
    scopes: ["pair", "self"],
    fixed: ["kind", "subject_id"],
  },
  note_update: {
    columns: z.strictObject({ note_id: id }),
    scopes: ["pair", "self"],
    fixed: ["note_id"],
    hasBytes: true,
  },
} as const satisfies Record<string, TableRules>;

export type TableName = keyof typeof tables;
export const TableName = z.enum(Object.keys(tables) as [TableName, ...TableName[]]);

export const rulesOf = (table: TableName): TableRules => tables[table];

/**
 * A value of a `self:` row as it leaves the device: `s1.<key id>.<base64url of nonce and ciphertext>`. The server sees its size and nothing else.
 * Times stay in the clear, so that merging and first loads need no key.
 */
export const Sealed = z
  .string()
  .max(600_000)
  .regex(/^s1\.[A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]+$/)
  .brand<"Sealed">();
export type Sealed = z.infer<typeof Sealed>;
