import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

const BYTES = 16 * 1024 * 1024;

/** Left to others on the disk when the reserve is taken; with less than this free, a disk counts as full. */
const MARGIN = 4 * 1024 * 1024;

/**
 * A file that holds room on the disk. SQLite needs space even to delete or to checkpoint, so when the disk is full this is
 * given back first and work can be finished in an orderly way.
 */
export type Ballast = {
  /** Takes the room; `false` when there is not that much. */
  readonly take: () => boolean;
  /** Gives it back; `false` when there was none. */
  readonly release: () => boolean;
  /** Whether a change would find room now. */
  readonly hasRoom: () => boolean;
};

export function ballastIn(folder: string, free = () => freeIn(folder)): Ballast {
  const path = join(folder, "ballast");
  const held = () => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= BYTES;
  return {
    take: () => {
      if (held()) return true;
      // Asked first: trying it out would fill the disk for everyone, again at each tick.
      if (free() < BYTES + MARGIN) return false;
      try {
        fill(path);
        return true;
      } catch {
        rmSync(path, { force: true });
        return false;
      }
    },
    release: () => {
      const had = statSync(path, { throwIfNoEntry: false }) !== undefined;
      rmSync(path, { force: true });
      return had;
    },
    hasRoom: () => free() >= MARGIN,
  };
}

/** Written, not truncated to size: a sparse file would hold no room. */
function fill(path: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    const chunk = Buffer.alloc(1024 * 1024, 0xae);
    for (let written = 0; written < BYTES; written += chunk.length) writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function freeIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY; // a disk that cannot be asked is tried
  }
}
