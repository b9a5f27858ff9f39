import type { Clock } from "#core/kernel/time.ts";
import type { DiskWatch } from "../db/disk-watch.ts";
import { isDamage, isDiskTrouble } from "../db/open.ts";
import type { Log } from "../log.ts";

export type Chore = {
  readonly name: string;
  /** Does what is due; throws when it can't. */
  readonly run: () => Promise<void>;
};

export type ChoreDeps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly disk: DiskWatch;
  readonly onDamage: () => void;
};

/** A chore that failed is left alone for so long: what fails once usually fails again, and costs the same each time. */
const REST_MS = 10 * 60_000;

/**
 * What the store does by itself as time goes by. One round at a time, and nothing a chore throws goes further: nobody asked for it,
 * so nobody could be told.
 */
export function choresOf(deps: ChoreDeps, chores: readonly Chore[]): () => Promise<void> {
  const restsUntil = new Map<Chore, number>();
  let running = false;
  const attempt = async (chore: Chore): Promise<void> => {
    try {
      await chore.run();
    } catch (error) {
      restsUntil.set(chore, deps.clock.now() + REST_MS);
      if (isDamage(error)) deps.onDamage();
      else if (isDiskTrouble(error)) deps.disk.noRoom();
      deps.log.incident(chore.name, error);
    }
  };
  return async () => {
    if (running) return;
    running = true;
    try {
      for (const chore of chores)
        if (deps.clock.now() >= (restsUntil.get(chore) ?? 0)) await attempt(chore);
    } finally {
      running = false;
    }
  };
}
