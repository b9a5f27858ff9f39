import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chance, ids, log, wait } from "./compose-real.ts";
import { openFor } from "./compose-store.ts";
import type { Config } from "./config.ts";
import { backUpPglite, backUpPostgres, restorePglite, restorePostgres } from "./db/backup.ts";
import { lockFolder } from "./db/folder-lock.ts";
import { migrate } from "./db/migrate.ts";
import type { PglitePool } from "./db/pglite.ts";
import type { Pool } from "./db/pool.ts";
import { rotateEpochs } from "./features/sync/epochs.ts";

const ownerUrl = (config: Config): string | undefined =>
  config.DATABASE_OWNER_URL ?? config.DATABASE_URL;

/** Writes everything into one file. PostgreSQL goes on serving meanwhile; the embedded database must not be served. */
export async function backUp(config: Config, file: string): Promise<void> {
  const url = ownerUrl(config);
  if (url) await backUpPostgres(url, resolve(file));
  else {
    const { pool, close } = await openFor(config, "owner");
    await backUpPglite(pool as PglitePool, resolve(file)).finally(close);
    log.note("the secret is not part of the backup: keep it apart", {
      file: resolve(config.DATA_FOLDER, "secret"),
    });
  }
  log.note("backed up");
}

/**
 * Reads a backup into an empty database. Versions that devices have seen since the backup will be given out a second time, so every
 * scope gets a new epoch: devices begin again, keep what they have not sent, and send again what they sent lately.
 */
export async function restore(config: Config, file: string): Promise<void> {
  const { pool, close } = await restored(config, resolve(file));
  try {
    const steps = await migrate(pool);
    await rotateEpochs({ db: { pool, chance, pause: wait }, ids });
    log.note("restored", { migrated: steps.length });
  } finally {
    await close();
  }
}

async function restored(
  config: Config,
  file: string,
): Promise<{ readonly pool: Pool; readonly close: () => Promise<void> }> {
  const url = ownerUrl(config);
  if (url) {
    const owner = await openFor(config, "owner");
    try {
      await restorePostgres(url, owner.pool, file);
      return owner;
    } catch (error) {
      await owner.close();
      throw error;
    }
  }
  const folder = resolve(config.DATA_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  if (!existsSync(join(folder, "secret")) && !config.SECRET)
    log.note(
      "there is no secret here: put the one of that server, or everybody has to sign in again",
      {
        folder,
      },
    );
  const pool = await restorePglite(join(folder, "database"), file);
  return { pool, close: () => pool.end().finally(unlock) };
}
