import type { AccountError } from "#contract/account.ts";
import { fail } from "#core/kernel/result.ts";
import type { AccountCall } from "#sync/protocol/account-calls.ts";
import { callAccount } from "../../net/call-account.ts";
import type { AccountDeps } from "./deps.ts";
import { told } from "./failures.ts";

/** The calls that need the person's own fresh sign-in, and are made here. */
type ByPerson = Extract<
  AccountCall,
  | "account.me"
  | "account.changePassword"
  | "account.delete"
  | "account.startSecondFactor"
  | "account.confirmSecondFactor"
  | "account.stopSecondFactor"
  | "account.newRecoveryCodes"
  | "organisations.found"
  | "invitations.look"
  | "invitations.accept"
>;

/** A call that needs the person's own fresh sign-in. */
export async function byPerson<K extends ByPerson>(
  { session }: Pick<AccountDeps, "session">,
  name: K,
  input: Parameters<typeof callAccount<K>>[2],
) {
  const { person } = session;
  if (!person) return fail<AccountError>({ type: "SignInAgain" });
  return told(await callAccount(person.server, name, input, person.token), "sign-in");
}

export const whoAmI = (deps: Pick<AccountDeps, "session">) => byPerson(deps, "account.me", {});
