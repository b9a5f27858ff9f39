import * as Y from "yjs";
import { added, changed, type Op } from "../../main/db/ops.ts";
import { type Device, rowsOf } from "./device.ts";
import type { Dice } from "./dice.ts";

// What people do: each action gives the ops of one change, from what they see on their device.

export type Doing = {
  readonly device: Device;
  readonly dice: Dice;
  readonly people: readonly string[];
  /** A text nobody has written before. */
  readonly text: () => string;
};

type Action = (doing: Doing) => readonly Op[];

export const actions: readonly (readonly [weight: number, Action])[] = [
  [3, newPair],
  [3, newMeeting],
  [6, newPoint],
  [10, editPoint],
  [8, movePoint],
  [5, newTask],
  [8, editTask],
  [5, moveTask],
  [2, newInbox],
  [4, editInbox],
  [2, newTemplate],
  [5, editTemplate],
  [2, editPerson],
  [2, newReminder],
  [4, writeNote],
  [2, notAllowed],
];

const total = actions.reduce((sum, [weight]) => sum + weight, 0);

/** One change, of one to three actions. */
export function someOps(doing: Doing): readonly Op[] {
  const count = doing.dice.isIn(0.2) ? 2 + doing.dice.below(2) : 1;
  const ops = Array.from({ length: count }, () => someAction(doing.dice)(doing)).flat();
  // One op a row is what the app's own handlers save.
  return ops.filter((op, index) => ops.findIndex((other) => other.id === op.id) === index);
}

function someAction(dice: Dice): Action {
  let left = dice.below(total);
  for (const [weight, action] of actions) if ((left -= weight) < 0) return action;
  throw new Error("weights do not add up");
}

const self = ({ device }: Doing) => `self:${device.person}`;
const nextId = ({ device }: Doing) => device.deps.ids.next();

function newPair({ device, dice, people }: Doing): readonly Op[] {
  const other = dice.oneOf(people.filter((person) => person !== device.person));
  const [a, b] = [device.person, other].toSorted() as [string, string];
  const id = device.deps.ids.from(`pair:${a}:${b}`);
  if (rowsOf(device, "pair").some((pair) => pair.id === id)) return [];
  return [
    added("pair", id, `pair:${id}`, {
      a_id: a,
      b_id: b,
      cadence: null,
      template_id: null,
      pinned: 0,
    }),
  ];
}

/** The next meeting of a pair has the same id wherever it is made. */
function newMeeting({ device, dice }: Doing): readonly Op[] {
  const pair = pick(dice, rowsOf(device, "pair"));
  if (!pair) return [];
  const id = device.deps.ids.from(`meeting:${pair.id}:${dice.below(4)}`);
  if (rowsOf(device, "meeting").some((meeting) => meeting.id === id)) return [];
  return [
    added("meeting", id, pair.scope_id, {
      pair_id: pair.id,
      day: dice.isIn(0.5) ? "2026-11-05" : "2026-11-06",
      at: null,
      zone: "Europe/Berlin",
      minutes: 10 + dice.below(50),
      rhythm_day: null,
      state: "planned",
      started_at: null,
      ended_at: null,
      closed_by_day: 0,
    }),
  ];
}

const untouched = { state: "open", carried: 0, task_id: null, touched_by: null, touched_at: null };

function newPoint(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const meeting = pick(dice, rowsOf(device, "meeting"));
  if (!meeting) return [];
  const isPrivate = dice.isIn(0.5);
  return [
    added("agenda_item", nextId(doing), isPrivate ? self(doing) : meeting.scope_id, {
      pair_id: String(meeting["pair_id"]),
      meeting_id: meeting.id,
      author_id: device.person,
      text: doing.text(),
      sharing: isPrivate ? "private" : "shared",
      position: "a0",
      ...untouched,
    }),
  ];
}

function editPoint(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const point = pick(dice, rowsOf(device, "agenda_item"));
  if (!point) return [];
  const after = dice.oneOf([
    { text: doing.text(), touched_by: device.person, touched_at: device.deps.clock.now() },
    { state: dice.oneOf(["open", "done", "dropped"]) },
    { carried: dice.below(9) },
    { archived_at: dice.isIn(0.5) ? null : device.deps.clock.now() },
  ]);
  return changed("agenda_item", point.id, point as never, after as never);
}

function movePoint(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const point = pick(
    dice,
    rowsOf(device, "agenda_item").filter((row) => row["author_id"] === device.person),
  );
  if (!point) return [];
  const isPrivate = point.scope_id.startsWith("self:");
  const to = isPrivate ? `pair:${String(point["pair_id"])}` : self(doing);
  const after = {
    sharing: isPrivate ? "shared" : "private",
    ...(dice.isIn(0.4) ? { text: doing.text() } : {}),
  };
  const move = { from: point.scope_id, to };
  return changed("agenda_item", point.id, point as never, after as never, move);
}

function newTask(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const pair = dice.isIn(0.5) ? pick(dice, rowsOf(device, "pair")) : undefined;
  return [
    added("task", nextId(doing), pair?.scope_id ?? self(doing), {
      title: doing.text(),
      details: null,
      author_id: device.person,
      assignee_id: device.person,
      pair_id: pair?.id ?? null,
      meeting_id: null,
      agenda_item_id: null,
      due: null,
      due_at: null,
      priority: 0,
      labels: "[]",
      repeat: null,
      state: "open",
      done_at: null,
      renewed_at: null,
    }),
  ];
}

