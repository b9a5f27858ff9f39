import { useEffect, type ReactNode } from "react";
import { useAsk } from "../../lib/ask.ts";
import { useSettings } from "../../lib/settings.ts";
import { FirstStart } from "./first-start.tsx";

export type ProfileGateProps = { readonly onReady: () => void; readonly children: ReactNode };

/** Shows what stands between a person and their data, or the screens when nothing does. */
export function ProfileGate({ onReady, children }: ProfileGateProps) {
  const state = useAsk("profile.state", undefined).data;
  const [{ welcome }] = useSettings();
  const isSettled = state !== undefined && state.type !== "opening";
  useEffect(() => {
    if (isSettled) onReady();
  }, [isSettled, onReady]);
  if (!state) return null;
  const isUnclaimed = state.type === "first-start";
  if (isUnclaimed || (state.type === "ready" && welcome !== "done"))
    return <FirstStart isUnclaimed={isUnclaimed} />;
  if (state.type === "ready") return children;
  return <p>{state.type}</p>;
}
