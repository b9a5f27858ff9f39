import type { Clock } from "#core/kernel/time.ts";
import type { MailPurpose } from "../../db/tables/accounts.ts";
import type { Reader, Writer } from "../../db/tables.ts";
import { type Chance, hashOf, newToken } from "../../secrets/token.ts";

/** How long what was mailed can be used. */
const lifetimes: Readonly<Record<MailPurpose, number>> = {
  "sign-up": 24 * 3_600_000,
  reset: 15 * 60_000,
  email: 60 * 60_000,
};

export type Mailed = { readonly email: string; readonly accountId: string | null };

type Deps = { readonly clock: Clock; readonly chance: Chance };

/** Makes the token for a mail; only its hash is kept. */
export async function giveToken(
  tx: Writer,
  { clock, chance }: Deps,
  purpose: MailPurpose,
  { email, accountId }: Mailed,
): Promise<string> {
  const token = newToken(chance);
  const expires_at = new Date(clock.now() + lifetimes[purpose]);
  await tx
    .insertInto("mailed_token")
    .values({ hash: hashOf(token), purpose, email, account_id: accountId, expires_at })
    .execute();
  return token;
}

/** Looks without using it up: what follows may be slow, or refused for another reason. */
export async function peekToken(
  tx: Reader,
  { clock }: Pick<Deps, "clock">,
  purpose: MailPurpose,
  token: string,
): Promise<Mailed | undefined> {
  const row = await tx
    .selectFrom("mailed_token")
    .select(["email", "account_id"])
    .where("hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", new Date(clock.now()))
    .executeTakeFirst();
  return row && { email: row.email, accountId: row.account_id };
}

/** Uses it up, together with the others that were mailed for the same; of two at once only one gets it. */
export async function spendToken(
  tx: Writer,
  { clock }: Pick<Deps, "clock">,
  purpose: MailPurpose,
  token: string,
): Promise<Mailed | undefined> {
  const row = await tx
    .deleteFrom("mailed_token")
    .where("hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", new Date(clock.now()))
    .returning(["email", "account_id"])
    .executeTakeFirst();
  if (!row) return undefined;
  await tx
    .deleteFrom("mailed_token")
    .where("purpose", "=", purpose)
    .where(row.account_id === null ? "email" : "account_id", "=", row.account_id ?? row.email)
    .execute();
  return { email: row.email, accountId: row.account_id };
}
