import { chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "#main/aside/jobs.ts";
import { type Db, openDb } from "#main/db/open.ts";
import { witnessFor } from "#main/db/witness.ts";
import { dataKey } from "#main/features/profile/keys.ts";
import { writeKeyRecord } from "#main/secrets/key-record.ts";

const MASTER = new Uint8Array(32).fill(3);

/** The key of the data file in every profile made here. */
export const fileKey = dataKey(MASTER);

/** A profile folder whose key lies beside it, so that a test can read what the app wrote. */
export function makeProfile(userData: string): string {
  const folder = join(userData, "profile");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = Buffer.from(MASTER).toString("base64");
  writeKeyRecord(folder, {
    version: 1,
    keyId: "of-a-test",
    kept: { kind: "file", key },
    recovery: null,
  });
  for (const path of [userData, folder, join(folder, "key.json")]) own(path);
  return folder;
}

/** Gives a path to the uid that the app runs as. */
export function own(path: string): void {
  const uid = process.env["AE_UID"];
  if (uid) chownSync(path, Number(uid), Number(uid));
}

/** A written task as it must be read again. */
export const textOf = (title: string, n: number): string =>
  `${title} ${String((n * 2_654_435_761) % 4_294_967_296).repeat(1 + (n % 50))}`;

export type Found = {
  /** Titles of the tasks, each with its details. */
  readonly tasks: ReadonlyMap<string, string>;
  /** Every text of any other row. */
  readonly texts: ReadonlySet<string>;
  readonly problems: readonly string[];
};

/** What is in the data file, read from a copy so that the profile stays as the kill left it. */
export function readKilled(folder: string): Found {
  const copy = mkdtempSync(join(tmpdir(), "ae-killed-"));
  try {
    for (const name of ["elements.db", "elements.db-wal", "elements.witness"])
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
    const opened = openDb(join(copy, "elements.db"), fileKey, { mustExist: true });
    if (!opened.ok) return { tasks: new Map(), texts: new Set(), problems: [opened.error.type] };
    const found = read(opened.value);
    opened.value.raw.close();
    return found;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function read(db: Db): Found {
  const rows = db.raw.prepare("SELECT title, details FROM task").all() as {
    title: string;
    details: string;
  }[];
  const problems = [...check(db)];
  if (!witnessFor(db.path).vouchesFor(db)) problems.push("the witness saw more");
  const unfound = db.raw
    .prepare(
      "SELECT count(*) FROM task WHERE NOT EXISTS (SELECT 1 FROM search_row r JOIN search s ON s.rowid = r.rowid WHERE r.kind = 'task' AND r.row_id = task.id)",
    )
    .pluck()
    .get() as number;
  if (unfound > 0) problems.push(`${unfound} tasks are not in the search index`);
  const texts = db.raw
    .prepare(
      "SELECT name FROM person UNION ALL SELECT text FROM inbox_item UNION ALL SELECT text FROM agenda_item",
    )
    .pluck()
    .all() as string[];
  return {
    tasks: new Map(rows.map((row) => [row.title, row.details])),
    texts: new Set(texts),
    problems,
  };
}
