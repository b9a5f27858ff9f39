import type Database from "better-sqlite3";
import type { Db } from "../open.ts";

/** The data file as sync uses it: prepared statements, and turns that nobody else comes between. */
export type DataFile = {
  /** The statement with this text, prepared once. */
  readonly sql: (text: string) => Database.Statement<unknown[]>;
  /** Waits for the connection, then does all of `work` in one transaction, or nothing. */
  readonly inOne: <T>(work: () => T, options?: { readonly bulk?: boolean }) => Promise<T>;
};

/**
 * Kysely and `raw` are one connection, and Kysely's transactions let others in between their statements: whoever uses `raw` takes
 * the connection from Kysely first.
 */
export function dataFile(db: Pick<Db, "raw" | "query">): DataFile {
  const kept = new Map<string, Database.Statement<unknown[]>>();
  const sql = (text: string) => {
    const statement = kept.get(text) ?? db.raw.prepare(text);
    kept.set(text, statement);
    return statement;
  };
  return {
    sql,
    inOne: (work, options) =>
      db.query.connection().execute(async () => {
        // What a power cut takes of a first load is fetched again; cursors and rows go together.
        if (options?.bulk) db.raw.pragma("synchronous = NORMAL");
        try {
          return inTransaction(sql, db.raw, work);
        } finally {
          if (options?.bulk) db.raw.pragma("synchronous = FULL");
        }
      }),
  };
}

function inTransaction<T>(sql: DataFile["sql"], raw: Database.Database, work: () => T): T {
  sql("BEGIN IMMEDIATE").run();
  try {
    const result = work();
    sql("COMMIT").run();
    return result;
  } finally {
    // On a full disk SQLite ends the transaction by itself.
    if (raw.inTransaction) raw.exec("ROLLBACK");
  }
}
