import type { Selectable } from "kysely";
import type { Person } from "#core/people/person.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

/** `meId` tells which of the people is the one who uses this profile. */
export const toPerson = (row: Selectable<Tables["person"]>, meId: string): Person =>
  ({
    id: row.id,
    name: row.name,
    email: row.email,
    position: row.position,
    managerId: row.manager_id,
    zone: row.zone,
    workingHours: JSON.parse(row.working_hours),
    photo: row.photo,
    isMe: row.id === meId,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Person;

export const fromPerson = (person: Person): Columns<"person"> => ({
  name: person.name,
  email: person.email,
  position: person.position,
  manager_id: person.managerId,
  zone: person.zone,
  working_hours: JSON.stringify(person.workingHours),
  photo: person.photo,
});
