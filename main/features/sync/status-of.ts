import type { SyncStatus } from "#contract/sync.ts";
import type { SyncState } from "#sync/engine/state.ts";

type Standing = { readonly standing: "in" | "again" | "out" | "removed" } | undefined;

/** How sync stands, in one word for each sign. */
export function statusOf(account: Standing, state: SyncState | undefined): SyncStatus {
  if (!account || account.standing === "out") return { type: "off" };
  const counts = {
    received: state?.phase.type === "syncing" ? state.phase.received : 0,
    waiting: state?.waiting ?? 0,
    refused: state?.refused ?? 0,
    unreadable: state?.unreadable ?? 0,
    syncedAt: state?.syncedAt ?? null,
  };
  if (account.standing !== "in")
    return {
      type: "on",
      phase: "paused",
      reason: account.standing === "removed" ? "removed" : "signed-out",
      ...counts,
    };
  if (!state) return { type: "on", phase: "starting", reason: null, ...counts };
  const { phase } = state;
  return {
    type: "on",
    phase: phase.type,
    reason: phase.type === "paused" ? phase.reason : null,
    ...counts,
  };
}
