import { openPglite } from "./pglite.ts";
import type { Pool } from "./pool.ts";
import { openPostgres } from "./postgres.ts";

export type Where =
  | { readonly type: "postgres"; readonly url: string; readonly connections: number }
  | { readonly type: "pglite"; readonly folder: string };

const STATEMENT_TIMEOUT_MS = 10_000;

/** Connects to PostgreSQL, or opens the embedded database in its folder. Does not migrate. */
export async function openPool(where: Where, onLost: (error: Error) => void): Promise<Pool> {
  if (where.type === "pglite") return openPglite({ folder: where.folder });
  return openPostgres({
    url: where.url,
    connections: where.connections,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    onLost,
  });
}
