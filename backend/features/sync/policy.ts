import { kindOf, ownerOf, type ScopeId } from "#sync/protocol/scope.ts";
import { rulesOf } from "#sync/protocol/tables.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { Author, StoredRow, Values } from "./stored-row.ts";

/** What is about to happen to a row; `from` and `before` are its stored state, never what the device says of it. */
export type Act =
  | { readonly type: "insert"; readonly row: StoredRow }
  | { readonly type: "change"; readonly before: StoredRow; readonly after: StoredRow }
  | { readonly type: "move"; readonly before: StoredRow; readonly after: StoredRow }
  | { readonly type: "delete"; readonly before: StoredRow };

/** The two people of a pair scope. */
export type People = readonly [string, string];

/** Who may do what, by kind of scope and table. The scope's rows are open to its members only; what holds beyond that is here. */
export function mayDo(
  author: Author,
  act: Act,
  peopleOf: (scope: ScopeId) => People | undefined,
): Refusal | undefined {
  const after = act.type === "insert" ? act.row : act.type === "delete" ? undefined : act.after;
  const before = act.type === "insert" ? undefined : act.before;
  if (before && !author.scopes.has(before.scope)) return refuse("forbidden", "scope");
  if (after && !author.scopes.has(after.scope)) return refuse("forbidden", "scope");
  const home = kindOf((after ?? before)?.scope ?? "");
  const left = act.type === "move" ? mayLeave(author, act.before, home) : undefined;
  if (left) return left;
  const unfit = after && home === "pair" ? fitsPair(after, peopleOf(after.scope)) : undefined;
  if (unfit) return unfit;
  switch (home) {
    case "self":
      // Its person alone is a member, and what is in it is sealed.
      return undefined;
    case "pair":
      return inPair(author, act);
    case "org":
      return inOrganisation(author, act);
  }
}

/** A row of a pair belongs to this pair and is meant for both. */
function fitsPair(
  { tbl, id, scope, data }: StoredRow,
  people: People | undefined,
): Refusal | undefined {
  const pairId = ownerOf(scope);
  if (tbl === "pair" && (id !== pairId || data.a_id !== people?.[0] || data.b_id !== people?.[1]))
    return refuse("forbidden", "pair");
  if ("pair_id" in data && data.pair_id !== pairId) return refuse("bad-op", "pair_id");
  if (tbl === "agenda_item" && data.sharing !== "shared") return refuse("bad-op", "sharing");
  if (tbl === "note" && data.kind !== "meeting-shared") return refuse("bad-op", "kind");
  return undefined;
}

function inPair(author: Author, act: Act): Refusal | undefined {
  switch (act.type) {
    case "insert":
      return speaksForItself(author, act.row);
    case "move":
      return kindOf(act.before.scope) === "self" ? speaksForItself(author, act.after) : undefined;
    case "change":
      return undefined;
    case "delete":
      if (act.before.tbl === "pair") return refuse("forbidden", "a pair is archived, not deleted");
      if (rulesOf(act.before.tbl).hasBytes && act.before.author !== author.person)
        return refuse("forbidden", "author");
      return undefined;
  }
}

/** Nobody speaks for the other. Only a task may: one that repeats keeps the author of the first. */
const speaksForItself = (author: Author, { tbl, data }: StoredRow): Refusal | undefined =>
  tbl === "task" || data.author_id === undefined || data.author_id === author.person
    ? undefined
    : refuse("forbidden", "author_id");

/** Taking a row out of a pair takes it from the other one: its author may, and whom it was for. */
function mayLeave(
  author: Author,
  { tbl, scope, data, author: maker }: StoredRow,
  to: string,
): Refusal | undefined {
  switch (kindOf(scope)) {
    case "self":
      return undefined;
    case "org":
      return refuse("forbidden", "the directory keeps its people");
    case "pair": {
      const mine = [
        data.author_id,
        ...(tbl === "task" ? [data.assignee_id] : []),
        ...(tbl === "reminder" ? [data.for_id] : []),
      ];
      return mine.includes(author.person) ||
        (data.author_id === undefined && maker === author.person)
        ? undefined
        : refuse("forbidden", `to ${to}`);
    }
  }
}

function inOrganisation(author: Author, act: Act): Refusal | undefined {
  const { tbl, data } = act.type === "insert" ? act.row : act.before;
  // Nobody says of somebody else when they are busy.
  if (tbl === "free_busy")
    return data.person_id === author.person ? undefined : refuse("forbidden", "person_id");
  // Templates and questions are everybody's.
  if (tbl !== "person") return undefined;
  switch (act.type) {
    case "insert":
    case "move":
      return undefined;
    case "change":
      return mayChangePerson(author, act.before) ? undefined : refuse("forbidden", "person");
    case "delete":
      return refuse("forbidden", "a person is archived, not deleted");
  }
}

/** The person, who leads them, who entered them, and who runs the organisation. */
const mayChangePerson = (author: Author, person: StoredRow): boolean =>
  author.role !== "member" ||
  [person.id, person.data.manager_id, person.author].includes(author.person);

/** Whether making `managerId` the manager of `id` would make a ring of people who lead each other. */
export function makesRing(
  id: string,
  managerId: string,
  managerOf: (id: string) => string | null,
): boolean {
  const met = new Set<string>();
  for (let at: string | null = managerId; at !== null && !met.has(at); at = managerOf(at)) {
    if (at === id) return true;
    met.add(at);
  }
  return false;
}

/** A column of `set` that stays as the row was made with, and would not. */
export function fixedColumn(before: StoredRow, set: Values): string | undefined {
  const { fixed } = rulesOf(before.tbl);
  return fixed.find((column) => column in set && set[column] !== before.data[column]);
}

export const withoutFixed = ({ tbl }: StoredRow, set: Values): Values =>
  Object.fromEntries(
    Object.entries(set).filter(([column]) => !rulesOf(tbl).fixed.includes(column)),
  );
