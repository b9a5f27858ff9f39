import type { ProfileState } from "#contract/profile.ts";
import { CannotOpen, NewerFile } from "./cannot-open.tsx";
import { ChooseVault } from "./choose-vault.tsx";
import { Damaged } from "./damaged.tsx";
import type { DrawBackups } from "./draw-backups.ts";
import { FirstStart } from "./first-start.tsx";
import { KeychainSilent } from "./keychain-silent.tsx";
import { Unlock } from "./unlock.tsx";

export type BeforeTheDataProps = {
  readonly state: Exclude<ProfileState, { type: "opening" }>;
  readonly backups: DrawBackups;
};

/** What stands before the screens: a first start, or something that keeps the data file shut. */
export function BeforeTheData({ state, backups }: BeforeTheDataProps) {
  switch (state.type) {
    case "first-start":
    case "ready":
      return (
        <FirstStart
          isUnclaimed={state.type === "first-start"}
          left={state.type === "first-start" ? state.left : undefined}
        />
      );
    case "choose-vault":
      return <ChooseVault reason={state.reason} />;
    case "passphrase-needed":
      return <Unlock hasRecoveryCode={state.hasRecoveryCode} />;
    case "keychain-silent":
      return <KeychainSilent reason={state.reason} hasRecoveryCode={state.hasRecoveryCode} />;
    case "newer-file":
      return <NewerFile fileVersion={state.fileVersion} appVersion={state.appVersion} />;
    case "damaged":
      return (
        <Damaged
          keptAs={state.keptAs}
          hasBackups={state.backups.length > 0}
          backups={backups(state.backups)}
        />
      );
    case "cannot-open":
      return <CannotOpen reason={state.reason} />;
  }
}
