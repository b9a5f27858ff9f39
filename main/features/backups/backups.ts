import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BackupInfo } from "#contract/profile.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";

/** Daily backups kept; those made before a migration or a restore, or by hand, are kept as many again. */
const KEPT = 7;

export type BackupReason = BackupInfo["reason"];

const NAME = /^(\d{13})-(daily|migration|asked|before-restore)\.db$/;

/** The backups of a profile: a folder of whole encrypted files named by time and reason. */
export class Backups {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: { readonly folder: string; readonly clock: Clock }) {}

  /** Makes one after the other: the end of one sweeps away what another has half written. */
  inTurn<T>(make: () => Promise<T>): Promise<T> {
    const made = this.#last.then(make);
    // Whoever asked for it hears of its failure; the next one is made all the same.
    this.#last = made.catch(() => {});
    return made;
  }

  /** Newest first. */
  list(): BackupInfo[] {
    return this.#names()
      .map((name): BackupInfo => {
        const [, at, reason] = NAME.exec(name) ?? [];
        return {
          name,
          at: Number(at) as Millis,
          bytes: statSync(join(this.folder, name)).size,
          reason: reason as BackupReason,
        };
      })
      .toSorted((a, b) => b.at - a.at);
  }

  get folder(): string {
    const folder = join(this.deps.folder, "backups");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** A path for a new backup. */
  newPath(reason: BackupReason): string {
    return join(this.folder, `${String(this.deps.clock.now()).padStart(13, "0")}-${reason}.db`);
  }

  /** Where a listed backup lies; `undefined` for any other name. */
  pathOf(name: string): string | undefined {
    return this.#names().includes(name) ? join(this.folder, name) : undefined;
  }

  /** Whether the last daily one is older than a day. */
  get isDue(): boolean {
    const last = this.list().find((backup) => backup.reason === "daily");
    return last === undefined || this.deps.clock.now() - last.at >= 24 * 3_600_000;
  }

  /** Deletes what is beyond the number kept, oldest first, and what a crash left half written. */
  prune(): void {
    for (const name of readdirSync(this.folder))
      if (name.endsWith(".part")) rmSync(join(this.folder, name), { force: true });
    const all = this.list();
    const daily = all.filter((backup) => backup.reason === "daily").slice(KEPT);
    const others = all.filter((backup) => backup.reason !== "daily").slice(KEPT);
    for (const { name } of [...daily, ...others])
      for (const part of ["", "-wal"]) rmSync(join(this.folder, `${name}${part}`), { force: true });
  }

  /** Deletes every backup: somebody wants nothing left on this computer. */
  deleteAll(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #names(): string[] {
    return readdirSync(this.folder).filter((name) => NAME.test(name));
  }
}
