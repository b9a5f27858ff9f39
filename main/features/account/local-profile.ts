import type { LocalProfile, Worded } from "#core/joining/renames.ts";
import type { Identity } from "../../db/identity.ts";
import type { Reader } from "../../db/transaction.ts";

/** What of this profile takes other ids in an organisation. */
export async function readLocalProfile(db: Reader, { me }: Identity): Promise<LocalProfile> {
  const people = await db
    .selectFrom("person")
    .select(["id", "email", "archived_at", "created_at"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const pairs = await db.selectFrom("pair").select(["id", "a_id", "b_id", "template_id"]).execute();
  const notes = await db
    .selectFrom("note")
    .select(["id", "kind", "subject_id"])
    .where("kind", "<>", "meeting-shared")
    .execute();
  // What the first start brought was written in the same moment as my own row.
  const beganAt = people.find(({ id }) => id === me)?.created_at;
  const used = new Set(pairs.map((pair) => pair.template_id));
  const worded = (row: {
    readonly id: string;
    readonly created_at: number;
    readonly updated_at: number;
  }): Worded => ({
    id: row.id,
    words: wordsOf(row),
    isUntouched:
      row.created_at === beganAt && row.updated_at === row.created_at && !used.has(row.id),
  });
  return {
    me,
    people: people.map(({ id, email, archived_at }) => ({
      id,
      email,
      isArchived: archived_at !== null,
    })),
    pairs: pairs.map(({ id, a_id, b_id }) => ({ id, aId: a_id, bId: b_id })),
    privateNotes: notes.map(({ id, kind, subject_id }) => ({
      id,
      kind: kind as LocalProfile["privateNotes"][number]["kind"],
      subjectId: subject_id,
    })),
    templates: (await db.selectFrom("template").selectAll().execute()).map(worded),
    questions: (await db.selectFrom("question").selectAll().execute()).map(worded),
  };
}

/** What a template or question says. */
export const wordsOf = (row: object): string => {
  const { name, points, topic, text } = row as Record<string, unknown>;
  return JSON.stringify([name ?? topic, points ?? text]);
};
