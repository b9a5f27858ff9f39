import type { SliceHandlers } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type NoteError, type NoteRef, noteName, noteSubject } from "#core/notes/note.ts";
import { scopes } from "../../db/identity.ts";
import { added, type Op } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { inTransaction, type Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { derive, keepVersion } from "./derive.ts";
import { isReadable, stateOf } from "./documents.ts";
import { unreadNotes, updatesOf, versionsOf } from "./queries.ts";

/** Does work in a moment, so that what comes in bursts is done once. */
type Later = (work: () => void) => void;

const MOMENT_MS = 300;
const inAMoment: Later = (work) => void setTimeout(work, MOMENT_MS).unref();

export function noteHandlers(deps: FeatureDeps, later: Later = inAMoment): SliceHandlers<"notes"> {
  const readLater = reader(deps, later);
  // An app that ended between a write and the reading of its text reads it now.
  later(() => void unreadNotes(deps.db).then((notes) => notes.forEach(readLater), ignore));
  return {
    "notes.open": async ({ note }) => {
      const scope = await scopeOf(deps.db, deps, note);
      if (scope === undefined) return fail({ type: "NoteSubjectMissing" });
      const updates = await updatesOf(deps.db, noteId(deps, note));
      return ok({
        state: stateOf(updates.map(({ data }) => data)),
        mark: updates.at(-1)?.mark ?? 0,
      });
    },
    "notes.later": async ({ note, after }) => {
      const updates = await updatesOf(deps.db, noteId(deps, note), after);
      return ok({ updates: updates.map(({ data }) => data), mark: updates.at(-1)?.mark ?? after });
    },
    "notes.append": async ({ note, update }) => {
      const saved = await append(deps, note, update);
      if (saved.ok) readLater(noteId(deps, note));
      return saved;
    },
    "notes.keep": async ({ note }) => {
      const id = noteId(deps, note);
      await inTransaction(deps.db, async (tx) =>
        ok(await keepVersion(tx, deps, id, await updatesOf(tx, id))),
      );
      deps.announce(["note"]);
      return ok(undefined);
    },
    "notes.history": async ({ note }) => ok(await versionsOf(deps.db, noteId(deps, note))),
    "notes.version": async ({ id }) => {
      const row = await deps.db
        .selectFrom("note_version")
        .select("data")
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? ok({ state: new Uint8Array(row.data) }) : fail({ type: "NoteVersionMissing" });
    },
  };
}

const noteId = ({ ids, identity }: Pick<FeatureDeps, "ids" | "identity">, note: NoteRef): string =>
  ids.from(noteName(note.kind, noteSubject(note), identity.me));

async function scopeOf(db: Reader, deps: FeatureDeps, note: NoteRef): Promise<string | undefined> {
  if (note.kind === "person-private") {
    const person = await db
      .selectFrom("person")
      .select("id")
      .where("id", "=", note.personId)
      .executeTakeFirst();
    return person && scopes.self(deps.identity);
  }
  const meeting = await db
    .selectFrom("meeting")
    .select("pair_id")
    .where("id", "=", note.meetingId)
    .executeTakeFirst();
  return (
    meeting &&
    (note.kind === "meeting-shared" ? scopes.pair(meeting.pair_id) : scopes.self(deps.identity))
  );
}

async function append(
  deps: FeatureDeps,
  note: NoteRef,
  update: Uint8Array,
): Promise<Result<undefined, NoteError>> {
  if (!isReadable(update)) return fail({ type: "NoteUpdateUnreadable" });
  const id = noteId(deps, note);
  const saved = await saveChange(
    deps,
    "note.write",
    async (tx) => {
      const scope = await scopeOf(tx, deps, note);
      if (scope === undefined) return fail<NoteError>({ type: "NoteSubjectMissing" });
      const existing = await tx
        .selectFrom("note")
        .select("id")
        .where("id", "=", id)
        .executeTakeFirst();
      const ops: Op[] = existing
        ? []
        : [added("note", id, scope, { kind: note.kind, subject_id: noteSubject(note), text: "" })];
      ops.push(added("note_update", deps.ids.next(), scope, { note_id: id, data: update }));
      return ok({ ops, value: undefined });
    },
    { undoable: false }, // the editor has its own undo, which knows words
  );
  return saved.ok ? ok(undefined) : saved;
}

/** Reads texts out of notes that were written, each once in a moment however often it was written in it. */
function reader(deps: FeatureDeps, later: Later): (noteId: string) => void {
  const waiting = new Set<string>();
  const read = async (id: string): Promise<void> => {
    waiting.delete(id);
    const derived = await inTransaction(deps.db, (tx) => derive(tx, deps, id));
    if (derived.ok && derived.value) deps.announce(["note"]);
  };
  return (id) => {
    if (waiting.has(id)) return;
    waiting.add(id);
    later(() => void read(id).catch(ignore));
  };
}

/** What is written is safe whether or not its text could be read; the next write or start tries again. */
const ignore = (): void => {};
