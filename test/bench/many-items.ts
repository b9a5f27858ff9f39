import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as Y from "yjs";
import { positionsAfter } from "../../core/agenda/position.ts";
import { noteName, type NoteRef } from "../../core/notes/note.ts";
import { uuids } from "../../main/compose-real.ts";
import { type Identity, writeIdentity } from "../../main/db/identity.ts";
import { migrate } from "../../main/db/migrate.ts";
import { closeDb, type Db, openDb } from "../../main/db/open.ts";
import { dataKey } from "../../main/features/profile/keys.ts";
import { writeKeyRecord } from "../../main/secrets/key-record.ts";
import type { PersonId } from "../../core/kernel/ids.ts";

export type Size = {
  readonly people: number;
  readonly meetingsPerPair: number;
  readonly pointsPerMeeting: number;
  readonly tasks: number;
  readonly notes: number;
  readonly linesPerNote: number;
};

/** About 10,000 things: a manager of twenty after three years. */
export const TEN_THOUSAND: Size = {
  people: 60,
  meetingsPerPair: 60,
  pointsPerMeeting: 3,
  tasks: 3_000,
  notes: 600,
  linesPerNote: 12,
};
/** About 100,000 things. */
export const HUNDRED_THOUSAND: Size = {
  people: 400,
  meetingsPerPair: 150,
  pointsPerMeeting: 11,
  tasks: 60_000,
  notes: 2_000,
  linesPerNote: 8,
};

export type Filled = {
  readonly identity: Identity;
  readonly key: Uint8Array;
  readonly pairIds: readonly string[];
  readonly personIds: readonly string[];
  readonly openMeetingIds: readonly string[];
  readonly items: number;
};

const PAIRS = 20;
const WORDS =
  "launch budget roadmap review hiring release migration customer support feedback growth salary team offsite planning risk quality incident design research vacation onboarding security contract partner metric goal focus retro".split(
    " ",
  );

/** Fills a new profile in `folder` with a deterministic company, its key lying in a file so that a benchmark needs no keychain. */
export async function fillProfile(folder: string, size: Size, now: number): Promise<Filled> {
  mkdirSync(folder, { recursive: true });
  const master = new Uint8Array(32).fill(7);
  writeKeyRecord(folder, {
    version: 1,
    keyId: "bench",
    kept: { kind: "file", key: Buffer.from(master).toString("base64") },
    recovery: null,
  });
  const key = dataKey(master);
  const opened = openDb(join(folder, "elements.db"), key);
  if (!opened.ok) throw new Error(opened.error.type);
  const db = opened.value;
  await migrate(db);
  const identity: Identity = {
    me: uuids.from("me") as PersonId,
    org: uuids.from("org"),
    device: uuids.from("device"),
  };
  writeIdentity(db, identity);
  const filled = fill(db, identity, size, now);
  // No ANALYZE: the app never does it either, and with its statistics SQLite plans otherwise.
  await closeDb(db);
  return { ...filled, identity, key };
}

