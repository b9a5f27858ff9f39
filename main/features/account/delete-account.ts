import type { AccountError } from "#contract/account.ts";
import type { Input } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { byPerson } from "./by-person.ts";
import type { AccountDeps } from "./deps.ts";

/** Deletes the account on the server, then all that is here: nothing of it belongs to anybody any more. */
export async function deleteAccount(
  deps: AccountDeps,
  said: Input<"account.delete">,
): Promise<Result<undefined, AccountError>> {
  const { session } = deps;
  if (!(await session.record())) return fail({ type: "NotSignedIn" });
  if (!session.person) return fail({ type: "SignInAgain" });
  // First, so that what the server says to this device is not taken for a removal by somebody else.
  await deps.stop();
  const gone = await byPerson(deps, "account.delete", said);
  if (!gone.ok) {
    deps.moved();
    return gone;
  }
  await session.end("out");
  session.personLeft();
  await deps.wipe();
  return ok(undefined);
}
