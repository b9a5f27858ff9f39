import { pollMs, restMs } from "#sync/engine/backoff.ts";
import type { Ports } from "#sync/engine/ports.ts";
import { syncOnce } from "#sync/engine/round.ts";
import { newSession, type Stopped } from "#sync/engine/session.ts";
import type { SyncState } from "#sync/engine/state.ts";

export type Loop = {
  /** Something waits here or there. */
  readonly poke: () => void;
  /** Resolves when the round under way has ended. */
  readonly stop: () => Promise<void>;
};

type Phase = SyncState["phase"];

/** Rounds, one at a time: when poked, and now and then by itself. */
export function startLoop(ports: Ports): Loop {
  let session = newSession();
  let failures = 0;
  let isStopped = false;
  let isPoked = true;
  let resting = new AbortController();
  let syncedAt: SyncState["syncedAt"] = null;
  const tell = async (phase: Phase): Promise<void> => {
    const counts = await ports.store.counts();
    if (!isStopped) ports.told({ phase, ...counts, syncedAt });
  };

  async function round(): Promise<number> {
    await tell({ type: "syncing", received: 0 });
    const done = await syncOnce(
      ports,
      session,
      (received) => void tell({ type: "syncing", received }).catch(ports.incident),
    );
    if (done.ok) {
      failures = 0;
      syncedAt = ports.clock.now();
      if (await ports.store.readNotes()) ports.changed(["note"]);
      await tell({ type: "idle" });
      return pollMs(ports.chance);
    }
    failures += 1;
    const { error } = done;
    const restsFor =
      error.type === "SlowDown" ? error.retryAfterMs : restMs(failures, ports.chance);
    const rest = error.type === "NoKey" ? pollMs(ports.chance) : restsFor;
    await tell(phaseOf(error, ports.clock.now() + rest));
    return rest;
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isPoked = false;
      let rest: number;
      try {
        rest = await round();
      } catch (error) {
        if (isStopped) return;
        ports.incident(error);
        session = newSession();
        rest = restMs(++failures, ports.chance);
      }
      if (isPoked) continue;
      resting = new AbortController();
      await ports.wait(rest, resting.signal);
    }
  }

  const ended = run().catch(ports.incident);
  return {
    poke: () => {
      isPoked = true;
      resting.abort();
    },
    stop: async () => {
      isStopped = true;
      resting.abort();
      await ended;
    },
  };
}

function phaseOf(error: Stopped, retryAt: number): Phase {
  const at = retryAt as never;
  switch (error.type) {
    case "Offline":
    case "SlowDown":
      return { type: "offline", retryAt: at };
    case "NotSignedIn":
      return { type: "paused", reason: "signed-out", retryAt: at };
    case "Removed":
      return { type: "paused", reason: "removed", retryAt: at };
    case "TooOld":
      return { type: "paused", reason: "too-old", retryAt: at };
    case "NoKey":
      return { type: "paused", reason: "no-key", retryAt: at };
    default:
      return { type: "paused", reason: "failing", retryAt: at };
  }
}