function fill(db: Db, identity: Identity, size: Size, now: number) {
  const { raw } = db;
  let seed = 42;
  const pick = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
  const words = (n: number) => Array.from({ length: n }, () => WORDS[pick(WORDS.length)]).join(" ");
  const insert = (table: string, row: Record<string, unknown>) =>
    raw
      .prepare(
        `INSERT INTO ${table} (${Object.keys(row).join(",")}) VALUES (${Object.keys(row)
          .map((column) => `@${column}`)
          .join(",")})`,
      )
      .run(row);
  const synced = (scope: string, at: number, id = uuids.next()) => ({
    id,
    scope_id: scope,
    seq: null,
    created_at: at,
    updated_at: at,
    archived_at: null,
  });
  const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
  const hours = JSON.stringify(
    [0, 1, 2, 3, 4, 5, 6].map((weekday) => (weekday < 5 ? { from: "09:00", to: "17:00" } : null)),
  );
  const org = `org:${identity.org}`;
  const self = `self:${identity.me}`;
  let items = 0;
  const put = (table: string, row: Record<string, unknown>) => {
    insert(table, row);
    items += 1;
  };
  const personIds: string[] = [];
  const pairIds: string[] = [];
  const openMeetingIds: string[] = [];
  raw.transaction(() => {
    put("person", {
      ...synced(org, now, identity.me),
      name: "Mia Manager",
      email: null,
      position: "Director",
      manager_id: null,
      zone: "Europe/Berlin",
      working_hours: hours,
      photo: null,
    });
    for (let i = 0; i < size.people; i++) {
      const row = {
        ...synced(org, now),
        name: `${WORDS[i % WORDS.length]} Person ${i}`,
        email: `p${i}@example.test`,
        position: words(2),
        manager_id: i < PAIRS ? identity.me : (personIds[i % PAIRS] ?? null),
        zone: "Europe/Berlin",
        working_hours: hours,
        photo: null,
      };
      personIds.push(row.id);
      put("person", row);
    }
    for (let i = 0; i < Math.min(PAIRS, size.people); i++) {
      const other = personIds[i] ?? "";
      const [a, b] = [identity.me as string, other].toSorted();
      const pair = {
        ...synced("", now - 86_400_000 * 1_000),
        a_id: a,
        b_id: b,
        cadence: JSON.stringify({
          everyWeeks: 1,
          weekday: (i % 5) + 1,
          at: "10:00",
          minutes: 30,
          zone: "Europe/Berlin",
        }),
        template_id: null,
        pinned: 0,
      };
      pair.scope_id = `pair:${pair.id}`;
      pairIds.push(pair.id);
      put("pair", pair);
      for (let m = size.meetingsPerPair; m >= 0; m--) {
        const at = now - m * 7 * 86_400_000;
        const isOpen = m === 0;
        const meeting = {
          ...synced(pair.scope_id, at),
          pair_id: pair.id,
          day: day(isOpen ? i % 5 : -m * 7),
          at: "10:00",
          zone: "Europe/Berlin",
          minutes: 30,
          rhythm_day: day(isOpen ? i % 5 : -m * 7),
          state: isOpen ? "planned" : "held",
          started_at: isOpen ? null : at,
          ended_at: isOpen ? null : at + 1_800_000,
          closed_by_day: 0,
        };
        put("meeting", meeting);
        if (isOpen) openMeetingIds.push(meeting.id);
        const positions = positionsAfter(null, size.pointsPerMeeting);
        for (const position of positions)
          put("agenda_item", {
            ...synced(pair.scope_id, at),
            pair_id: pair.id,
            meeting_id: meeting.id,
            author_id: identity.me,
            text: words(6),
            sharing: "shared",
            position,
            state: isOpen ? "open" : "done",
            carried: 0,
            task_id: null,
            touched_by: null,
            touched_at: null,
          });
        if (m > 0 && m * PAIRS <= size.notes)
          putNote(put, synced, words, {
            kind: "meeting-shared",
            subject: meeting.id,
            scope: pair.scope_id,
            at,
            lines: size.linesPerNote,
          });
      }
    }
    for (let i = size.notes - Math.min(size.notes, size.meetingsPerPair * PAIRS); i > 0; i--) {
      putNote(put, synced, words, {
        kind: "person-private",
        subject: `${personIds[i % personIds.length]}-${i}`,
        scope: self,
        at: now,
        lines: size.linesPerNote,
      });
    }
    for (let i = 0; i < size.tasks; i++) {
      // Every fourth is a promise, as many between each two.
      const pairIndex = i % 4 === 0 ? (i / 4) % PAIRS : -1;
      const pairId = pairIds[pairIndex] ?? null;
      const isDone = i % 3 !== 0;
      put("task", {
        ...synced(pairId ? `pair:${pairId}` : self, now - i * 60_000),
        title: words(5),
        details: null,
        author_id: identity.me,
        assignee_id: pairId && i % 8 === 0 ? (personIds[pairIndex] ?? identity.me) : identity.me,
        pair_id: pairId,
        meeting_id: null,
        agenda_item_id: null,
        due: i % 2 ? day((i % 60) - 20) : null,
        due_at: null,
        priority: i % 4,
        labels: i % 5 ? "[]" : JSON.stringify([WORDS[i % 7]]),
        repeat: null,
        state: isDone ? "done" : "open",
        done_at: isDone ? now - i * 60_000 : null,
        renewed_at: null,
      });
    }
  })();
  return { pairIds, personIds, openMeetingIds, items };
}

type Put = (table: string, row: Record<string, unknown>) => void;

function putNote(
  put: Put,
  synced: (scope: string, at: number) => Record<string, unknown> & { id: string },
  words: (n: number) => string,
  note: { kind: string; subject: string; scope: string; at: number; lines: number },
): void {
  const lines = Array.from({ length: note.lines }, () => words(9));
  const row = {
    ...synced(note.scope, note.at),
    id: uuids.from(
      noteName(note.kind as NoteRef["kind"], note.subject, note.scope.replace(/^self:/, "")),
    ),
    kind: note.kind,
    subject_id: note.subject,
    text: lines.join("\n"),
  };
  put("note", row);
  put("note_update", { ...synced(note.scope, note.at), note_id: row.id, data: documentOf(lines) });
}

/** A rich-text document of plain paragraphs, as the editor writes it. */
export function documentOf(lines: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    text.insert(0, line);
    paragraph.insert(0, [text]);
    return paragraph;
  });
  doc.getXmlFragment("default").insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}
