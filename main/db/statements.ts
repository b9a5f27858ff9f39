import type Database from "better-sqlite3";
import type { SqliteDatabase } from "kysely";

/** Statements kept prepared: more than the app's queries have shapes, fewer than would matter in memory. */
const KEPT = 256;

/**
 * The connection as Kysely uses it. It prepares a statement for each query, which costs more than most of ours take to run;
 * here those used lately stay prepared.
 */
export function keepingStatements(raw: Database.Database): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    prepare: (sql) => {
      // On a full disk SQLite ends the transaction by itself. Asking it again would fail, and hide the true reason.
      if (sql === "rollback" && !raw.inTransaction) return nothingToDo;
      const statement =
        kept.get(sql) ?? (raw.prepare(sql) as ReturnType<SqliteDatabase["prepare"]>);
      kept.delete(sql);
      if (/^\s*(select|with|insert|update|delete|begin|commit|rollback)\b/i.test(sql))
        kept.set(sql, statement);
      // After a change of the schema a kept `SELECT *` would still name the old columns.
      else kept.clear();
      if (kept.size > KEPT) for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest);
      return statement;
    },
    close: () => raw.close(),
  };
}

const nothingToDo: ReturnType<SqliteDatabase["prepare"]> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};
