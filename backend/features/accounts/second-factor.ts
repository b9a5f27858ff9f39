import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { SignedIn } from "#sync/protocol/account.ts";
import type { DeviceCaller, Refusal, SignedInCaller } from "../../calls/handlers.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { isPassword } from "./password.ts";
import { right, signedIn, tokenIn } from "./sign-in.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type WithPassword = { readonly password: string };

/** Whether the person of a device is asked for a code when they sign in. */
export async function factor(
  { db }: Pick<AccountDeps, "db">,
  { account }: DeviceCaller,
): Answer<{ isOn: boolean }> {
  const row = await withAccounts(db, (tx) =>
    tx
      .selectFrom("account")
      .select("two_factor_enabled as isOn")
      .where("id", "=", account)
      .executeTakeFirst(),
  );
  return ok({ isOn: row?.isOn === true });
}

/** Begins to add an authenticator app: nothing changes before a code of it was shown. */
export async function startSecondFactor(
  deps: AccountDeps,
  { password }: WithPassword,
  caller: SignedInCaller,
): Answer<{ uri: string; recoveryCodes: string[] }> {
  const may = await isPassword(deps, caller, password);
  if (!may.ok) return may;
  const begun = await right(() =>
    deps.library.api.enableTwoFactor({
      body: { password, method: "totp" },
      headers: bearing(caller),
    }),
  );
  if (begun?.method !== "totp") return fail({ type: "Taken" });
  // Apps take a plus for a plus: the account would be called "All+Elements".
  const uri = begun.totpURI.replaceAll("+", "%20");
  return ok({ uri, recoveryCodes: begun.backupCodes });
}

export async function confirmSecondFactor(
  deps: AccountDeps,
  { code }: { readonly code: string },
  caller: SignedInCaller,
): Answer<SignedIn> {
  const free = await deps.limits.token(caller.address);
  if (!free.ok) return free;
  const answer = await right(() =>
    deps.library.api.verifyTOTP({
      body: { code: code.replaceAll(/\s/g, "") },
      headers: bearing(caller),
      returnHeaders: true,
    }),
  );
  return answer
    ? ok(signedIn(deps, tokenAfter(answer.headers, caller)))
    : fail({ type: "WrongSecret" });
}

export async function stopSecondFactor(
  deps: AccountDeps,
  { password }: WithPassword,
  caller: SignedInCaller,
): Answer<SignedIn> {
  const may = await isPassword(deps, caller, password);
  if (!may.ok) return may;
  const answer = await right(() =>
    deps.library.api.disableTwoFactor({
      body: { password },
      headers: bearing(caller),
      returnHeaders: true,
    }),
  );
  return answer
    ? ok(signedIn(deps, tokenAfter(answer.headers, caller)))
    : fail({ type: "WrongSecret" });
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function newRecoveryCodes(
  deps: AccountDeps,
  { password }: WithPassword,
  caller: SignedInCaller,
): Answer<{ recoveryCodes: string[] }> {
  const may = await isPassword(deps, caller, password);
  if (!may.ok) return may;
  const made = await right(() =>
    deps.library.api.generateBackupCodes({ body: { password }, headers: bearing(caller) }),
  );
  return made ? ok({ recoveryCodes: made.backupCodes }) : fail({ type: "Missing" });
}

const bearing = ({ signIn }: SignedInCaller): Headers =>
  new Headers({ authorization: `Bearer ${signIn}` });

/** better-auth begins the sign-in anew where what it may do has changed. */
const tokenAfter = (headers: Headers, { signIn }: SignedInCaller): string =>
  headers.has("set-auth-token") ? tokenIn(headers) : signIn;
