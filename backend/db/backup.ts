import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openAsBlob, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { Unusable } from "../unusable.ts";
import { addRole } from "./add-role.ts";
import { kyselyOn } from "./kysely-on.ts";
import { openPglite, type PglitePool } from "./pglite.ts";
import type { Pool } from "./pool.ts";
import { postgresProgram } from "./postgres-program.ts";
import { ACCOUNTS_ROLE, APP_ROLE } from "./roles.ts";

/** Writes all of a PostgreSQL database into `file`, which only its owner may read. The file is there when it is whole. */
export async function backUpPostgres(url: string, file: string): Promise<void> {
  await whole(file, async (partial) => {
    await (await open(partial, "w", 0o600)).close();
    await runPostgres("pg_dump", url, ["--format=custom", `--file=${partial}`]);
  });
}

/** The same for the embedded database: its folder, packed. */
export async function backUpPglite(pool: PglitePool, file: string): Promise<void> {
  await whole(file, async (partial) => {
    const dump = await pool.dump("gzip");
    const handle = await open(partial, "w", 0o600);
    await handle.writeFile(Buffer.from(await dump.arrayBuffer()));
    await handle.close();
  });
}

/** Reads a backup into an empty database. Nobody may be served before the epochs of its scopes are new. */
export async function restorePostgres(url: string, pool: Pool, file: string): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(
      "select to_regclass('public.schema_migration') is null as empty",
      [],
    );
    if (!(rows[0] as { empty: boolean }).empty)
      throw new Unusable("there is data in this database: restore into an empty one");
    // They belong to the server, so no backup holds them, and what is restored is granted to them.
    for (const role of [APP_ROLE, ACCOUNTS_ROLE])
      await addRole(
        kyselyOn(client, () => true),
        role,
      );
  } finally {
    await client.release(false);
  }
  const args = ["--exit-on-error", "--single-transaction", "--no-owner", "--clean", "--if-exists"];
  await runPostgres("pg_restore", url, args, file);
}

/** The same for the embedded database: into a folder that is not there yet. */
export async function restorePglite(folder: string, file: string): Promise<PglitePool> {
  if (existsSync(folder))
    throw new Unusable(`there is data in ${folder}: move it away, then restore`);
  return openPglite({ folder, from: await openAsBlob(file) });
}

async function whole(file: string, write: (partial: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new Unusable(`${file} is there already`);
  const partial = `${file}.partial`;
  try {
    await write(partial);
    const handle = await open(partial, "r+");
    await handle.sync();
    await handle.close();
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** The password goes by the environment: arguments can be read by everybody on the machine. */
async function runPostgres(
  program: string,
  url: string,
  args: readonly string[],
  ...files: readonly string[]
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  const all = [...args, `--dbname=${address.href}`, "--no-password", ...files];
  const child = spawn(postgresProgram(program), all, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
  });
  let said = "";
  child.stderr.on("data", (text) => (said += String(text)));
  const [code] = await once(child, "close");
  if (code !== 0)
    throw new Unusable(`${program} ended with ${code}:\n${said.slice(-2_000).trim()}`);
}
