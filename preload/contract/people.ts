import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { PeopleError, Person, PersonDetails } from "#core/people/person.ts";
import { call, Nothing, Saved } from "./call.ts";

export const people = {
  /** Everyone not archived, me included, by name. */
  "people.list": call(Nothing, z.array(Person)),
  /** Who was removed: their names still stand beside what they took part in. */
  "people.removed": call(Nothing, z.array(Person)),
  "people.add": call(PersonDetails.partial().required({ name: true }), Saved(Person), PeopleError),
  "people.change": call(
    z.strictObject({ id: PersonId, details: PersonDetails.partial() }),
    Saved(Person),
    PeopleError,
  ),
  "people.archive": call(z.strictObject({ id: PersonId }), Saved(Person), PeopleError),
} as const;
