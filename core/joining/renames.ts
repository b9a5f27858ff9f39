import type { Ids } from "../kernel/ids.ts";
import { noteName } from "../notes/note.ts";
import { pairName } from "../pairs/pair.ts";

/** What of a local profile has an id that depends on who and where one is. */
export type LocalProfile = {
  readonly me: string;
  readonly people: readonly LocalPerson[];
  readonly pairs: readonly { readonly id: string; readonly aId: string; readonly bId: string }[];
  /** Private notes: their ids follow from their writer's, and from the person's they are about. */
  readonly privateNotes: readonly {
    readonly id: string;
    readonly kind: "meeting-private" | "person-private";
    readonly subjectId: string;
  }[];
  readonly templates: readonly Worded[];
  readonly questions: readonly Worded[];
};

export type LocalPerson = {
  readonly id: string;
  readonly email: string | null;
  readonly isArchived: boolean;
};

/** A template or question: the same words are the same thing. */
export type Worded = {
  readonly id: string;
  readonly words: string;
  /** Came with the app, was never touched and is used nowhere. */
  readonly isUntouched: boolean;
};

/** What the organisation has already, and who I am in it. */
export type Directory = {
  readonly me: string;
  readonly people: readonly LocalPerson[];
  readonly templates: readonly Pick<Worded, "id" | "words">[];
  readonly questions: readonly Pick<Worded, "id" | "words">[];
};

/** Old id → new id, for every row whose id is looked at; the same id where nothing changes. */
export type Renames = {
  readonly people: ReadonlyMap<string, string>;
  /** Local people (by their old ids) whom the organisation knows: its row takes the place of the local one. */
  readonly known: ReadonlySet<string>;
  readonly pairs: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
  /** Templates and questions that are not taken along: the organisation has them, or they are the app's own words. */
  readonly dropped: ReadonlySet<string>;
};

/**
 * Who and what of a local profile is who and what in the organisation it joins. No two people become one: whoever the organisation
 * does not know, or knows as somebody who is taken already, stays a person of their own.
 */
export function renamesFor(
  local: LocalProfile,
  directory: Directory,
  ids: Pick<Ids, "from">,
): Renames {
  const { people, known } = renamePeople(local, directory, ids);
  const templates = renameWorded(local.templates, directory.templates);
  const questions = renameWorded(local.questions, directory.questions);
  const person = (id: string): string => people.get(id) ?? id;
  return {
    people,
    known,
    pairs: new Map(
      local.pairs.map(({ id, aId, bId }) => [id, ids.from(pairName([person(aId), person(bId)]))]),
    ),
    notes: new Map(
      local.privateNotes.map(({ id, kind, subjectId }) => [
        id,
        ids.from(
          noteName(
            kind,
            kind === "person-private" ? person(subjectId) : subjectId,
            person(local.me),
          ),
        ),
      ]),
    ),
    templates: templates.renamed,
    questions: questions.renamed,
    dropped: new Set([...templates.dropped, ...questions.dropped]),
  };
}

/** Me first, then those with the id of somebody there, then by e-mail; the rest become contacts of mine. */
function renamePeople(local: LocalProfile, directory: Directory, ids: Pick<Ids, "from">) {
  const people = new Map<string, string>([[local.me, directory.me]]);
  const known = new Set<string>();
  const taken = new Set<string>([directory.me]);
  const take = (id: string, as: string): void => {
    people.set(id, as);
    taken.add(as);
  };
  const listed = new Map(directory.people.map((one) => [one.id, one]));
  if (listed.has(directory.me)) known.add(local.me);
  const others = local.people.filter(({ id }) => id !== local.me);
  for (const { id } of others)
    if (listed.has(id) && !taken.has(id)) {
      take(id, id);
      known.add(id);
    }
  const byEmail = new Map<string, string>();
  for (const { id, email, isArchived } of directory.people) {
    const address = addressOf(email);
    if (address !== undefined && !isArchived && !byEmail.has(address)) byEmail.set(address, id);
  }
  // Whoever is in use comes before whoever was put away under the same address.
  for (const { id, email } of others.toSorted(
    (a, b) => Number(a.isArchived) - Number(b.isArchived),
  )) {
    if (people.has(id)) continue;
    const address = addressOf(email);
    const match = address === undefined ? undefined : byEmail.get(address);
    if (match !== undefined && !taken.has(match)) {
      take(id, match);
      known.add(id);
      continue;
    }
    // Another device of mine that has the same contact gives it the same id.
    const contact = address === undefined ? id : ids.from(`contact:${directory.me}:${address}`);
    take(
      id,
      taken.has(contact) || listed.has(contact)
        ? ids.from(`contact:${directory.me}:${id}`)
        : contact,
    );
  }
  return { people, known };
}

function renameWorded(
  local: readonly Worded[],
  there: readonly Pick<Worded, "id" | "words">[],
): { readonly renamed: Map<string, string>; readonly dropped: Set<string> } {
  const ids = new Set(there.map(({ id }) => id));
  const byWords = new Map(there.toReversed().map(({ id, words }) => [words, id]));
  const renamed = new Map<string, string>();
  const dropped = new Set<string>();
  for (const { id, words, isUntouched } of local) {
    const same = ids.has(id) ? id : byWords.get(words);
    renamed.set(id, same ?? id);
    // An organisation with words of its own has no use for the app's.
    if (same !== undefined || (isUntouched && there.length > 0)) dropped.add(id);
  }
  return { renamed, dropped };
}

const addressOf = (email: string | null): string | undefined =>
  email?.trim().toLowerCase() || undefined;
