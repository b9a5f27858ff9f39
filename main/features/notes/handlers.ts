import type { SliceHandlers } from "#contract/index.ts";
import type { NoteVersionId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type NoteError, type NoteRef, noteSubject } from "#core/notes/note.ts";
import { scopes } from "../../db/identity.ts";
import { added, type Op } from "../../db/ops.ts";
import { saveChange, writeOps } from "../../db/save-change.ts";
import { inTransaction, type Reader, type Writer } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { isReadable, stateOf, textOf } from "./documents.ts";
import { updatesOf, versionsOf } from "./queries.ts";

export const noteHandlers = (deps: FeatureDeps): SliceHandlers<"notes"> => ({
  "notes.open": async ({ note }) => {
    const scope = await scopeOf(deps.db, deps, note);
    if (scope === undefined) return fail({ type: "NoteSubjectMissing" });
    return ok({ state: stateOf(await updatesOf(deps.db, noteId(deps, note))) });
  },
  "notes.append": ({ note, update }) => append(deps, note, update),
  "notes.history": async ({ note }) => ok(await versionsOf(deps.db, noteId(deps, note))),
  "notes.version": async ({ id }) => {
    const row = await deps.db.selectFrom("note_version").select("data").where("id", "=", id).executeTakeFirst();
    return row ? ok({ state: new Uint8Array(row.data) }) : fail({ type: "NoteVersionMissing" });
  },
});

/** The same note has the same id on every device: two that start it offline write one document. */
const noteId = (deps: FeatureDeps, note: NoteRef): string => deps.ids.from(`note:${note.kind}:${noteSubject(note)}`);

async function scopeOf(db: Reader, deps: FeatureDeps, note: NoteRef): Promise<string | undefined> {
  if (note.kind === "person-private") {
    const person = await db.selectFrom("person").select("id").where("id", "=", note.personId).executeTakeFirst();
    return person && scopes.self(deps.identity);
  }
  const meeting = await db.selectFrom("meeting").select("pair_id").where("id", "=", note.meetingId).executeTakeFirst();
  return meeting && (note.kind === "meeting-shared" ? scopes.pair(meeting.pair_id) : scopes.self(deps.identity));
}

/** More updates than this are merged into one. */
const COMPACT_AT = 64;
/** Writing again after so long a pause starts a new version in the history. */
const VERSION_PAUSE_MS = 5 * 60_000;

async function append(deps: FeatureDeps, note: NoteRef, update: Uint8Array): Promise<Result<undefined, NoteError>> {
  if (!isReadable(update)) return fail({ type: "NoteUpdateUnreadable" });
  const id = noteId(deps, note);
  const saved = await saveChange(
    deps,
    "note.write",
    async (tx) => {
      const scope = await scopeOf(tx, deps, note);
      if (scope === undefined) return fail<NoteError>({ type: "NoteSubjectMissing" });
      const existing = await tx.selectFrom("note").select("id").where("id", "=", id).executeTakeFirst();
      const ops: Op[] = existing ? [] : [added("note", id, scope, { kind: note.kind, subject_id: noteSubject(note), text: "" })];
      ops.push(added("note_update", deps.ids.next(), scope, { note_id: id, data: update }));
      return ok({ ops, value: scope });
    },
    { undoable: false }, // the editor has its own undo, which knows words
  );
  if (!saved.ok) return saved;
  const derived = await inTransaction(deps.db, (tx) => derive(tx, deps, id, saved.value.value));
  if (derived.ok && derived.value) deps.announce(["note"]);
  return ok(undefined);
}

/** What is read out of the updates and never sent: the text for search, the versions, and fewer updates. Returns whether the text differs. */
async function derive(tx: Writer, deps: FeatureDeps, id: string, scope: string): Promise<Result<boolean>> {
  const now = deps.clock.now();
  const note = await tx.selectFrom("note").select(["text", "updated_at"]).where("id", "=", id).executeTakeFirstOrThrow();
  const updates = await updatesOf(tx, id);
  const text = textOf(updates);
  const previous = updates.slice(0, -1);
  if (previous.length > 0 && now - note.updated_at > VERSION_PAUSE_MS) {
    const opening = note.text.split("\n").find((line) => line.trim() !== "") ?? "";
    const version = { id: deps.ids.next() as NoteVersionId, note_id: id, at: note.updated_at, words: countWords(note.text), opening: opening.slice(0, 120), data: stateOf(previous) };
    await tx.insertInto("note_version").values(version).execute();
  }
  await tx.updateTable("note").set({ text, updated_at: now }).where("id", "=", id).execute();
  if (updates.length > COMPACT_AT) await compact(tx, deps, id, scope, updates);
  return ok(text !== note.text);
}

/** One update in place of many. Those it covers are dropped here; where they were queued, the outbox finds them gone and skips them, since the new one holds them all. */
async function compact(tx: Writer, deps: FeatureDeps, id: string, scope: string, updates: readonly Uint8Array[]): Promise<void> {
  await tx.deleteFrom("note_update").where("note_id", "=", id).execute();
  await writeOps(tx, deps, "note.compact", [added("note_update", deps.ids.next(), scope, { note_id: id, data: stateOf(updates) })], "not-undoable");
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
