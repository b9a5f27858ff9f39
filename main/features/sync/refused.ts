import type { Kysely } from "kysely";
import type { RefusedChange } from "#contract/sync.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import { openRefused } from "../../db/sync/open-refused.ts";
import type { RefusedOp } from "../../db/sync/refused.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader } from "../../db/transaction.ts";

type Values = RefusedChange["rows"][number]["mine"];

/** Refused changes that wait for somebody's decision, the latest first. */
export async function listRefused(db: Reader): Promise<RefusedChange[]> {
  const rows = await openRefused(db).orderBy("n", "desc").limit(200).execute();
  const changes: RefusedChange[] = [];
  for (const row of rows) {
    const ops = JSON.parse(row.ops) as readonly RefusedOp[];
    changes.push({
      id: row.n,
      label: row.label,
      at: row.at as Millis,
      code: row.code as RefusedChange["code"],
      rows: await Promise.all(
        ops.slice(0, 50).map(async (op) => ({
          table: op.t,
          id: op.id,
          mine: "set" in op && op.set ? readable(op.set) : {},
          theirs: await rowOf(db, op.t, op.id),
        })),
      ),
    });
  }
  return changes;
}

export const findRefused = (db: Reader, n: number) =>
  openRefused(db).where("n", "=", n).executeTakeFirst();

/** Somebody has decided. It stays in the file, out of sight. */
export async function settleRefused(db: Kysely<Tables>, n: number, now: number): Promise<void> {
  await db.updateTable("refused").set({ resolved_at: now }).where("n", "=", n).execute();
}

/** The row as it stands here after the refusal, which is as the server has it. */
async function rowOf(db: Reader, table: TableName, id: string): Promise<Values | null> {
  const row = await db.selectFrom(table).selectAll().where("id", "=", id).executeTakeFirst();
  return row ? readable(row) : null;
}

/** Text and numbers; what is none of them is not shown. */
const readable = (row: object): Values =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value === null || typeof value === "string" || typeof value === "number",
    ),
  );
