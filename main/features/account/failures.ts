import type { AccountError } from "#contract/account.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import { never } from "#core/kernel/never.ts";
import type { AccountFailure } from "../../net/call-account.ts";

/** What a person can do about a refusal. `by`: which proof was shown with the call. */
export function failureOf(
  failure: AccountFailure,
  by: "nobody" | "sign-in" | "device",
): AccountError {
  switch (failure.type) {
    case "Offline":
    case "WrongSecret":
    case "SignInAgain":
    case "NotAllowed":
    case "Removed":
    case "Taken":
    case "LastOwner":
      return { type: failure.type };
    case "WeakPassword":
      return { type: "WeakPassword", why: failure.why };
    case "TokenSpent":
      return { type: "CodeSpent" };
    case "NotSignedIn":
      return { type: by === "device" ? "NotSignedIn" : "SignInAgain" };
    case "SlowDown":
      return { type: "SlowDown", retryAfterMs: failure.retryAfterMs };
    case "TooOld":
      return { type: "TooOld" };
    case "Unavailable":
      return { type: "Unavailable", incident: failure.incident };
    // Nothing the app asks for by itself: the two ends disagree, which a newer app or server mends.
    case "Missing":
    case "PictureRefused":
    case "DeviceForked":
    case "Gap":
    case "BadRequest":
    case "TooLarge":
      return { type: "NotAllowed" };
    default:
      return never(failure);
  }
}

/** An answer with its failure as a person is told it. */
export const told = <T>(
  answer: Result<T, AccountFailure>,
  by: "nobody" | "sign-in" | "device",
): Result<T, AccountError> => (answer.ok ? answer : fail(failureOf(answer.error, by)));
