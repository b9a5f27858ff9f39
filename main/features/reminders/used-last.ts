import type { Clock } from "#core/kernel/time.ts";

/** Which of a person's devices was used last. Only hints go between them: one that hears nothing takes itself for it, since a reminder that comes twice is better than none. */
export type UsedLast = {
  /** Somebody uses this device now. */
  readonly here: () => void;
  /** What another device said. */
  readonly heard: (place: string | null) => void;
  readonly isHere: () => boolean;
  /** There is a line anew: what was said without one was heard by nobody. */
  readonly connected: () => void;
};

/** It is said again so often while it is so, for a device that was away when it was said. */
const AGAIN_MS = 5 * 60_000;

const WORD = "used ";

export function usedLast(deps: {
  readonly clock: Clock;
  readonly device: string;
  /** To the person's own devices. */
  readonly say: (place: string) => void;
}): UsedLast {
  let isHere = true;
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    here: () => {
      const now = deps.clock.now();
      if (isHere && Math.abs(now - saidAt) < AGAIN_MS) return;
      isHere = true;
      saidAt = now;
      deps.say(WORD + deps.device);
    },
    heard: (place) => {
      if (place?.startsWith(WORD) && place !== WORD + deps.device) isHere = false;
    },
    isHere: () => isHere,
    connected: () => {
      if (isHere && Math.abs(deps.clock.now() - saidAt) < AGAIN_MS) deps.say(WORD + deps.device);
    },
  };
}
