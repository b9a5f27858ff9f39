import type { Clock } from "#core/kernel/time.ts";
import type { Reader, Writer } from "../../db/tables.ts";
import type { Place } from "./rules.ts";

/** Waits until nobody else changes who belongs to this organisation, then answers its name; `undefined` when it is no more. */
export async function lockOrganisation(tx: Writer): Promise<string | undefined> {
  const row = await tx.selectFrom("organisation").select("name").forUpdate().executeTakeFirst();
  return row?.name;
}

/** The places of these people, and of every owner. */
export async function placesFor(tx: Reader, people: readonly string[]): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom("membership")
    .select(["person_id", "role", "state"])
    .where((where) => where.or([where("role", "=", "owner"), where("person_id", "in", people)]))
    .execute();
  return rows.map(({ person_id, role, state }) => ({ personId: person_id, role, state }));
}

export async function savePlace(
  tx: Writer,
  { clock }: { readonly clock: Clock },
  { personId, role, state }: Place,
): Promise<void> {
  await tx
    .updateTable("membership")
    .set({ role, state, since: new Date(clock.now()) })
    .where("person_id", "=", personId)
    .execute();
}

/** The place an account has here, with the organisation's name. */
export async function placeOfAccount(tx: Reader, accountId: string) {
  return tx
    .selectFrom("membership")
    .innerJoin("organisation", "organisation.org_id", "membership.org_id")
    .select(["membership.person_id", "membership.role", "membership.state", "organisation.name"])
    .where("membership.account_id", "=", accountId)
    .executeTakeFirst();
}
