import type { Input, SliceHandlers } from "#contract/index.ts";
import { fail, ok } from "#core/kernel/result.ts";
import type { Identity } from "../../db/identity.ts";
import { begin, type BeginDeps } from "./begin.ts";
import type { Profile } from "./profile.ts";

export type ProfileHandlerDeps = BeginDeps & {
  readonly profile: Profile;
  /** Fills a new profile with a small made-up organisation. */
  readonly addSample: (identity: Identity, input: Input<"profile.begin">) => Promise<void>;
};

export const profileHandlers = ({ profile, ...deps }: ProfileHandlerDeps): SliceHandlers<"profile"> => ({
  "profile.state": async () => ok(profile.state),
  "profile.retry": async () => {
    await profile.start();
    return ok(profile.state);
  },
  "profile.chooseVault": (choice) => profile.chooseVault(choice),
  "profile.unlock": (by) => profile.unlock(by),
  "profile.makeRecoveryCode": () => profile.newRecoveryCode(),
  "profile.hasRecoveryCode": async () => ok(profile.hasRecoveryCode),
  "profile.begin": async (input) => {
    const db = profile.unclaimed;
    if (!db) return fail({ type: "NotNow" });
    const identity = await begin(db, deps, input);
    profile.claimed();
    if (input.sample) await deps.addSample(identity, input);
    return ok(profile.state);
  },
});
