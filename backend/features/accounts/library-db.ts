import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Db } from "../../db/db.ts";
import { withAccounts } from "../../db/with-tenant.ts";

/** The database as better-auth gets it: each statement a transaction of its own in the role that sees accounts and no organisation's rows. */
export function libraryDb(db: Db): Kysely<never> {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      withAccounts(db, (tx) => tx.executeQuery<R>(query as CompiledQuery<R>)),
    streamQuery: () => {
      throw new Error("streaming is not possible here");
    },
  };
  const noTransactions = async (): Promise<never> => {
    throw new Error("better-auth is told that there are no transactions");
  };
  return new Kysely<never>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: noTransactions,
        commitTransaction: noTransactions,
        rollbackTransaction: noTransactions,
        destroy: async () => {},
      }),
    },
  });
}
