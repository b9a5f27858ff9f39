import type { PersonId } from "#core/kernel/ids.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import { usualHours } from "#core/people/person.ts";
import { Cadence } from "#core/pairs/pair.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { type FreshStore, freshStore } from "../../db/testing.ts";

export const ana = "ana" as PersonId;

/** Every Thursday at ten in Berlin. */
export const thursdays = Cadence.parse({
  everyWeeks: 1,
  weekday: 4,
  at: "10:00",
  minutes: 30,
  zone: "Europe/Berlin",
});

/** The value of an answer that must be one. */
export function value<T, E>(answer: Result<T, E>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** A fresh store, on Monday 2 November 2026, in which I know the people named. */
export async function storeWith(...people: readonly string[]): Promise<FreshStore> {
  const store = await freshStore();
  const person = (name: string) => ({
    name,
    email: null,
    position: null,
    manager_id: null,
    zone: "Europe/Zagreb",
    working_hours: JSON.stringify(usualHours),
    photo: null,
  });
  value(
    await saveChange(store.deps, "person.add", async () =>
      ok({ ops: people.map((id) => added("person", id, "org:org", person(id))), value: undefined }),
    ),
  );
  return store;
}

/** Every row a person can see of meetings, points and tasks, without the stamps of the store. */
export async function rowsOf({ db }: FreshStore) {
  const bare = <T extends object>(rows: readonly T[]) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([column]) => !["updated_at", "created_at", "seq"].includes(column),
        ),
      ),
    );
  const all = async (table: "meeting" | "agenda_item" | "task") =>
    bare(
      await db.query
        .selectFrom(table)
        .selectAll()
        .where("archived_at", "is", null)
        .orderBy("id")
        .execute(),
    );
  return {
    meetings: await all("meeting"),
    points: await all("agenda_item"),
    tasks: await all("task"),
  };
}
