import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "./db.ts";
import { migrate } from "./migrate.ts";
import { openPglite } from "./pglite.ts";
import type { Lane, Pool } from "./pool.ts";
import { openPostgres } from "./postgres.ts";
import { withTenant } from "./with-tenant.ts";

/** Which database the tests of this run use: `AE_LANE=pglite` (the default) or `postgres`. */
export const lane: Lane = process.env.AE_LANE === "postgres" ? "postgres" : "pglite";

/** A migrated database of one's own. `await using fresh = await freshDb()`; in `beforeAll` where a file has many tests. */
export type FreshDb = AsyncDisposable & {
  readonly db: Db;
  /** Where a process of its own finds it; PGlite's lies in this process only. */
  readonly url?: string;
  /** As the owner: what a test looks at behind everyone's back. */
  readonly asOwner: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
};

export type Row = Readonly<Record<string, unknown>>;

export async function freshDb(options: { readonly connections?: number } = {}): Promise<FreshDb> {
  const { pool, owner, url } = await (lane === "postgres"
    ? freshPostgres(options.connections ?? 10)
    : freshPglite());
  return {
    db: { pool, chance: () => 0.5, pause: (ms) => pause(ms) },
    ...(url === undefined ? {} : { url }),
    asOwner: (sql, parameters = []) => asOwner(owner, sql, parameters),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      if (owner !== pool) await owner.end();
    },
  };
}

/** `owner` looks behind everyone's back, even while all other connections are lent; PGlite has only the one. */
type Pools = { readonly pool: Pool; readonly owner: Pool; readonly url?: string };

/** An organisation in `db`; its id is the same in each run for the same `name`. */
export async function anOrganisation(db: Db, name = "Acme"): Promise<string> {
  const org_id = uuidOf(`organisation ${name}`);
  await withTenant(db, { org: org_id }, (tx) =>
    tx.insertInto("organisation").values({ org_id, name }).execute(),
  );
  return org_id;
}

/** A UUID that belongs to `name`: readable tests, real ids. */
export const uuidOf = (name: string): string =>
  createHash("sha256")
    .update(name)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

async function asOwner(pool: Pool, sql: string, parameters: readonly unknown[]) {
  const client = await pool.connect();
  let clean = false;
  try {
    const { rows } = await client.query(sql, parameters);
    clean = true;
    return rows as readonly Row[];
  } finally {
    await client.release(!clean);
  }
}

/** Starting PGlite takes seconds, beginning as a copy of a migrated one tenths of a second: the copy is kept for the next test file. */
async function freshPglite(): Promise<Pools> {
  const copy = join(root, ".cache", "pglite", `${schemaKey()}.tar`);
  if (!existsSync(copy)) await keepMigrated(copy);
  const pool = await openPglite({ from: new Blob([readFileSync(copy)]) });
  return { pool, owner: pool };
}

async function keepMigrated(copy: string): Promise<void> {
  const pool = await openPglite({});
  try {
    await migrate(pool);
    const dump = await pool.dump("none");
    mkdirSync(dirname(copy), { recursive: true });
    const beside = `${copy}.${process.pid}`;
    writeFileSync(beside, new Uint8Array(await dump.arrayBuffer()));
    renameSync(beside, copy);
  } finally {
    await pool.end();
  }
}

const root = join(import.meta.dirname, "..", "..");

/** Another one when anything changes that the schema is made by. */
function schemaKey(): string {
  const sources = ["migrations", "."]
    .map((folder) => join(import.meta.dirname, folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const hash = createHash("sha256");
  for (const file of [
    ...sources.toSorted(),
    join(root, "node_modules/@electric-sql/pglite/package.json"),
  ])
    hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** `AE_POSTGRES` is the URL of a server's database `postgres`, reached as a superuser: `npm test` starts one and says where. */
async function freshPostgres(connections: number): Promise<Pools> {
  const server = process.env.AE_POSTGRES;
  if (!server)
    throw new Error(
      "AE_POSTGRES is not set: use `npm test`, or `node scripts/run-with-postgres.mjs COMMAND`",
    );
  const name = `test_${randomBytes(12).toString("hex")}`;
  const url = new URL(server);
  const maintenance = openPostgres({ ...forTests, url: server, connections: 1 });
  try {
    await asOwner(maintenance, `create database ${name}`, []);
  } finally {
    await maintenance.end();
  }
  url.pathname = `/${name}`;
  const owner = openPostgres({ ...forTests, url: url.href, connections: 1 });
  await migrate(owner);
  const pool = openPostgres({ ...forTests, url: url.href, connections });
  return { owner, pool, url: url.href };
}

const forTests = {
  statementTimeoutMs: 10_000,
  // A test that ends connections says so itself; the statement under way rejects anyhow.
  onLost: () => {},
};
