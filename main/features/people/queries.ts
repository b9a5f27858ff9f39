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

/** Whoever was archived, by name. */
export async function listRemoved(db: Reader, me: PersonId): Promise<Person[]> {
  const rows = await db
    .selectFrom("person")
    .selectAll()
    .where("archived_at", "is not", null)
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

/** Where everyone stands in the reporting line. */
export async function listPlaces(
  db: Reader,
): Promise<{ id: PersonId; managerId: PersonId | null; name: string }[]> {
  const rows = await db
    .selectFrom("person")
    .select(["id", "manager_id", "name"])
    .where("archived_at", "is", null)
    .execute();
  return rows.map((row) => ({
    id: row.id as PersonId,
    managerId: row.manager_id as PersonId | null,
    name: row.name,
  }));
}

/** Whoever but `except` has this address, in whatever letters. */
export async function findByEmail(
  db: Reader,
  email: string,
  except: PersonId,
): Promise<{ name: string } | undefined> {
  return db
    .selectFrom("person")
    .select("name")
    .where("archived_at", "is", null)
    .where("id", "!=", except)
    .where((person) => person(person.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
    .executeTakeFirst();
}
