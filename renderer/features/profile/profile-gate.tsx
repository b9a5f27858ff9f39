import { lazy, Suspense, useEffect, type ReactNode } from "react";
import type { ProfileState } from "#contract/profile.ts";
import { useAsk } from "../../lib/ask.ts";
import { useSettings } from "../../lib/settings.ts";
import type { DrawBackups } from "./draw-backups.ts";
import { Opening } from "./opening.tsx";

// Rarely needed, so not on the way to the first screen.
const BeforeTheData = lazy(() =>
  import("./before-the-data.tsx").then(({ BeforeTheData: screen }) => ({ default: screen })),
);

export type ProfileGateProps = {
  /** The first screen stands, whatever it says. */
  readonly onReady: () => void;
  /** Draws the backups of a damaged profile. */
  readonly backups: DrawBackups;
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
  if (state.type === "opening") return <Opening />;
  if (state.type === "ready" && welcome === "done") return children;
  return (
    <Suspense>
      <BeforeTheData state={state} backups={backups} />
    </Suspense>
  );
}
