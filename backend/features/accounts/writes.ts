import { sql } from "kysely";
import type { Clock } from "#core/kernel/time.ts";
import type { Ids } from "#core/kernel/ids.ts";
import type { Reader, Writer } from "../../db/tables.ts";

type Stamps = { readonly clock: Clock };

/** Makes an account for a proven address; `undefined` when there is one by now. */
export async function addAccount(
  tx: Writer,
  { clock, ids }: Stamps & { readonly ids: Pick<Ids, "next"> },
  {
    email,
    name,
    hashed,
  }: { readonly email: string; readonly name: string; readonly hashed: string },
): Promise<string | undefined> {
  const at = new Date(clock.now());
  const stamps = { created_at: at, updated_at: at };
  const id = ids.next();
  const row = { id, email, name, email_verified: true, two_factor_enabled: false, generation: 0 };
  const made = await tx
    .insertInto("account")
    .values({ ...row, ...stamps })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return undefined;
  const credential = {
    account_id: id,
    provider_id: "credential",
    external_id: id,
    password: hashed,
  };
  await tx
    .insertInto("credential")
    .values({ id: ids.next(), ...credential, ...stamps })
    .execute();
  return id;
}

export async function savePassword(
  tx: Writer,
  { clock }: Stamps,
  accountId: string,
  hashed: string,
): Promise<void> {
  await tx
    .updateTable("credential")
    .set({ password: hashed, updated_at: new Date(clock.now()) })
    .where("account_id", "=", accountId)
    .execute();
}

/** Begins a new generation: every sign-in but `except` ends here, and devices of the older ones are refused. Answers the new one. */
export async function nextGeneration(
  tx: Writer,
  accountId: string,
  except?: string,
): Promise<number> {
  const { generation } = await tx
    .updateTable("account")
    .set({ generation: sql<number>`generation + 1` })
    .where("id", "=", accountId)
    .returning("generation")
    .executeTakeFirstOrThrow();
  await tx
    .deleteFrom("sign_in")
    .where("account_id", "=", accountId)
    .$if(except !== undefined, (query) => query.where("id", "!=", except ?? ""))
    .execute();
  return generation;
}

/** How long a network counts as one its owner signs in from. */
const PLACE_MS = 90 * 24 * 3_600_000;

export async function isKnownPlace(
  tx: Reader,
  { clock }: Stamps,
  { email, place }: { readonly email: string; readonly place: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom("known_place")
    .innerJoin("account", "account.id", "known_place.account_id")
    .select("known_place.place")
    .where("account.email", "=", email)
    .where("known_place.place", "=", place)
    .where("known_place.seen_at", ">", new Date(clock.now() - PLACE_MS))
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberPlace(
  tx: Writer,
  { clock }: Stamps,
  { accountId, place }: { readonly accountId: string; readonly place: string },
): Promise<void> {
  const seen_at = new Date(clock.now());
  await tx
    .insertInto("known_place")
    .values({ account_id: accountId, place, seen_at })
    .onConflict((conflict) => conflict.columns(["account_id", "place"]).doUpdateSet({ seen_at }))
    .execute();
}

// better-auth takes a code from one step before to one after: 90 seconds in all.
const CODE_MS = 2 * 60_000;

/** Marks a code as used; `false` when it was before: whoever looked over a shoulder comes too late. */
export async function useCode(
  tx: Writer,
  { clock }: Stamps,
  { accountId, code }: { readonly accountId: string; readonly code: string },
): Promise<boolean> {
  const now = clock.now();
  await tx
    .deleteFrom("used_code")
    .where("account_id", "=", accountId)
    .where("expires_at", "<", new Date(now))
    .execute();
  const used = await tx
    .insertInto("used_code")
    .values({ account_id: accountId, code, expires_at: new Date(now + CODE_MS) })
    .onConflict((conflict) => conflict.columns(["account_id", "code"]).doNothing())
    .returning("code")
    .executeTakeFirst();
  return used !== undefined;
}
