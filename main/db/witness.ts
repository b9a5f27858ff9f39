import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import type { Db } from "./open.ts";

/**
 * A file beside the data file that says how many changes the data file has been given. SQLite drops the end of a log it cannot read,
 * and takes an older log for its own, without a word; what was called saved would be gone and nobody would know. The witness is not
 * forced onto the disk, so it may say fewer than there are; if it says more, changes are missing.
 */
export type Witness = {
  /** Called after each saved change. */
  readonly saw: (db: Db) => void;
  /** Whether `db` holds all that was seen. */
  readonly vouchesFor: (db: Db) => boolean;
  /** Called when the data file is replaced on purpose. */
  readonly forget: () => void;
};

export function witnessFor(dataFile: string): Witness {
  const path = `${dataFile.replace(/\.db$/, "")}.witness`;
  // Kept open, and overwritten in place: this happens after every change, and there is never a moment without a witness.
  let file: number | undefined;
  return {
    saw: (db) => {
      try {
        file ??= openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
        writeSync(file, `${String(lastChange(db)).padStart(16, "0")}\n`, 0);
      } catch {
        // it only ever notices damage: where it cannot be written, nothing is lost
      }
    },
    vouchesFor: (db) => lastChange(db) >= seen(path),
    forget: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
      rmSync(path, { force: true });
    },
  };
}

function seen(path: string): number {
  try {
    const line = readFileSync(path, "utf8");
    return /^\d{16}\n$/.test(line) ? Number(line) : 0;
  } catch {
    return 0; // none yet
  }
}

const asking = new WeakMap<Db, { get: () => unknown }>();

/** The number of the latest change in the file. */
export function lastChange(db: Db): number {
  const question =
    asking.get(db) ??
    db.raw.prepare("SELECT CAST(value AS INTEGER) AS n FROM meta WHERE key = 'last_change'");
  asking.set(db, question);
  return (question.get() as { n: number } | undefined)?.n ?? 0;
}
