import * as Y from "yjs";
import type { MeetingId, PersonId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import type { NoteRef } from "#core/notes/note.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FreshStore } from "../../db/testing.ts";
import { noteHandlers } from "./handlers.ts";

export const shared: NoteRef = { kind: "meeting-shared", meetingId: "meeting" as MeetingId };
export const about: NoteRef = { kind: "person-private", personId: "me" as PersonId };

/** Handlers whose "in a moment" comes when a test says so. */
export function notesOf(store: FreshStore) {
  const due: (() => void)[] = [];
  const handlers = noteHandlers(store.deps, (work) => void due.push(work));
  const settle = async () => {
    while (due.length > 0) {
      due.shift()?.();
      // A read ends when a transaction that came after it has.
      await store.db.query.transaction().execute(async () => {});
      await store.db.query.transaction().execute(async () => {});
    }
  };
  return { handlers, settle, due };
}

export async function withMeeting(store: FreshStore): Promise<void> {
  const row = {
    pair_id: "pair",
    day: "2026-11-02",
    at: null,
    zone: "Europe/Berlin",
    minutes: 30,
    rhythm_day: null,
    state: "held",
    started_at: null,
    ended_at: null,
    closed_by_day: 0,
  };
  await saveChange(store.deps, "test", async () =>
    ok({
      ops: [
        added("pair", "pair", "pair:pair", {
          a_id: "me",
          b_id: "ana",
          cadence: null,
          template_id: null,
          pinned: 0,
        }),
        added("meeting", "meeting", "pair:pair", row as never),
      ],
      value: undefined,
    }),
  );
}

/** A page's document of blocks; what it changes comes out as updates. */
export function page(clientID: number, state?: Uint8Array) {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  if (state) Y.applyUpdate(doc, state);
  const updates: Uint8Array[] = [];
  doc.on(
    "update",
    (update: Uint8Array, origin: unknown) => origin !== "file" && updates.push(update),
  );
  const write = (line: string, at?: number) => {
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [new Y.XmlText(line)]);
    const blocks = doc.getXmlFragment("default");
    blocks.insert(Math.min(at ?? blocks.length, blocks.length), [block]);
  };
  return {
    doc,
    write,
    take: () => updates.splice(0),
    text: () =>
      doc
        .getXmlFragment("default")
        .toArray()
        .map((block) => (block as Y.XmlElement).toArray().map(String).join(""))
        .join("\n"),
  };
}

export async function open(notes: ReturnType<typeof notesOf>, note: NoteRef) {
  const answer = await notes.handlers["notes.open"]({ note });
  if (!answer.ok) throw new Error(answer.error.type);
  return answer.value;
}
export const textOf = async (store: FreshStore) =>
  (await store.db.query.selectFrom("note").select("text").executeTakeFirst())?.text;
export const countOf = async (store: FreshStore) =>
  (await store.db.query.selectFrom("note_update").select("id").execute()).length;
export const history = async (notes: ReturnType<typeof notesOf>, note: NoteRef) => {
  const answer = await notes.handlers["notes.history"]({ note });
  return answer.ok ? answer.value : [];
};
