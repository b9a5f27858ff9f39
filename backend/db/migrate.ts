import { kyselyOn } from "./kysely-on.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import type { Client, Pool } from "./pool.ts";
import { APP_ROLE } from "./roles.ts";

/**
 * Brings the schema up to date, as the role that owns it; answers which steps were taken. Each step is one transaction with its own
 * record, so a kill at any point leaves a whole schema to go on from. Several processes may try at once: one does, the others find it done.
 */
export async function migrate(
  pool: Pool,
  steps: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const client = await pool.connect();
  const taken: string[] = [];
  let clean = false;
  try {
    for (const step of steps) if (await take(client, step)) taken.push(step.name);
    clean = true;
    return taken;
  } finally {
    await client.release(!clean);
  }
}

/** The newest step the database has taken that this program does not know: it was migrated by a newer one. */
export async function unknownMigration(pool: Pool): Promise<string | undefined> {
  return (await takenSteps(pool))
    .filter((name) => migrations.every((step) => step.name !== name))
    .at(-1);
}

/** The steps this program has and the database has not. */
export async function missingMigrations(pool: Pool): Promise<readonly string[]> {
  const taken = await takenSteps(pool);
  return migrations.map((step) => step.name).filter((name) => !taken.includes(name));
}

async function takenSteps(pool: Pool): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    const { rows } = await client.run(
      `begin; set local role ${APP_ROLE}; select name from schema_migration order by name`,
    );
    return (rows as { name: string }[]).map((row) => row.name);
  } catch (error) {
    // Neither the role nor the table is there: nothing ever ran.
    if (["22023", "42P01"].includes(String((error as { code?: unknown }).code))) return [];
    throw error;
  } finally {
    const undone = await client.run("rollback").then(
      () => true,
      () => false,
    );
    await client.release(!undone);
  }
}

// Any number that nothing else locks.
const LOCK = 7_016_996_765;

async function take(client: Client, { name, up }: Migration): Promise<boolean> {
  await client.run(
    `begin; set local statement_timeout = 0; set local lock_timeout = 0;
     set local idle_in_transaction_session_timeout = 0; select pg_advisory_xact_lock(${LOCK})`,
  );
  await client.run(
    `create table if not exists schema_migration (name text primary key, at timestamptz not null default now())`,
  );
  const { rows } = await client.query("select 1 from schema_migration where name = $1", [name]);
  if (rows.length === 0) {
    await up(kyselyOn(client, () => true));
    await client.query("insert into schema_migration (name) values ($1)", [name]);
  }
  const { command } = await client.run("commit");
  if (command !== "COMMIT") throw new Error(`migration ${name} was not committed`);
  return rows.length === 0;
}
