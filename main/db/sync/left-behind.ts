import { rmSync } from "node:fs";
import { z } from "zod";
import type { Clock } from "#core/kernel/time.ts";
import { migrate } from "../migrate.ts";
import { closeDb, type Db, openDb } from "../open.ts";
import type { Tables } from "../tables.ts";
import type { Writer } from "../transaction.ts";
import { type DataFile, dataFile } from "./data-file.ts";
import { wholeOps } from "./refused.ts";
import { parseOps, type UpCasts } from "./up-cast.ts";
import type { OutboxRow } from "./waiting-ops.ts";

// What stays on a computer that an organisation has signed out: nothing of the organisation's, and nothing that only lay here is lost.

/** Whose profile it was. */
const LeftBy = z.object({
  server: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  personId: z.string(),
});
export type LeftBy = z.infer<typeof LeftBy>;

/** And how many changes of theirs never reached the server. */
export type Left = LeftBy & { readonly unsent: number };

type Unsent = Tables["refused"];
type Key = { readonly id: string; readonly bytes: Uint8Array; readonly made_at: number };
type Note = { readonly key: string; readonly value: string };
type Kept = {
  readonly unsent: readonly Unsent[];
  readonly keys: readonly Key[];
  readonly notes: readonly Note[];
};

/** What opens the person's private rows is theirs: on their only computer there is no other copy of it. */
const KEY_NOTES = ["key_in_use", "kit"];
const LEFT = "left_behind";

/**
 * Writes the file that is to take the place of `db`: a new one, with the changes that were never sent and the keys of private rows.
 * Complete on the disk when it resolves, so that a crash leaves the one file or the other.
 */
export async function writeSuccessor(
  db: Db,
  deps: { readonly clock: Clock; readonly upCasts: UpCasts },
  to: { readonly path: string; readonly key: Uint8Array; readonly by: LeftBy },
): Promise<void> {
  const file = dataFile(db);
  const kept = await file.inOne(() => keptOf(file, deps));
  for (const part of ["", "-wal", "-shm"]) rmSync(`${to.path}${part}`, { force: true });
  const opened = openDb(to.path, to.key);
  if (!opened.ok) throw new Error(`a new file could not be opened: ${opened.error.type}`);
  const next = opened.value;
  try {
    await migrate(next);
    await next.query.transaction().execute(async (tx) => {
      await put(tx, kept);
      const value = JSON.stringify(LeftBy.parse(to.by));
      await tx.insertInto("meta").values({ key: LEFT, value }).execute();
    });
  } finally {
    await closeDb(next);
  }
}

/** What lies in this file of somebody who was signed out; read before anyone has said who they are. */
export function readLeft({ raw }: Pick<Db, "raw">): Left | undefined {
  const value = raw.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(LEFT);
  if (typeof value !== "string") return undefined;
  const unsent = raw.prepare("SELECT count(*) FROM refused WHERE resolved_at IS NULL").pluck();
  return { ...LeftBy.parse(JSON.parse(value)), unsent: Number(unsent.get()) };
}

/** The file is a person's again. What waits in it goes on waiting for the one who wrote it; to anybody else it does not belong. */
export async function settleLeft(
  tx: Writer,
  by: Pick<LeftBy, "orgId" | "personId">,
): Promise<void> {
  const row = await tx
    .selectFrom("meta")
    .select("value")
    .where("key", "=", LEFT)
    .executeTakeFirst();
  if (!row) return;
  const left = LeftBy.parse(JSON.parse(row.value));
  if (left.orgId === by.orgId && left.personId === by.personId)
    await tx.deleteFrom("meta").where("key", "=", LEFT).execute();
  else await dropLeft(tx);
}

/** Forgets all of it. */
export async function dropLeft(tx: Writer): Promise<void> {
  await tx.deleteFrom("refused").execute();
  await tx.deleteFrom("data_key").execute();
  await tx
    .deleteFrom("meta")
    .where("key", "in", [LEFT, ...KEY_NOTES])
    .execute();
}

function keptOf(
  file: DataFile,
  { clock, upCasts }: { readonly clock: Clock; readonly upCasts: UpCasts },
): Kept {
  const refused = file
    .sql("SELECT * FROM refused WHERE resolved_at IS NULL ORDER BY n")
    .all() as Unsent[];
  const waiting = (file.sql("SELECT * FROM outbox ORDER BY n").all() as OutboxRow[]).map(
    (change): Unsent => ({
      n: change.n,
      code: "signed-out",
      detail: "",
      label: change.label,
      ops: JSON.stringify(wholeOps(file, upCasts, parseOps(change, upCasts))),
      at: clock.now(),
      resolved_at: null,
    }),
  );
  return {
    // Below all numbers the new file will give. The oldest stands first where the latest does, since the rest is built on it.
    unsent: [...refused, ...waiting].map((one, index) => ({ ...one, n: -1 - index })),
    keys: file.sql("SELECT id, bytes, made_at FROM data_key").all() as Key[],
    notes: file.sql("SELECT key, value FROM meta WHERE key IN (?, ?)").all(...KEY_NOTES) as Note[],
  };
}

async function put(tx: Writer, { unsent, keys, notes }: Kept): Promise<void> {
  for (const note of notes) await tx.insertInto("meta").values(note).execute();
  for (const row of unsent) await tx.insertInto("refused").values(row).execute();
  for (const { id, bytes, made_at } of keys)
    await tx
      .insertInto("data_key")
      .values({ id, bytes: Buffer.from(bytes), made_at })
      .execute();
}
