import type { SliceHandlers } from "#contract/index.ts";
import { fail, ok } from "#core/kernel/result.ts";
import { dropLeft } from "../../db/sync/left-behind.ts";
import { exportRefused } from "../../db/sync/open-refused.ts";
import { begin, type BeginDeps } from "./begin.ts";
import type { Profile } from "./profile.ts";

export type ProfileHandlerDeps = BeginDeps & {
  readonly profile: Profile;
  /** Takes what lies at `path` out of the way, whole. */
  readonly setAside: (path: string, key: Uint8Array) => void;
};

export const profileHandlers = ({
  profile,
  ...deps
}: ProfileHandlerDeps): SliceHandlers<"profile"> => ({
  "profile.state": async () => ok(profile.state),
  "profile.retry": async () => {
    await profile.start();
    return ok(profile.state);
  },
  "profile.chooseVault": (choice) => profile.chooseVault(choice),
  "profile.unlock": (by) => profile.unlock(by),
  "profile.makeRecoveryCode": () => profile.newRecoveryCode(),
  "profile.startOver": async () => {
    const key = profile.backupKey;
    if (!key || !profile.canStartOver) return fail({ type: "NotNow" });
    return ok(
      await profile.whileClosed((path) => deps.setAside(path, key), { isEmptyAfter: true }),
    );
  },
  "profile.exportLeft": async () => {
    const db = profile.unclaimed;
    return db ? ok({ json: await exportRefused(db.query) }) : fail({ type: "NotNow" });
  },
  "profile.dropLeft": async () => {
    const db = profile.unclaimed;
    if (!db) return fail({ type: "NotNow" });
    await db.query.transaction().execute(dropLeft);
    profile.claimed();
    return ok(profile.state);
  },
  "profile.hasRecoveryCode": async () => ok(profile.hasRecoveryCode),
  "profile.begin": async (input) => {
    const db = profile.unclaimed;
    if (!db) return fail({ type: "NotNow" });
    await begin(db, deps, input);
    profile.claimed();
    return ok(profile.state);
  },
});
