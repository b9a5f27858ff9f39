import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Client } from "./pool.ts";

/**
 * Kysely over one borrowed connection, for as long as `isOpen` says so: a query that was not awaited must not reach the next borrower.
 * It cannot begin a transaction: `withTenant` and `withAccounts` do.
 */
export function kyselyOn<Tables>(client: Client, isOpen: () => boolean): Kysely<Tables> {
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      if (!isOpen()) throw new Error("a query came after its transaction had ended: await it");
      const { rows, rowCount, command } = await client.query(sql, parameters);
      return writes.has(command)
        ? { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
        : { rows: rows as R[] };
    },
    streamQuery: () => refuse("streaming"),
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: async () => refuse("a transaction within a transaction"),
        commitTransaction: async () => refuse("committing by hand"),
        rollbackTransaction: async () => refuse("rolling back by hand"),
        destroy: async () => {},
      }),
    },
  });
}

const writes = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

function refuse(what: string): never {
  throw new Error(`${what} is not possible here`);
}
