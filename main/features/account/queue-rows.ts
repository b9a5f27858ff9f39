import { CompiledQuery } from "kysely";
import type { Clock } from "#core/kernel/time.ts";
import { kindOf } from "#sync/protocol/scope.ts";
import { rulesOf, tables, type TableName } from "#sync/protocol/tables.ts";
import { SCHEMA_VERSION } from "../../db/migrations/index.ts";
import type { Writer } from "../../db/transaction.ts";

export type QueueDeps = { readonly clock: Clock; readonly device: string; readonly label: string };

type Queued = {
  readonly order: number;
  readonly at: number;
  readonly bytes: number;
  readonly op: { readonly t: TableName; readonly id: string };
};

/** One change holds no more than so many rows and bytes: a push is cut between changes. */
const MOST_OPS = 200;
const MOST_BYTES = 250_000;

/** What is only about changes made and sent so far. */
const forgotten = [
  "outbox",
  "outbox_row",
  "undo",
  "sent",
  "sent_again",
  "sync_cursor",
  "sync_sweep",
  "unreadable",
] as const;

/**
 * Empties the outbox and fills it with the rows as they are: each one the server has not given (`seq` is null) is sent as new, at the
 * time it was made. The way back ends here. Pairs come before what lies in them, and what
 * only I may read comes last, since it may have to wait for a key.
 */
export async function queueRows(
  tx: Writer,
  deps: QueueDeps,
): Promise<{ readonly changes: number }> {
  for (const table of forgotten) await run(tx, `DELETE FROM ${table}`);
  await run(tx, "DELETE FROM meta WHERE key IN ('sync_base', 'sync_attempted')");
  // Numbers here never go back: the witness of the file would take it for an older one. On the wire they begin at 1.
  const base = await lastChange(tx);
  const queued: Queued[] = [];
  for (const table of Object.keys(tables) as TableName[]) queued.push(...(await rowsOf(tx, table)));
  queued.push(...(await editsOf(tx, deps)));
  queued.sort((a, b) => a.order - b.order || a.at - b.at);
  let n = base;
  for (const change of changesOf(queued)) {
    n += 1;
    await tx
      .insertInto("outbox")
      .values({
        n,
        at: change[0]?.at ?? deps.clock.now(),
        device: deps.device,
        schema_version: SCHEMA_VERSION,
        label: deps.label,
        ops: JSON.stringify(change.map(({ op }) => op)),
      })
      .execute();
    await tx
      .insertInto("outbox_row")
      .values(change.map(({ op }) => ({ tbl: op.t, row_id: op.id, n })))
      .execute();
  }
  await run(tx, "UPDATE meta SET value = ? WHERE key = 'last_change'", String(n));
  await run(tx, "INSERT INTO meta (key, value) VALUES ('sync_base', ?)", String(base));
  return { changes: n - base };
}

async function lastChange(tx: Writer): Promise<number> {
  const row = await tx
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "last_change")
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

async function rowsOf(tx: Writer, table: TableName): Promise<Queued[]> {
  const hasBytes = rulesOf(table).hasBytes === true;
  const columns = Object.keys(rulesOf(table).columns.shape);
  // The bytes of a note are read from its rows when they are sent.
  const { rows } = await tx.executeQuery<Record<string, unknown> & Fixed>(
    CompiledQuery.raw(
      `SELECT id, scope_id, created_at, archived_at, ${columns.join(", ")}${hasBytes ? ", length(data) AS bytes" : ""}
       FROM ${table} WHERE seq IS NULL ORDER BY rowid`,
    ),
  );
  return rows.map((row) => {
    const set = Object.fromEntries(columns.map((column) => [column, row[column]]));
    if (row.archived_at !== null) set["archived_at"] = row.archived_at;
    const made = { t: table, id: row.id, scope: row.scope_id, new: true as const };
    const op = hasBytes ? made : { ...made, set };
    return {
      order: orderOf(table, row.scope_id),
      at: row.created_at,
      bytes: JSON.stringify(op).length + (row.bytes ?? 0) * 1.4,
      op,
    };
  });
}

type Fixed = {
  readonly id: string;
  readonly scope_id: string;
  readonly created_at: number;
  readonly archived_at: number | null;
  readonly bytes?: number;
};

const orderOf = (table: TableName, scope: string): number =>
  kindOf(scope) === "self" ? 3 : kindOf(scope) === "org" ? 0 : table === "pair" ? 1 : 2;

/** Rows the server has that were changed here: their fields that differ, on the version that is under them. */
async function editsOf(tx: Writer, deps: QueueDeps): Promise<Queued[]> {
  const shadows = await tx.selectFrom("shadow").selectAll().execute();
  const edits: Queued[] = [];
  for (const { tbl, row_id, server_row } of shadows) {
    const table = tbl as TableName;
    const before = JSON.parse(server_row) as Record<string, unknown>;
    const now = (await tx
      .selectFrom(table)
      .selectAll()
      .where("id", "=", row_id)
      .executeTakeFirst()) as Record<string, unknown> | undefined;
    const set = Object.fromEntries(
      Object.keys(rulesOf(table).columns.shape)
        .filter((column) => now && now[column] !== before[column])
        .map((column) => [column, now?.[column]]),
    );
    const scope = String(before["scope_id"]);
    if (Object.keys(set).length === 0) {
      await tx.deleteFrom("shadow").where("tbl", "=", tbl).where("row_id", "=", row_id).execute();
      continue;
    }
    const op = { t: table, id: row_id, scope, base: before["seq"], set };
    edits.push({
      order: orderOf(table, scope),
      at: deps.clock.now(),
      bytes: JSON.stringify(op).length,
      op,
    });
  }
  return edits;
}

/** Rows of one moment and one kind of place go together, as far as they fit. */
function* changesOf(queued: readonly Queued[]): Generator<readonly Queued[]> {
  let change: Queued[] = [];
  let bytes = 0;
  for (const one of queued) {
    const [first] = change;
    const fits =
      first?.at === one.at &&
      first.order === one.order &&
      change.length < MOST_OPS &&
      bytes + one.bytes <= MOST_BYTES;
    if (first && !fits) {
      yield change;
      change = [];
      bytes = 0;
    }
    change.push(one);
    bytes += one.bytes;
  }
  if (change.length > 0) yield change;
}

const run = (tx: Writer, text: string, ...parameters: readonly unknown[]): Promise<unknown> =>
  tx.executeQuery(CompiledQuery.raw(text, [...parameters]));
