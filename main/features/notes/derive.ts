import type { NoteVersionId } from "#core/kernel/ids.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { writeOps } from "../../db/save-change.ts";
import type { Reader, Writer } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { documentOf } from "./documents.ts";
import { updatesOf, type WrittenUpdate } from "./queries.ts";
import { isMuchGone, versionPoints } from "./versions.ts";

/** More updates than this are merged into one. */
const COMPACT_AT = 64;
/** Versions kept of one note; the oldest give way. */
const VERSIONS = 200;

/** What is read out of a note's updates and never sent: the text for search, the versions, and fewer updates. Returns whether the text differs. */
export async function derive(tx: Writer, deps: FeatureDeps, id: string): Promise<Result<boolean>> {
  const note = await tx.selectFrom("note").selectAll().where("id", "=", id).executeTakeFirst();
  if (!note) return ok(false);
  const updates = await updatesOf(tx, id);
  const document = documentOf(updates.map(({ data }) => data));
  const found = updates.findIndex(({ at }) => at >= note.updated_at);
  const fresh = found === -1 ? updates.length : found;
  const points = new Set(versionPoints(updates, fresh, await closedAt(tx, note.subject_id)));
  if (fresh > 0 && isMuchGone(note.text, document.text)) points.add(fresh);
  for (const point of points) await keepVersion(tx, deps, id, updates.slice(0, point));
  await tx
    .updateTable("note")
    .set({ text: document.text, updated_at: deps.clock.now() })
    .where("id", "=", id)
    .execute();
  if (updates.length > COMPACT_AT && document.isWhole)
    await compact(tx, deps, id, note.scope_id, updates, document.state);
  return ok(document.text !== note.text);
}

/** Keeps a state as a version, unless it is empty or says what the newest version says. */
export async function keepVersion(
  tx: Writer,
  deps: Pick<FeatureDeps, "ids">,
  noteId: string,
  updates: readonly WrittenUpdate[],
): Promise<void> {
  const last = updates.at(-1);
  if (!last) return;
  const { state, text } = documentOf(updates.map(({ data }) => data));
  if (text === "") return;
  const newest = await tx
    .selectFrom("note_version")
    .select("data")
    .where("note_id", "=", noteId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest && documentOf([new Uint8Array(newest.data)]).text === text) return;
  const opening = text.split("\n").find((line) => line.trim() !== "") ?? "";
  const version = {
    id: deps.ids.next() as NoteVersionId,
    note_id: noteId,
    at: last.at,
    words: countWords(text),
    opening: opening.slice(0, 120),
    data: state,
  };
  await tx.insertInto("note_version").values(version).execute();
  const tooMany = await tx
    .selectFrom("note_version")
    .select("id")
    .where("note_id", "=", noteId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .offset(VERSIONS)
    .limit(VERSIONS)
    .execute();
  if (tooMany.length > 0)
    await tx
      .deleteFrom("note_version")
      .where(
        "id",
        "in",
        tooMany.map((row) => row.id),
      )
      .execute();
}

async function closedAt(tx: Reader, subjectId: string): Promise<number | null> {
  const meeting = await tx
    .selectFrom("meeting")
    .select("ended_at")
    .where("id", "=", subjectId)
    .executeTakeFirst();
  return meeting?.ended_at ?? null;
}

/**
 * One update in place of many. Those it covers are dropped here; where they were queued, the outbox finds them gone and skips them,
 * since the new one holds them all. The new one is written first: marks must grow, and it is as old as the last it covers.
 */
async function compact(
  tx: Writer,
  deps: FeatureDeps,
  noteId: string,
  scope: string,
  updates: readonly WrittenUpdate[],
  state: Uint8Array,
): Promise<void> {
  const id = deps.ids.next();
  await writeOps(
    tx,
    deps,
    "note.compact",
    [added("note_update", id, scope, { note_id: noteId, data: state })],
    "not-undoable",
  );
  await tx
    .updateTable("note_update")
    .set({ created_at: updates.at(-1)?.at ?? deps.clock.now() })
    .where("id", "=", id)
    .execute();
  for (const update of updates)
    await tx.deleteFrom("note_update").where("id", "=", update.id).execute();
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
