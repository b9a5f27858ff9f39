import { rmSync } from "node:fs";
import { finishRestore } from "./finish-restore.ts";

/**
 * Deletes a data file with its log; a file that lies ready takes its place. What lay in it was encrypted, so that nothing readable is left
 * on the disk.
 */
export function deleteData(path: string): void {
  for (const part of ["", "-wal", "-shm"]) rmSync(`${path}${part}`, { force: true });
  finishRestore(path);
}
