import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { chance, log, wait } from "./compose-real.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/db.ts";
import { lockFolder } from "./db/folder-lock.ts";
import { missingMigrations, migrate, unknownMigration } from "./db/migrate.ts";
import { openPool } from "./db/open.ts";
import type { Pool } from "./db/pool.ts";
import { refuseTooMuchPower } from "./db/powers.ts";
import { Unusable } from "./unusable.ts";

export type OpenStore = {
  readonly db: Db;
  readonly close: () => Promise<void>;
};

/** Opens the database and sees that it can be served from: of this version, and with no more rights than a request should have. */
export async function openStore(config: Config): Promise<OpenStore> {
  const { pool, close } = await openFor(config, "requests");
  try {
    await bringUpToDate(config, pool);
    await refuseTooMuchPower(pool);
    return { db: { pool, chance, pause: wait }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the database as the one who owns it (to migrate, back up or restore), or as the one who serves requests. */
export async function openFor(
  config: Config,
  use: "requests" | "owner",
): Promise<{ readonly pool: Pool; readonly close: () => Promise<void> }> {
  const url =
    use === "owner" ? (config.DATABASE_OWNER_URL ?? config.DATABASE_URL) : config.DATABASE_URL;
  const onLost = (error: Error): void => void log.incident("a database connection", error);
  if (url) {
    const connections = use === "owner" ? 1 : config.DATABASE_CONNECTIONS;
    const pool = await openPool({ type: "postgres", url, connections }, onLost);
    return { pool, close: () => pool.end() };
  }
  const folder = resolve(config.DATA_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const pool = await openPool({ type: "pglite", folder: resolve(folder, "database") }, onLost);
  return { pool, close: () => pool.end().finally(unlock) };
}

async function bringUpToDate(config: Config, pool: Pool): Promise<void> {
  if (config.MIGRATE_ON_START) await migrateAs(config, pool);
  const missing = await missingMigrations(pool);
  if (missing.length > 0)
    throw new Unusable(
      `the database lacks ${missing.join(", ")}: run \`npm run backend -- migrate\` first`,
    );
  const unknown = await unknownMigration(pool);
  if (unknown)
    throw new Unusable(`the database was migrated by a newer server (${unknown}): start that one`);
}

async function migrateAs(config: Config, pool: Pool): Promise<void> {
  if (config.DATABASE_OWNER_URL === undefined) return tell(await migrate(pool));
  const owner = await openFor(config, "owner");
  try {
    tell(await migrate(owner.pool));
  } finally {
    await owner.close();
  }
}

const tell = (steps: readonly string[]): void => {
  for (const step of steps) log.note("migrated", { step });
};
