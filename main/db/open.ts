import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { SCHEMA_VERSION } from "./migrations/index.ts";
import { keepingStatements } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** The open file: `raw` for pragmas and hot loops, `query` for all else. Both are one connection. */
export type Db = {
  readonly raw: Database.Database;
  readonly query: Kysely<Tables>;
  readonly path: string;
};

export type OpenError =
  /** Written by a newer app; nothing was changed. */
  | { readonly type: "NewerFile"; readonly fileVersion: number }
  /** Not readable with this key: another key's file, or a damaged one. Nothing was changed. */
  | { readonly type: "Unreadable"; readonly reason: string };

export type OpenOptions = {
  readonly mustExist?: boolean;
  /** There was data here before: a file that is missing, empty or without a schema is not a new one. */
  readonly mustHoldData?: boolean;
  /** Looks without touching: the file is a backup, or someone else writes it. */
  readonly readOnly?: boolean;
};

/**
 * Opens or creates the encrypted file at `path` with a raw 32-byte key. Reads every page of the schema before it answers,
 * so a wrong key or a damaged first page is noticed here. Does not migrate.
 */
export function openDb(
  path: string,
  key: Uint8Array,
  options: OpenOptions = {},
): Result<Db, OpenError> {
  if (key.byteLength !== 32) throw new Error("the key must have 32 bytes");
  if (options.mustHoldData && !holdsData(path))
    return fail({ type: "Unreadable", reason: "EMPTY" });
  const raw = new Database(path, {
    fileMustExist: options.mustExist ?? false,
    readonly: options.readOnly ?? false,
  });
  try {
    raw.pragma(`cipher = 'chacha20'`);
    raw.pragma(`key = "raw:${Buffer.from(key).toString("hex")}"`);
    const fileVersion = raw.pragma("user_version", { simple: true }) as number;
    raw.prepare("SELECT count(*) FROM sqlite_schema").get();
    if (fileVersion > SCHEMA_VERSION) {
      raw.close();
      return fail({ type: "NewerFile", fileVersion });
    }
    if (options.mustHoldData && fileVersion === 0) {
      raw.close();
      return fail({ type: "Unreadable", reason: "EMPTY" });
    }
    for (const pragma of options.readOnly ? readSettings : [...writeSettings, ...readSettings])
      raw.pragma(pragma);
  } catch (error) {
    raw.close();
    if (isDamage(error)) return fail({ type: "Unreadable", reason: error.code });
    throw error;
  }
  const query = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepingStatements(raw) }),
  });
  return ok({ raw, query, path });
}

const holdsData = (path: string): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;

// FULL: what was called saved survives a power cut.
const writeSettings = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "secure_delete = ON",
  "wal_autocheckpoint = 1000",
  "journal_size_limit = 67108864",
];

// No mmap: a damaged page must go through the cipher's check. Temporary tables in memory: nothing in clear on disk. Pages that do not fit
// into the cache are decrypted again: at 100,000 items a 1:1 took twice as long with half of it. A small file never fills it.
const readSettings = [
  "trusted_schema = OFF",
  "cell_size_check = ON",
  "temp_store = MEMORY",
  "mmap_size = 0",
  "cache_size = -32000",
  "busy_timeout = 5000",
];

/** Moves what is in the log into the file, as far as the disk lets it, and closes the file. */
export async function closeDb(db: Db): Promise<void> {
  if (db.raw.open && !db.raw.readonly) emptyLog(db);
  await db.query.destroy();
  // Kysely closes only what it was asked something through.
  if (db.raw.open) db.raw.close();
}

/** Moves the log into the file and gives its room back. Waits for nobody: `false` when someone still reads the log, or the disk refuses. */
export function emptyLog(db: Db): boolean {
  try {
    db.raw.pragma("busy_timeout = 0");
    const [done] = db.raw.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return done?.busy === 0;
  } catch (error) {
    // What is in the log is safe there, and read with the file at the next start.
    if (isSqlite(error)) return false;
    throw error;
  } finally {
    db.raw.pragma("busy_timeout = 5000");
  }
}

type SqliteError = Error & { readonly code: string };

const isSqlite = (error: unknown): error is SqliteError =>
  error instanceof Error &&
  typeof (error as { code?: unknown }).code === "string" &&
  (error as SqliteError).code.startsWith("SQLITE_");

/** The file is not what it was written as: wrong key, flipped bits, cut off. */
export const isDamage = (error: unknown): error is SqliteError =>
  isSqlite(error) && /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|IOERR_DATA|FORMAT)/.test(error.code);

/** There was no room, or the disk refused: nothing of the transaction was kept. */
export const isDiskTrouble = (error: unknown): error is SqliteError =>
  isSqlite(error) && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.code) && !isDamage(error);
