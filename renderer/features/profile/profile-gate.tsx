import { useEffect, type ReactNode } from "react";
import type { BackupInfo, ProfileState } from "#contract/profile.ts";
import type { z } from "zod";
import { useAsk } from "../../lib/ask.ts";
import { useSettings } from "../../lib/settings.ts";
import { CannotOpen, NewerFile } from "./cannot-open.tsx";
import { ChooseVault } from "./choose-vault.tsx";
import { Damaged } from "./damaged.tsx";
import { FirstStart } from "./first-start.tsx";
import { KeychainSilent } from "./keychain-silent.tsx";
import { Opening } from "./opening.tsx";
import { Unlock } from "./unlock.tsx";

export type ProfileGateProps = {
  /** The first screen stands, whatever it says. */
  readonly onReady: () => void;
  /** Draws the backups of a damaged profile. */
  readonly backups: (backups: readonly z.infer<typeof BackupInfo>[]) => ReactNode;
  readonly children: ReactNode;
};

/** Shows what stands between a person and their data, or the screens when nothing does. */
export function ProfileGate({ onReady, backups, children }: ProfileGateProps) {
  const state = useAsk("profile.state", undefined).data;
  const isSettled = state !== undefined && state.type !== "opening";
  useEffect(() => {
    if (isSettled) onReady();
  }, [isSettled, onReady]);
  return (
    state && (
      <Gate state={state} backups={backups}>
        {children}
      </Gate>
    )
  );
}

function Gate({
  state,
  backups,
  children,
}: Omit<ProfileGateProps, "onReady"> & { readonly state: ProfileState }) {
  const [{ welcome }] = useSettings();
  const isUnclaimed = state.type === "first-start";
  if (isUnclaimed || (state.type === "ready" && welcome !== "done"))
    return <FirstStart isUnclaimed={isUnclaimed} />;
  switch (state.type) {
    case "ready":
      return children;
    case "opening":
      return <Opening />;
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
