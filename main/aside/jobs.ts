import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import type { BackupContents } from "#contract/backups.ts";
import type { z } from "zod";
import { closeDb, type Db, openDb, type OpenError } from "../db/open.ts";
import { lastChange } from "../db/witness.ts";
import { stretchHere, type Stretching } from "../secrets/stretch.ts";
import { syncFolder } from "../files/write-durably.ts";

/** Long work, done on a thread of its own, so that nobody waits for it and all its memory comes back. On the file, with a connection of its own. */
export type Job = FileJob | (Stretching & { readonly do: "stretch" });

type FileJob =
  | {
      readonly do: "backup";
      readonly path: string;
      readonly key: Uint8Array;
      readonly target: string;
    }
  | { readonly do: "check"; readonly path: string; readonly key: Uint8Array }
  | { readonly do: "preview"; readonly path: string; readonly key: Uint8Array };

export type JobResult =
  | { readonly do: "stretch"; readonly key: Uint8Array }
  | { readonly do: "backup" }
  | { readonly do: "check"; readonly problems: readonly string[] }
  | { readonly do: "preview"; readonly contents: Omit<z.infer<typeof BackupContents>, "at"> };

/** Runs a job; throws when the file can't be read or written. */
export const runJob = async (job: Job): Promise<JobResult> =>
  job.do === "stretch" ? { do: "stretch", key: await stretchHere(job) } : runOnFile(job);

async function runOnFile(job: FileJob): Promise<JobResult> {
  const opened = openDb(job.path, job.key, { mustExist: true, readOnly: true });
  if (!opened.ok) throw new CannotOpen(opened.error);
  const db = opened.value;
  try {
    switch (job.do) {
      case "backup":
        writeBackup(db, job.key, job.target);
        return { do: "backup" };
      case "check":
        return { do: "check", problems: check(db) };
      case "preview":
        return { do: "preview", contents: await contentsOf(db) };
    }
  } finally {
    await closeDb(db);
  }
}

class CannotOpen extends Error {
  readonly code: string;

  constructor(error: OpenError) {
    super(error.type);
    this.code = error.type === "Unreadable" ? error.reason : error.type;
  }
}

/** A whole copy under the same key, read once over. It has its name only once it is complete, sound, and on the disk. */
export function writeBackup(db: Db, key: Uint8Array, target: string): void {
  const partial = `${target}.part`;
  rmSync(partial, { force: true });
  try {
    db.raw.prepare("VACUUM INTO ?").run(partial);
    assertSound(partial, key);
    chmodSync(partial, 0o600);
    const file = openSync(partial, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

function assertSound(path: string, key: Uint8Array): void {
  const opened = openDb(path, key, { mustExist: true, readOnly: true });
  if (!opened.ok) throw new CannotOpen(opened.error);
  try {
    const problems = check(opened.value);
    if (problems.length > 0) throw new Error("the backup is not sound");
  } finally {
    opened.value.raw.close();
  }
}

/** What is wrong with a file: pages, tables and indexes as SQLite checks them, and that no saved change is missing from the outbox. */
export function check(db: Db): readonly string[] {
  const rows = db.raw.prepare("PRAGMA integrity_check(5)").all() as { integrity_check: string }[];
  const problems = rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
  const { held, span, newest } = db.raw
    .prepare(
      "SELECT count(*) AS held, coalesce(max(n) - min(n) + 1, 0) AS span, coalesce(max(n), 0) AS newest FROM outbox",
    )
    .get() as { held: number; span: number; newest: number };
  if (held !== span) problems.push("a change is missing from the outbox");
  if (newest > lastChange(db)) problems.push("the outbox is ahead of its number");
  return problems;
}

async function contentsOf(db: Db): Promise<Omit<z.infer<typeof BackupContents>, "at">> {
  const count = async (table: "person" | "meeting" | "agenda_item" | "task" | "note") =>
    (
      await db.query
        .selectFrom(table)
        .select((columns) => columns.fn.countAll<number>().as("n"))
        .where("archived_at", "is", null)
        .executeTakeFirst()
    )?.n ?? 0;
  const newest = await sql<{
    kind: "task" | "agenda-item" | "person" | "note";
    text: string;
    at: number;
  }>`
    SELECT * FROM (SELECT 'task' AS kind, title AS text, updated_at AS at FROM task WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT 5)
    UNION ALL SELECT * FROM (SELECT 'agenda-item', text, updated_at FROM agenda_item WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT 5)
    UNION ALL SELECT * FROM (SELECT 'person', name, updated_at FROM person WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT 5)
    UNION ALL SELECT * FROM (SELECT 'note', substr(text, 1, 120), updated_at FROM note WHERE text <> '' ORDER BY updated_at DESC LIMIT 5)
    ORDER BY at DESC LIMIT 5`.execute(db.query);
  const last = await db.query
    .selectFrom("outbox")
    .select("at")
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    people: await count("person"),
    meetings: await count("meeting"),
    agendaItems: await count("agenda_item"),
    tasks: await count("task"),
    notes: await count("note"),
    lastChangeAt: (last?.at ?? null) as z.infer<typeof BackupContents>["lastChangeAt"],
    newest: newest.rows.map((row) => ({
      ...row,
      at: row.at as z.infer<typeof BackupContents>["at"],
    })),
  };
}
