import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { migrate } from "../../main/db/migrate.ts";
import type { Db } from "../../main/db/open.ts";
import { keepingStatements } from "../../main/db/statements.ts";
import type { Tables } from "../../main/db/tables.ts";

/** What a kill throws: everything of the app is gone but its file. */
export class Killed extends Error {
  constructor() {
    super("killed");
  }
}

/** A data file in memory that a kill can strike before any of its statements. */
export type MemoryFile = {
  readonly db: Db;
  /** A statement no kill strikes: the test's own look at the file. */
  readonly look: Database.Database["prepare"];
  /** The statement with this number from now on is not reached. */
  readonly killAt: (statement: number | undefined) => void;
  /** The file as it is, to be opened again or by another. */
  readonly copy: () => Buffer;
};

/** Opens a data file from its bytes. */
export function memoryFile(bytes: Buffer): MemoryFile {
  const raw = new Database(bytes);
  raw.pragma("secure_delete = ON");
  let left: number | undefined;
  const tick = () => {
    if (left === undefined || left-- > 0) return;
    left = undefined;
    throw new Killed();
  };
  const prepare = raw.prepare.bind(raw);
  raw.prepare = ((text: string) => watched(prepare(text), tick)) as typeof raw.prepare;
  const query = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepingStatements(raw) }),
  });
  return {
    db: { raw, query, path: ":memory:" },
    look: prepare,
    killAt: (statement) => {
      left = statement;
    },
    copy: () => raw.serialize(),
  };
}

type Statement = Database.Statement<unknown[]>;

function watched(statement: Statement, tick: () => void): Statement {
  // Going back is not the app's doing: the file does it by itself after a kill.
  if (/^rollback/i.test(statement.source)) return statement;
  for (const method of ["run", "get", "all"] as const) {
    const original = statement[method].bind(statement) as (...values: unknown[]) => unknown;
    (statement as unknown as Record<string, unknown>)[method] = (...values: unknown[]) => {
      tick();
      return original(...values);
    };
  }
  return statement;
}

let empty: Buffer | undefined;

/** The bytes of a fresh, migrated file. */
export async function freshBytes(): Promise<Buffer> {
  if (empty) return Buffer.from(empty);
  const raw = new Database(":memory:");
  const query = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepingStatements(raw) }),
  });
  await migrate({ raw, query, path: ":memory:" });
  empty = raw.serialize();
  raw.close();
  return Buffer.from(empty);
}
