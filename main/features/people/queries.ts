import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import { toPerson } from "../../db/rows/person.ts";
import type { Reader } from "../../db/transaction.ts";

/** Everyone not archived, by name. */
export async function listPeople(db: Reader, me: PersonId): Promise<Person[]> {
  const rows = await db
    .selectFrom("person")
    .selectAll()
    .where("archived_at", "is", null)
    .orderBy("name")
    .execute();
  return rows.map((row) => toPerson(row, me));
}

/** Someone, archived or not. */
export async function findPerson(
  db: Reader,
  me: PersonId,
  id: PersonId,
): Promise<Person | undefined> {
  const row = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toPerson(row, me);
}
