import type { Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Hello, Refused } from "#sync/protocol/protocol.ts";
import type { Pull, Pulled } from "#sync/protocol/pull.ts";
import type { Push, Pushed } from "#sync/protocol/push.ts";
import type { Sealing } from "./sealing.ts";
import type { SyncState } from "./state.ts";
import type { SyncStore } from "./store.ts";

// What the engine needs from outside. It holds no connection, no timer and no key of its own.

/** Why a request brought no answer of use: the server said so, or nothing came (`Offline`: nobody knows whether it arrived). */
export type Failure = Refused | { readonly type: "Offline" };

/** One request, one answer, parsed. Never throws for what a network does; resolves soon after `signal` is aborted. */
export type Transport = {
  readonly hello: (signal: AbortSignal) => Promise<Result<Hello, Failure>>;
  readonly push: (body: Push, signal: AbortSignal) => Promise<Result<Pushed, Failure>>;
  readonly pull: (body: Pull, signal: AbortSignal) => Promise<Result<Pulled, Failure>>;
};

/** Everything one round needs. */
export type RoundPorts = {
  readonly store: SyncStore;
  readonly transport: Transport;
  /** The keys of this person's private rows; `undefined` while this device has none: they then wait, and all else goes on. */
  readonly sealing: () => Promise<Sealing | undefined>;
  readonly clock: Clock;
  /** Rows asked for at once; 5,000 unless said otherwise. */
  readonly pageRows?: number;
  /**
   * This file was copied or restored: gives this device another id, known to the server from now on, and answers it. May have to wait
   * for its person to sign in again; it then answers `NotSignedIn`.
   */
  readonly newDevice: () => Promise<Result<string, Failure>>;
  /** Resolves after so long, or at once when `signal` is aborted. `0`: lets what waits on this thread go first. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Rows of these tables differ from what the page knows. */
  readonly changed: (tables: readonly string[]) => void;
};

/** What the loop needs beside: chance for its waits, and who hears how it goes. */
export type Ports = RoundPorts & {
  /** From 0 up to 1. */
  readonly chance: () => number;
  /** Called whenever the state differs. */
  readonly told: (state: SyncState) => void;
  /** A bug in here: logged once, and the loop goes on after a rest. */
  readonly incident: (error: unknown) => void;
};
