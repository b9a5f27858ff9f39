import type { ProfileState } from "#contract/profile.ts";
import type { KeyProblem } from "./keys.ts";

/** What a person is told when there is no key. */
export function stateOf(problem: KeyProblem): ProfileState {
  switch (problem.type) {
    case "NoVault":
      return { type: "choose-vault", reason: problem.reason };
    case "PassphraseNeeded":
      return { type: "passphrase-needed", hasRecoveryCode: problem.hasRecoveryCode };
    case "VaultSilent":
      return {
        type: "keychain-silent",
        reason: problem.reason,
        hasRecoveryCode: problem.hasRecoveryCode,
      };
    case "RecordUnreadable":
      return { type: "cannot-open", reason: "key-unreadable" };
    case "RecordMissing":
      return { type: "cannot-open", reason: "key-missing" };
  }
}
