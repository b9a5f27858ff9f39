import type { AccountError } from "#contract/account.ts";
import type { Handlers } from "#contract/index.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import type { SignedIn } from "#sync/protocol/account.ts";
import { byPerson } from "./by-person.ts";
import type { AccountDeps } from "./deps.ts";
import { told } from "./failures.ts";

type FactorChannel =
  | "account.factor"
  | "account.startFactor"
  | "account.confirmFactor"
  | "account.stopFactor"
  | "account.newRecoveryCodes";

/** The code beside the password: whether it is asked for, how it begins and how it ends. */
export function factorHandlers(deps: Pick<AccountDeps, "session">): Handlers<FactorChannel> {
  const { session } = deps;

  /** What a person may do changed, so their sign-in was begun anew: the old one opens nothing any more. */
  function begunAnew(answer: Result<SignedIn, AccountError>) {
    if (!answer.ok) return answer;
    const { person } = session;
    if (person) session.personIsHere(person.server, answer.value);
    return ok(undefined);
  }

  return {
    "account.factor": async () => told(await session.call("account.factor", {}), "device"),
    "account.startFactor": ({ password }) =>
      byPerson(deps, "account.startSecondFactor", { password }),
    "account.confirmFactor": async ({ code }) =>
      begunAnew(await byPerson(deps, "account.confirmSecondFactor", { code })),
    "account.stopFactor": async ({ password }) =>
      begunAnew(await byPerson(deps, "account.stopSecondFactor", { password })),
    "account.newRecoveryCodes": ({ password }) =>
      byPerson(deps, "account.newRecoveryCodes", { password }),
  };
}
