import type { SyncStatus } from "#contract/sync.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import type { Presence } from "./presence.ts";

export type SyncDeps = FeatureDeps & {
  readonly status: () => SyncStatus;
  readonly now: () => void;
  /** How many refused changes there are is another. */
  readonly recount: () => void;
  readonly presence: Presence;
};
