import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Language } from "#sync/protocol/account.ts";
import type { Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { noticeMail } from "./mails.ts";
import { isPassword } from "./password.ts";

type Said = { readonly email: string; readonly password: string; readonly language: Language };

/**
 * Deletes an account for good, with all that is its person's alone. Places go first and the account last: what was cut off in between
 * can be asked for again.
 */
export async function deleteAccount(
  deps: AccountDeps,
  { email, password, language }: Said,
  caller: SignedInCaller,
): Promise<Result<Record<string, never>, Refusal>> {
  // Typed again, so that it is meant.
  if (email !== caller.email) return fail({ type: "WrongSecret" });
  const may = await isPassword(deps, caller, password);
  if (!may.ok) return may;
  const left = await deps.leaveForGood(caller.account);
  if (!left.ok) return left;
  await withAccounts(deps.db, (tx) => deleteRows(tx, caller));
  deps.post.soon("account-deleted", async () => noticeMail("account-deleted", language, email));
  return ok({});
}

/** Sign-ins, the password, the second factor and the places signed in from hang on the account's row. */
async function deleteRows(tx: Writer, { account, email }: SignedInCaller): Promise<void> {
  await tx.deleteFrom("mailed_token").where("email", "=", email).execute();
  await tx.deleteFrom("account").where("id", "=", account).execute();
}
