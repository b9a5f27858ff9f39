import { APIError } from "better-auth/api";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { SignedIn, SignInAnswer } from "#sync/protocol/account.ts";
import type { Caller, Refusal, SignedInHolder } from "../../calls/handlers.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { SIGN_IN_SECONDS } from "./library.ts";
import { isKnownPlace, rememberPlace, savePassword, useCode } from "./writes.ts";

type Answer<T> = Promise<Result<T, Refusal>>;

/** Compares address and password. An address nobody has costs the same hash, the same counting and the same words. */
export async function signIn(
  deps: AccountDeps,
  { email, password }: { readonly email: string; readonly password: string },
  { address }: Caller,
): Answer<SignInAnswer> {
  const place = deps.limits.place(address);
  const known = await withAccounts(deps.db, (tx) => isKnownPlace(tx, deps, { email, place }));
  const guess = { email, address, isKnownPlace: known };
  const free = await deps.limits.guess(guess);
  if (!free.ok) return free;
  const answer = await right(() =>
    deps.library.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      returnHeaders: true,
    }),
  );
  if (!answer) return fail({ type: "WrongSecret" });
  await deps.limits.right(guess);
  await renewHash(deps, email, password);
  const challenge = await challengeIn(deps, answer.headers);
  return challenge === undefined
    ? finish(deps, answer.headers, address)
    : ok({ type: "SecondFactor", challenge });
}

/** The second step, with a code of the authenticator app or a recovery code. Each opens once. */
export async function passSecondFactor(
  deps: AccountDeps,
  said: { readonly challenge: string; readonly code: string; readonly kind: "app" | "recovery" },
  { address }: Caller,
): Answer<SignedIn> {
  const free = await deps.limits.token(address);
  if (!free.ok) return free;
  const headers = new Headers({ cookie: `${await challengeCookie(deps)}=${said.challenge}` });
  const code = said.code.replaceAll(/\s/g, "").toLowerCase();
  const { api } = deps.library;
  const answer = await right(() =>
    said.kind === "app"
      ? api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
  );
  const holder = answer && (await signedInBy(deps, tokenIn(answer.headers)));
  if (!answer || !holder) return fail({ type: "WrongSecret" });
  if (
    said.kind === "app" &&
    !(await withAccounts(deps.db, (tx) => useCode(tx, deps, { accountId: holder.account, code })))
  ) {
    await endSignIn(deps, holder);
    return fail({ type: "WrongSecret" });
  }
  return finish(deps, answer.headers, address);
}

/** Whose a sign-in is, while it lasts; `undefined` for anything else. */
export async function signedInBy(
  { library }: Pick<AccountDeps, "library">,
  token: string,
): Promise<SignedInHolder | undefined> {
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const found = await library.api.getSession({ headers });
  return (
    (found && {
      type: "account",
      account: found.user.id,
      email: found.user.email,
      name: found.user.name,
      secondFactor: found.user.twoFactorEnabled === true,
      signIn: token,
      signInId: found.session.id,
    }) ??
    undefined
  );
}

/** Ends one sign-in; answers whether it was there. Of two at once only one is told so: an exchange happens once. */
export const endSignIn = (
  { db }: Pick<AccountDeps, "db">,
  { signInId }: Pick<SignedInHolder, "signInId">,
): Promise<boolean> =>
  withAccounts(db, async (tx) => {
    const gone = await tx
      .deleteFrom("sign_in")
      .where("id", "=", signInId)
      .returning("id")
      .executeTakeFirst();
    return gone !== undefined;
  });

/** The sign-in that better-auth has just begun, as our answer. */
export const signedIn = ({ clock }: Pick<AccountDeps, "clock">, token: string): SignedIn => ({
  type: "SignedIn",
  signIn: token,
  until: (clock.now() + SIGN_IN_SECONDS * 1_000) as Millis,
});

/** The signed token of a new sign-in: without our signature it opens nothing. */
export function tokenIn(headers: Headers): string {
  const token = headers.get("set-auth-token");
  if (!token) throw new Error("better-auth signed somebody in without a token");
  return decodeURIComponent(token);
}

/** `undefined` when better-auth says that a secret was wrong; its other errors are bugs of ours. */
export async function right<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}

async function finish(deps: AccountDeps, headers: Headers, address: string): Answer<SignedIn> {
  const token = tokenIn(headers);
  const holder = await signedInBy(deps, token);
  if (!holder) return fail({ type: "NotSignedIn" }); // ended between two statements
  const place = deps.limits.place(address);
  await withAccounts(deps.db, (tx) =>
    rememberPlace(tx, deps, { accountId: holder.account, place }),
  );
  return ok(signedIn(deps, token));
}

const challengeCookie = async ({ library }: AccountDeps): Promise<string> =>
  (await library.$context).createAuthCookie("two_factor").name;

/** The challenge is a cookie of better-auth's, handed to the app as text: the app keeps no cookies. */
async function challengeIn(deps: AccountDeps, headers: Headers): Promise<string | undefined> {
  const name = `${await challengeCookie(deps)}=`;
  const cookie = headers.getSetCookie().find((line) => line.startsWith(name));
  return cookie?.slice(name.length).split(";", 1)[0];
}

/** A password hashed at an older cost is hashed again while we have it. */
async function renewHash(deps: AccountDeps, email: string, password: string): Promise<void> {
  const row = await withAccounts(deps.db, (tx) =>
    tx
      .selectFrom("account")
      .innerJoin("credential", "credential.account_id", "account.id")
      .select(["account.id", "credential.password"])
      .where("email", "=", email)
      .executeTakeFirst(),
  );
  if (!row?.password || !deps.hasher.isDated(row.password)) return;
  const hashed = await deps.hasher.hash(password);
  await withAccounts(deps.db, (tx) => savePassword(tx, deps, row.id, hashed));
}
