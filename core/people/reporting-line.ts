import type { PersonId } from "../kernel/ids.ts";

type Placed = { readonly id: PersonId; readonly managerId: PersonId | null };

/** The first person through whom making `managerId` the manager of `id` would close a circle, or `undefined`. */
export function loopThrough(
  people: readonly Placed[],
  id: PersonId,
  managerId: PersonId | null,
): PersonId | undefined {
  const managers = new Map(people.map((person) => [person.id, person.managerId]));
  const seen = new Set<PersonId>();
  for (let at = managerId; at !== null && !seen.has(at); at = managers.get(at) ?? null) {
    if (at === id) return managerId ?? undefined;
    seen.add(at);
  }
  return undefined;
}

/** A person with the people who report to them. */
export type Branch<P> = { readonly person: P; readonly reports: readonly Branch<P>[] };

/** The organisation chart: those without a known manager on top, each with their reports, in the order given. A circle that arrived by sync is cut where it is first met. */
export function organisationChart<P extends Placed>(people: readonly P[]): readonly Branch<P>[] {
  const known = new Set(people.map((person) => person.id));
  const reportsOf = Map.groupBy(people, (person) =>
    person.managerId !== null && known.has(person.managerId) ? person.managerId : null,
  );
  const placed = new Set<PersonId>();
  const branch = (person: P): Branch<P> => {
    placed.add(person.id);
    return {
      person,
      reports: (reportsOf.get(person.id) ?? [])
        .filter((report) => !placed.has(report.id))
        .map(branch),
    };
  };
  const roots = (reportsOf.get(null) ?? []).map(branch);
  const stranded: Branch<P>[] = [];
  for (const person of people) if (!placed.has(person.id)) stranded.push(branch(person));
  return [...roots, ...stranded];
}
