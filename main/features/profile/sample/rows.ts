import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import { positionsAfter } from "#core/agenda/position.ts";
import { addDays } from "#core/kernel/calendar-day.ts";
import type { AgendaItemId, MeetingId, PairId, PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import { noteName } from "#core/notes/note.ts";
import type { Cadence } from "#core/pairs/pair.ts";
import type { Task } from "#core/tasks/task.ts";
import { scopes } from "../../../db/identity.ts";
import { added, type Op } from "../../../db/ops.ts";
import { fromAgendaItem } from "../../../db/rows/agenda-item.ts";
import { fromTask } from "../../../db/rows/task.ts";
import { type Block, documentOf, textOfBlocks } from "./document.ts";
import type { Entry, NoteText, Sample } from "./types.ts";
import type { Promised, Story } from "./story.ts";
import { distinct } from "./variety.ts";
import { agendaHeading, decisions, type Language, notes, say } from "./words.ts";

const DAY_MS = 86_400_000;

/** The pair of a story while its entries are made. */
export type Telling = {
  readonly sample: Sample;
  readonly story: Story;
  readonly pairId: PairId;
  readonly other: PersonId;
  readonly language: Language;
  readonly pick: (count: number) => number;
  readonly cadence: Cadence | null;
  readonly points: readonly string[];
};

type Point = Pick<AgendaItem, "text" | "sharing" | "carried" | "state"> & {
  readonly by: "me" | "them";
};

/** Points in their order. */
export function agenda(
  { sample, pairId, other }: Telling,
  meetingId: MeetingId,
  points: readonly Point[],
): readonly Op[] {
  const positions = positionsAfter(null, points.length);
  return points.map(({ by, ...point }, index) => {
    const item: AgendaItem = {
      ...point,
      id: sample.ids.next() as AgendaItemId,
      pairId,
      meetingId,
      authorId: by === "me" ? sample.identity.me : other,
      position: positions[index] ?? "",
      taskId: null,
      touched: null,
      archivedAt: null,
      createdAt: sample.now,
    };
    return added(
      "agenda_item",
      item.id,
      point.sharing === "shared" ? scopes.pair(pairId) : scopes.self(sample.identity),
      fromAgendaItem(item),
    );
  });
}

/** What was promised in a meeting. */
export function promise(
  { sample, pairId, other, language }: Telling,
  meeting: Meeting,
  promised: Promised,
): Op {
  const { me } = sample.identity;
  const due = promised.dueIn === null ? null : addDays(sample.today, promised.dueIn);
  const task: Task = {
    id: sample.ids.next() as TaskId,
    title: say(language, promised.title),
    details: null,
    authorId: me,
    assigneeId: promised.by === "me" ? me : other,
    pairId,
    meetingId: meeting.id,
    agendaItemId: null,
    due,
    dueAt: null,
    priority: promised.priority ?? 0,
    labels: [...(promised.labels ?? [])],
    repeat: null,
    state: promised.done ? "done" : "open",
    doneAt: promised.done
      ? (Math.max(meeting.endedAt ?? 0, sample.now - 2 * DAY_MS) as Millis)
      : null,
    renewedAt: null,
    archivedAt: null,
    createdAt: sample.now,
  };
  return added("task", task.id, scopes.pair(pairId), fromTask(task));
}

/** What was written down in a meeting. */
export function minutesOf({ language, pick }: Telling): readonly Block[] {
  const lines = distinct(notes, 2 + pick(3), pick).map((words): Block => ({
    kind: "point",
    text: say(language, words),
  }));
  if (pick(3) > 0) return lines;
  return [
    ...lines,
    { kind: "heading", text: say(language, agendaHeading) },
    {
      kind: "paragraph",
      text: say(language, decisions[pick(decisions.length)] ?? ""),
      isStrong: true,
    },
  ];
}

/** What only I know about someone. */
export function privateNote(telling: Telling): readonly Entry[] {
  const { sample, story } = telling;
  if (!story.privateNote) return [];
  const blocks = say(telling.language, story.privateNote)
    .split("\n")
    .map((text): Block => ({ kind: "paragraph", text }));
  return [
    {
      at: (sample.now - 9 * DAY_MS) as Millis,
      label: "note.write",
      ...note(telling, {
        kind: "person-private",
        subject: telling.other,
        scope: scopes.self(sample.identity),
        blocks,
      }),
    },
  ];
}

type SampleNote = {
  readonly kind: "meeting-shared" | "person-private";
  readonly subject: string;
  readonly scope: string;
  readonly blocks: readonly Block[];
};

export function note(
  { sample, pick }: Telling,
  { kind, subject, scope, blocks }: SampleNote,
): { readonly ops: readonly Op[]; readonly noteTexts: readonly NoteText[] } {
  const id = sample.ids.from(noteName(kind, subject, sample.identity.me));
  const ops = [
    added("note", id, scope, { kind, subject_id: subject, text: "" }),
    added("note_update", sample.ids.next(), scope, {
      note_id: id,
      data: documentOf(blocks, 1 + pick(1_000_000)),
    }),
  ];
  return { ops, noteTexts: [{ id, text: textOfBlocks(blocks) }] };
}
