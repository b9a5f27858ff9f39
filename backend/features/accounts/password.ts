import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Language, SignedIn } from "#sync/protocol/account.ts";
import type { Caller, Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { giveToken, peekToken, spendToken } from "./mailed-tokens.ts";
import { noticeMail, tokenMail } from "./mails.ts";
import { signedIn } from "./sign-in.ts";
import { weakness } from "./weak-password.ts";
import { nextGeneration, rememberPlace, savePassword } from "./writes.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type Nothing = Record<string, never>;

/** Whether this is the password of whoever is signed in. Counted like any guess: a sign-in left open must not be a way to try. */
export async function isPassword(
  deps: AccountDeps,
  { account, email, address }: SignedInCaller,
  password: string,
): Answer<true> {
  const guess = { email, address, isKnownPlace: true };
  const free = await deps.limits.guess(guess);
  if (!free.ok) return free;
  const row = await withAccounts(deps.db, (tx) =>
    tx
      .selectFrom("credential")
      .select("password")
      .where("account_id", "=", account)
      .executeTakeFirst(),
  );
  if (!row?.password || !(await deps.hasher.verify(row.password, password)))
    return fail({ type: "WrongSecret" });
  await deps.limits.right(guess);
  return ok(true);
}

/** Sets another password. Everything signed in so far ends, but the sign-in this was done with. */
export async function changePassword(
  deps: AccountDeps,
  said: { readonly current: string; readonly password: string; readonly language: Language },
  caller: SignedInCaller,
): Answer<SignedIn> {
  const may = await isPassword(deps, caller, said.current);
  if (!may.ok) return may;
  const weak = weakness(said.password, caller.email);
  if (weak) return fail({ type: "WeakPassword", why: weak });
  const hashed = await deps.hasher.hash(said.password);
  const generation = await withAccounts(deps.db, async (tx) => {
    await savePassword(tx, deps, caller.account, hashed);
    return nextGeneration(tx, caller.account, caller.signInId);
  });
  await deps.endDevices(caller.account, generation);
  tellOfChange(deps, said.language, caller.email);
  return ok(signedIn(deps, caller.signIn));
}

/** Mails a token to whoever has this address; to everybody else the answer is the same, and as quick. */
export async function requestReset(
  deps: AccountDeps,
  { email, language }: { readonly email: string; readonly language: Language },
  { address }: Caller,
): Answer<Nothing> {
  const free = await deps.limits.mail(email, { address });
  if (!free.ok) return free;
  deps.post.soon("reset", async () => {
    const token = await withAccounts(deps.db, (tx) => tokenForKnown(tx, deps, email));
    return token === undefined
      ? undefined
      : tokenMail("reset", language, email, { publicUrl: deps.publicUrl, token });
  });
  return ok({});
}

/** Sets the password of whoever read the mail. Nobody is signed in by it: a second factor is still asked for. */
export async function finishReset(
  deps: AccountDeps,
  said: { readonly token: string; readonly password: string; readonly language: Language },
  { address }: Caller,
): Answer<Nothing> {
  const free = await deps.limits.token(address);
  if (!free.ok) return free;
  const mailed = await withAccounts(deps.db, (tx) => peekToken(tx, deps, "reset", said.token));
  if (!mailed) return fail({ type: "TokenSpent" });
  const weak = weakness(said.password, mailed.email);
  if (weak) return fail({ type: "WeakPassword", why: weak });
  const hashed = await deps.hasher.hash(said.password);
  const done = await withAccounts(deps.db, (tx) => reset(tx, deps, { token: said.token, hashed }));
  if (!done.ok) return done;
  await deps.endDevices(done.value.accountId, done.value.generation);
  // Whoever reads the mail is the owner, also where strangers have used up what an unknown network may try.
  await deps.limits.right({ email: mailed.email, address, isKnownPlace: true });
  const { accountId } = done.value;
  const place = deps.limits.place(address);
  await withAccounts(deps.db, (tx) => rememberPlace(tx, deps, { accountId, place }));
  tellOfChange(deps, said.language, mailed.email);
  return ok({});
}

async function tokenForKnown(
  tx: Writer,
  deps: AccountDeps,
  email: string,
): Promise<string | undefined> {
  const account = await tx
    .selectFrom("account")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return account && giveToken(tx, deps, "reset", { email, accountId: account.id });
}

async function reset(
  tx: Writer,
  deps: AccountDeps,
  { token, hashed }: { readonly token: string; readonly hashed: string },
): Answer<{ readonly accountId: string; readonly generation: number }> {
  const accountId = (await spendToken(tx, deps, "reset", token))?.accountId;
  if (!accountId) return fail({ type: "TokenSpent" });
  await savePassword(tx, deps, accountId, hashed);
  return ok({ accountId, generation: await nextGeneration(tx, accountId) });
}

const tellOfChange = ({ post }: AccountDeps, language: Language, email: string): void =>
  post.soon("password-changed", async () => noticeMail("password-changed", language, email));
