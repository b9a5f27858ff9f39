import type { SliceHandlers } from "#contract/index.ts";
import { type Given, given } from "#core/kernel/given.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import {
  type PeopleError,
  type Person,
  type PersonDetails,
  usualHours,
} from "#core/people/person.ts";
import { loopThrough } from "#core/people/reporting-line.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { fromPerson } from "../../db/rows/person.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findByEmail, findPerson, listPeople, listPlaces, listRemoved } from "./queries.ts";

export const peopleHandlers = (deps: FeatureDeps): SliceHandlers<"people"> => ({
  "people.list": async () => ok(await listPeople(deps.db, deps.identity.me)),
  "people.removed": async () => ok(await listRemoved(deps.db, deps.identity.me)),
  "people.add": (details) => saveChange(deps, "person.add", (tx) => add(tx, deps, details)),
  "people.change": (input) => saveChange(deps, "person.change", (tx) => change(tx, deps, input)),
  "people.archive": ({ id }) => saveChange(deps, "person.archive", (tx) => archive(tx, deps, id)),
});

type Details = Given<PersonDetails>;

async function add(
  tx: Reader,
  deps: FeatureDeps,
  details: Details & { readonly name: string },
): Promise<Result<Plan<Person>, PeopleError>> {
  const mine = await findPerson(tx, deps.identity.me, deps.identity.me);
  const blank: Person = {
    id: deps.ids.next() as PersonId,
    name: details.name,
    email: null,
    position: null,
    managerId: null,
    zone: mine?.zone ?? ("UTC" as Person["zone"]),
    workingHours: mine?.workingHours ?? usualHours,
    photo: null,
    isMe: false,
    archivedAt: null,
    createdAt: deps.clock.now(),
  };
  const person = { ...blank, ...given(details) };
  // Nobody reports to someone new, so no circle can close.
  const problem = await emailTaken(tx, person);
  if (problem) return fail(problem);
  return ok({
    ops: [added("person", person.id, scopes.org(deps.identity), fromPerson(person))],
    value: person,
  });
}

async function change(
  tx: Reader,
  deps: FeatureDeps,
  { id, details }: { readonly id: PersonId; readonly details: Details },
): Promise<Result<Plan<Person>, PeopleError>> {
  const before = await findPerson(tx, deps.identity.me, id);
  if (!before || before.archivedAt !== null) return fail({ type: "PersonMissing" });
  const after = { ...before, ...given(details) };
  const problem = (await managerLoop(tx, before, after)) ?? (await emailTaken(tx, after));
  if (problem) return fail(problem);
  return ok({ ops: changed("person", id, fromPerson(before), fromPerson(after)), value: after });
}

/** Their 1:1 with me goes with them, and comes back with them. Everything in it stays. */
async function archive(
  tx: Reader,
  deps: FeatureDeps,
  id: PersonId,
): Promise<Result<Plan<Person>, PeopleError>> {
  const person = await findPerson(tx, deps.identity.me, id);
  if (!person || person.archivedAt !== null) return fail({ type: "PersonMissing" });
  if (person.isMe) return fail({ type: "CannotArchiveMe" });
  const now = deps.clock.now();
  const pairs = await tx
    .selectFrom("pair")
    .select("id")
    .where("archived_at", "is", null)
    .where((pair) => pair.or([pair("a_id", "=", id), pair("b_id", "=", id)]))
    .execute();
  const ops = [
    ...changed("person", id, { archived_at: null }, { archived_at: now }),
    ...pairs.flatMap((pair) =>
      changed("pair", pair.id, { archived_at: null }, { archived_at: now }),
    ),
  ];
  return ok({ ops, value: { ...person, archivedAt: now } });
}

async function managerLoop(
  tx: Reader,
  before: Person,
  after: Person,
): Promise<PeopleError | undefined> {
  if (before.managerId === after.managerId) return undefined;
  const everyone = await listPlaces(tx);
  const through = loopThrough(everyone, after.id, after.managerId);
  return (
    through && {
      type: "ManagerLoop",
      through: everyone.find((one) => one.id === through)?.name ?? "",
    }
  );
}

async function emailTaken(tx: Reader, person: Person): Promise<PeopleError | undefined> {
  if (person.email === null) return undefined;
  const holder = await findByEmail(tx, person.email, person.id);
  return holder && { type: "EmailTaken", by: holder.name };
}
