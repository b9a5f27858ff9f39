import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Language } from "#sync/protocol/account.ts";
import type { Caller, Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { giveToken, spendToken } from "./mailed-tokens.ts";
import { noticeMail, tokenMail } from "./mails.ts";
import { isPassword } from "./password.ts";

type Nothing = Record<string, never>;
type Answer<T> = Promise<Result<T, Refusal>>;

/** Asks the reader of a new address to confirm it. Whether that address has an account already is told to its reader only. */
export async function requestEmail(
  deps: AccountDeps,
  said: { readonly email: string; readonly password: string; readonly language: Language },
  caller: SignedInCaller,
): Answer<Nothing> {
  const may = await isPassword(deps, caller, said.password);
  if (!may.ok) return may;
  const free = await deps.limits.mail(said.email, caller);
  if (!free.ok) return free;
  deps.post.soon("email", async () => {
    const token = await withAccounts(deps.db, (tx) =>
      tokenForFree(tx, deps, { email: said.email, accountId: caller.account }),
    );
    return token === undefined
      ? noticeMail("known", said.language, said.email)
      : tokenMail("email", said.language, said.email, { publicUrl: deps.publicUrl, token });
  });
  return ok({});
}

/** Uses the new address from now on, and tells the old one. */
export async function finishEmail(
  deps: AccountDeps,
  { token, language }: { readonly token: string; readonly language: Language },
  { address }: Caller,
): Answer<Nothing> {
  const free = await deps.limits.token(address);
  if (!free.ok) return free;
  const moved = await withAccounts(deps.db, (tx) => move(tx, deps, token));
  if (!moved.ok) return moved;
  const { from, to } = moved.value;
  deps.post.soon("email-changed", async () =>
    noticeMail("email-changed", language, from, { email: to }),
  );
  return ok({});
}

async function tokenForFree(
  tx: Writer,
  deps: AccountDeps,
  asked: { readonly email: string; readonly accountId: string },
): Promise<string | undefined> {
  return (await isTaken(tx, asked.email)) ? undefined : giveToken(tx, deps, "email", asked);
}

async function move(
  tx: Writer,
  deps: AccountDeps,
  token: string,
): Answer<{ readonly from: string; readonly to: string }> {
  const mailed = await spendToken(tx, deps, "email", token);
  if (!mailed?.accountId || (await isTaken(tx, mailed.email))) return fail({ type: "TokenSpent" });
  const { email } = await tx
    .selectFrom("account")
    .select("email")
    .where("id", "=", mailed.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("account")
    .set({ email: mailed.email, updated_at: new Date(deps.clock.now()) })
    .where("id", "=", mailed.accountId)
    .execute();
  return ok({ from: email, to: mailed.email });
}

async function isTaken(tx: Writer, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom("account")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return row !== undefined;
}
