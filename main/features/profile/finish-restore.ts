import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "../../files/write-durably.ts";

/** Where a backup lies while it takes the place of the data. */
export const incomingFor = (path: string): string => `${path}.incoming`;

/** Ends a restore that a crash cut off: with the data set aside already, the backup takes its place; else the data stays. Whether it did the former. */
export function finishRestore(path: string): boolean {
  const incoming = incomingFor(path);
  if (!existsSync(incoming)) return false;
  if (existsSync(path)) {
    for (const part of ["", "-wal"]) rmSync(`${incoming}${part}`, { force: true });
    return false;
  }
  if (existsSync(`${incoming}-wal`)) renameSync(`${incoming}-wal`, `${path}-wal`);
  renameSync(incoming, path);
  syncFolder(dirname(path));
  return true;
}
