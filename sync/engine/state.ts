import type { Millis } from "#core/kernel/time.ts";

/** What a person can do something about, or at least wait for. */
export type PauseReason =
  /** Sign in again. Nothing is lost. */
  | "signed-out"
  /** This person or device was removed from the organisation. */
  | "removed"
  /** The app is too old for the server: what others do still arrives, what is done here waits. */
  | "too-old"
  /** Only private rows are left to send, and this device has no key for them yet. */
  | "no-key"
  /** Something here or there is broken; tried again after a rest. */
  | "failing";

/** How sync stands, for a person. */
export type SyncState = {
  readonly phase:
    | { readonly type: "idle" }
    | { readonly type: "syncing"; readonly received: number }
    | { readonly type: "offline"; readonly retryAt: Millis }
    | { readonly type: "paused"; readonly reason: PauseReason; readonly retryAt: Millis };
  /** Changes that wait to be sent. */
  readonly waiting: number;
  /** Refused changes nobody has looked after yet. */
  readonly refused: number;
  /** Rows that came but could not be read. */
  readonly unreadable: number;
  /** When all had been sent and received last, by this device's clock. */
  readonly syncedAt: Millis | null;
};
