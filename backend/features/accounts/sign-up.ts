import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Language, SignedIn } from "#sync/protocol/account.ts";
import type { Caller, Refusal } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { giveToken, peekToken, spendToken } from "./mailed-tokens.ts";
import { noticeMail, tokenMail } from "./mails.ts";
import { signedIn, tokenIn } from "./sign-in.ts";
import { weakness } from "./weak-password.ts";
import { addAccount } from "./writes.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type Asked = { readonly email: string; readonly language: Language };

/** Begins an account: a mail goes out, and nothing else happens. Whether anybody has this address is looked up after the answer, and told to its reader only. */
export async function signUp(
  deps: AccountDeps,
  { email, language }: Asked,
  { address }: Caller,
): Answer<Record<string, never>> {
  const free = await deps.limits.mail(email, { address });
  if (!free.ok) return free;
  deps.post.soon("sign-up", async () => {
    const token = await withAccounts(deps.db, (tx) => tokenForNew(tx, deps, email));
    return token === undefined
      ? noticeMail("known", language, email)
      : tokenMail("sign-up", language, email, { publicUrl: deps.publicUrl, token });
  });
  return ok({});
}

/** Makes the account of whoever read the mail, with the password they choose now, and signs them in. */
export async function verify(
  deps: AccountDeps,
  said: { readonly token: string; readonly name: string; readonly password: string },
  { address }: Caller,
): Answer<SignedIn> {
  const free = await deps.limits.token(address);
  if (!free.ok) return free;
  const mailed = await withAccounts(deps.db, (tx) => peekToken(tx, deps, "sign-up", said.token));
  if (!mailed) return fail({ type: "TokenSpent" });
  const weak = weakness(said.password, mailed.email);
  if (weak) return fail({ type: "WeakPassword", why: weak });
  const hashed = await deps.hasher.hash(said.password);
  const made = await withAccounts(deps.db, (tx) => make(tx, deps, { ...said, hashed }));
  if (!made.ok) return made;
  const answer = await deps.library.api.signInEmail({
    body: { email: mailed.email, password: said.password },
    headers: new Headers(),
    returnHeaders: true,
  });
  return ok(signedIn(deps, tokenIn(answer.headers)));
}

async function tokenForNew(
  tx: Writer,
  deps: AccountDeps,
  email: string,
): Promise<string | undefined> {
  const known = await tx
    .selectFrom("account")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return known ? undefined : giveToken(tx, deps, "sign-up", { email, accountId: null });
}

async function make(
  tx: Writer,
  deps: AccountDeps,
  {
    token,
    name,
    hashed,
  }: { readonly token: string; readonly name: string; readonly hashed: string },
): Answer<string> {
  const mailed = await spendToken(tx, deps, "sign-up", token);
  const id = mailed && (await addAccount(tx, deps, { email: mailed.email, name, hashed }));
  return id === undefined ? fail({ type: "TokenSpent" }) : ok(id);
}