function editTask(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const task = pick(dice, rowsOf(device, "task"));
  if (!task) return [];
  const after = dice.oneOf([
    { title: doing.text() },
    { details: doing.text() },
    { priority: dice.below(4) },
    { state: "done", done_at: device.deps.clock.now() },
  ]);
  return changed("task", task.id, task as never, after as never);
}

function moveTask(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const task = pick(
    dice,
    rowsOf(device, "task").filter((row) => row["author_id"] === device.person),
  );
  const pair = dice.isIn(0.6) ? pick(dice, rowsOf(device, "pair")) : undefined;
  if (!task) return [];
  const to = pair?.scope_id ?? self(doing);
  const after = { pair_id: pair?.id ?? null, ...(dice.isIn(0.3) ? { title: doing.text() } : {}) };
  return changed("task", task.id, task as never, after, { from: task.scope_id, to });
}

function newInbox(doing: Doing): readonly Op[] {
  return [added("inbox_item", nextId(doing), self(doing), { text: doing.text() })];
}

function editInbox(doing: Doing): readonly Op[] {
  const item = pick(doing.dice, rowsOf(doing.device, "inbox_item"));
  return item ? changed("inbox_item", item.id, item as never, { text: doing.text() }) : [];
}

function newTemplate(doing: Doing): readonly Op[] {
  return [
    added("template", nextId(doing), `org:${doing.device.deps.identity.org}`, {
      name: doing.text(),
      points: "[]",
    }),
  ];
}

function editTemplate(doing: Doing): readonly Op[] {
  const template = pick(doing.dice, rowsOf(doing.device, "template"));
  return template
    ? changed("template", template.id, template as never, { name: doing.text() })
    : [];
}

function editPerson(doing: Doing): readonly Op[] {
  // Their own, or that of somebody they may not change: the server refuses, and the row goes back.
  const person = pick(doing.dice, rowsOf(doing.device, "person"));
  return person ? changed("person", person.id, person as never, { position: doing.text() }) : [];
}

function newReminder(doing: Doing): readonly Op[] {
  const task = pick(doing.dice, rowsOf(doing.device, "task"));
  if (!task) return [];
  return [
    added("reminder", nextId(doing), self(doing), {
      subject_type: "task",
      subject_id: task.id,
      time: JSON.stringify({ kind: "next-meeting" }),
      for_id: null,
      author_id: doing.device.person,
      state: "scheduled",
    }),
  ];
}

/** A line in the shared note of a meeting, or in the private one. */
function writeNote(doing: Doing): readonly Op[] {
  const { device, dice } = doing;
  const meeting = pick(dice, rowsOf(device, "meeting"));
  if (!meeting) return [];
  const kind = dice.isIn(0.5) ? "meeting-shared" : "meeting-private";
  const scope = kind === "meeting-shared" ? meeting.scope_id : self(doing);
  const who = kind === "meeting-shared" ? "" : device.person;
  const id = device.deps.ids.from(`note:${kind}:${meeting.id}${who}`);
  const notes = rowsOf(device, "note").filter((note) => note.id === id);
  const update = line(device, dice, id, doing.text());
  const written = added("note_update", nextId(doing), scope, { note_id: id, data: update });
  return notes.length > 0
    ? [written]
    : [added("note", id, scope, { kind, subject_id: meeting.id, text: "" }), written];
}

function line(device: Device, dice: Dice, noteId: string, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1 + dice.below(2 ** 31);
  const rows = device.file
    .look("SELECT data FROM note_update WHERE note_id = ? ORDER BY rowid")
    .all(noteId) as { data: Buffer }[];
  for (const { data } of rows) Y.applyUpdate(doc, new Uint8Array(data));
  const state = Y.encodeStateVector(doc);
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText(text)]);
  const blocks = doc.getXmlFragment("default");
  blocks.insert(dice.below(blocks.length + 1), [block]);
  if (blocks.length > 2 && dice.isIn(0.2)) blocks.delete(dice.below(blocks.length), 1);
  return Y.encodeStateAsUpdate(doc, state);
}

/** What the server will refuse, by rule or by shape. */
function notAllowed(doing: Doing): readonly Op[] {
  const { device, dice, people } = doing;
  const meeting = pick(dice, rowsOf(device, "meeting"));
  const template = pick(dice, rowsOf(device, "template"));
  if (template && dice.isIn(0.5))
    return changed("template", template.id, template as never, { points: "no list" });
  if (!meeting) return [];
  return [
    added("agenda_item", nextId(doing), meeting.scope_id, {
      pair_id: String(meeting["pair_id"]),
      meeting_id: meeting.id,
      author_id: dice.oneOf(people.filter((person) => person !== device.person)),
      text: doing.text(),
      sharing: "shared",
      position: "a1",
      ...untouched,
    }),
  ];
}

const pick = <T>(dice: Dice, rows: readonly T[]): T | undefined =>
  rows.length === 0 ? undefined : dice.oneOf(rows);
