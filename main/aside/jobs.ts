import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import type { BackupContents } from "#contract/backups.ts";
import type { z } from "zod";
import { closeDb, type Db, openDb } from "../db/open.ts";
import { syncFolder } from "../files/write-durably.ts";

/** Long work on the file, done with a connection of its own on a thread of its own, so that nobody waits for it. */
export type Job =
  | {
      readonly do: "backup";
      readonly path: string;
      readonly key: Uint8Array;
      readonly target: string;
    }
  | { readonly do: "check"; readonly path: string; readonly key: Uint8Array }
  | { readonly do: "preview"; readonly path: string; readonly key: Uint8Array };

export type JobResult =
  | { readonly do: "backup" }
  | { readonly do: "check"; readonly problems: readonly string[] }
  | { readonly do: "preview"; readonly contents: Omit<z.infer<typeof BackupContents>, "at"> };

/** Runs a job; throws when the file can't be read or written. */
export async function runJob(job: Job): Promise<JobResult> {
  const opened = openDb(job.path, job.key, { mustExist: true });
  if (!opened.ok) throw new Error(`cannot open: ${opened.error.type}`);
  const db = opened.value;
  try {
    switch (job.do) {
      case "backup":
        writeBackup(db, job.target);
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

/** A whole copy under the same key. It has its name only once it is complete and on the disk. */
export function writeBackup(db: Db, target: string): void {
  const partial = `${target}.part`;
  rmSync(partial, { force: true });
  try {
    db.raw.prepare("VACUUM INTO ?").run(partial);
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

function check(db: Db): readonly string[] {
  const rows = db.raw.prepare("PRAGMA integrity_check(5)").all() as { integrity_check: string }[];
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
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
