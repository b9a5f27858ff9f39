import { CompiledQuery, type Kysely } from "kysely";
import { ok, type Result } from "#core/kernel/result.ts";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import { SCHEMA_VERSION } from "./migrations/index.ts";
import type { Op, SyncedTable } from "./ops.ts";
import type { Tables } from "./tables.ts";
import { inTransaction, type Reader, type Writer } from "./transaction.ts";
import { insertInto, updateById } from "./write-row.ts";

/** What every change is stamped with, and who hears of it. */
export type ChangeDeps = {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly device: string;
  /** Called after the commit with the tables that differ. */
  readonly announce: (tables: readonly string[]) => void;
};

/** What a change will do, decided from what was read: the ops to save and the answer to give. */
export type Plan<T> = { readonly ops: readonly Op[]; readonly value: T };

/** A saved change; `change` undoes it, `null` when there was nothing to do. */
export type Saved<T> = { readonly change: number | null; readonly value: T };

/**
 * The only way anything synced is written: reads and decides through `plan`, then saves rows, outbox and undo in the same
 * transaction, or nothing. `label` names the change for undo ("task.rename").
 */
export async function saveChange<T, E = never>(
  deps: ChangeDeps,
  label: string,
  plan: (tx: Reader) => Promise<Result<Plan<T>, E>>,
  options: { readonly undoable?: boolean } = {},
): Promise<Result<Saved<T>, E>> {
  const saved = await inTransaction<Saved<T> & { readonly ops: readonly Op[] }, E>(
    deps.db,
    async (tx) => {
      const planned = await plan(tx);
      if (!planned.ok) return planned;
      const { ops, value } = planned.value;
      if (ops.length === 0) return ok({ change: null, value, ops });
      const { change } = await writeOps(
        tx,
        deps,
        label,
        ops,
        options.undoable === false ? "not-undoable" : "undoable",
      );
      return ok({ change: options.undoable === false ? null : change, value, ops });
    },
  );
  if (!saved.ok) return saved;
  if (saved.value.ops.length > 0)
    deps.announce([...new Set(saved.value.ops.map((op) => op.table))]);
  return ok({ change: saved.value.change, value: saved.value.value });
}

/** How one row was and is, for undo and redo. */
export type Step = {
  readonly table: SyncedTable;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly scopeBefore: string;
  readonly scopeAfter: string;
};

/** Changes one can go back by. */
const UNDO_DEPTH = 500;

/** Applies ops inside a transaction and queues them for the server. Undo itself comes here as `not-undoable`. */
export async function writeOps(
  tx: Writer,
  deps: Pick<ChangeDeps, "clock" | "device">,
  label: string,
  ops: readonly Op[],
  undo: "undoable" | "not-undoable",
): Promise<{ readonly change: number }> {
  const at = deps.clock.now();
  const n = await nextNumber(tx);
  const wire: unknown[] = [];
  const steps: Step[] = [];
  for (const op of ops) {
    const step =
      op.do === "add" ? await insertRow(tx, at, op, wire) : await updateRow(tx, at, op, wire);
    if (step) steps.push(step);
  }
  await insertInto(tx, "outbox", {
    n,
    at,
    device: deps.device,
    schema_version: SCHEMA_VERSION,
    label,
    ops: JSON.stringify(wire),
  });
  const touched = new Map(
    ops.map((op) => [`${op.table} ${op.id}`, { tbl: op.table, row_id: op.id, n }]),
  );
  for (const row of touched.values()) await insertInto(tx, "outbox_row", row);
  if (undo === "undoable") {
    await tx.executeQuery(CompiledQuery.raw(FORGET_UNDO, [n - UNDO_DEPTH]));
    await insertInto(tx, "undo", { n, label, ops: JSON.stringify(steps), state: "done" });
  }
  return { change: n };
}

/** What was taken back cannot be done again after a new change. */
const FORGET_UNDO = "DELETE FROM undo WHERE state = 'undone' OR n <= ?";

/** Numbers are dense, and go on where they were when the outbox has been sent and emptied. */
async function nextNumber(tx: Writer): Promise<number> {
  const { rows } = await tx.executeQuery<{ n: number }>(CompiledQuery.raw(NEXT_NUMBER));
  if (!rows[0]) throw new Error("the file does not say which change was its last");
  return rows[0].n;
}

const NEXT_NUMBER = `UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'last_change' RETURNING CAST(value AS INTEGER) AS n`;

async function insertRow(
  tx: Writer,
  at: number,
  op: Op & { readonly do: "add" },
  wire: unknown[],
): Promise<Step | undefined> {
  const row = {
    ...op.set,
    id: op.id,
    scope_id: op.scope,
    seq: null,
    created_at: at,
    updated_at: at,
    archived_at: null,
  };
  await insertInto(tx, op.table, row as never);
  if (op.table === "note_update") {
    // The bytes are read from the row when it is sent: writing them twice would double every note.
    wire.push({ t: op.table, id: op.id, scope: op.scope, new: true });
    return undefined;
  }
  wire.push({ t: op.table, id: op.id, scope: op.scope, new: true, set: op.set });
  return {
    table: op.table,
    id: op.id,
    before: { archived_at: at },
    after: { archived_at: null },
    scopeBefore: op.scope,
    scopeAfter: op.scope,
  };
}

async function updateRow(
  tx: Writer,
  at: number,
  op: Op & { readonly do: "set" },
  wire: unknown[],
): Promise<Step> {
  const row = (await tx
    .selectFrom(op.table)
    .selectAll()
    .where("id", "=", op.id)
    .executeTakeFirst()) as
    | (Record<string, unknown> & { scope_id: string; seq: number | null })
    | undefined;
  if (!row) throw new Error(`change of a row that is not there: ${op.table}`);
  if (row.seq !== null) {
    const shadow = { tbl: op.table, row_id: op.id, server_row: JSON.stringify(row) };
    await tx
      .insertInto("shadow")
      .values(shadow)
      .onConflict((c) => c.doNothing())
      .execute();
  }
  const scope = op.moveTo ?? row.scope_id;
  await updateById(tx, op.table, op.id, { ...op.set, scope_id: scope, updated_at: at });
  wire.push({
    t: op.table,
    id: op.id,
    scope: row.scope_id,
    base: row.seq,
    set: op.set,
    ...(op.moveTo === undefined ? {} : { move: op.moveTo }),
  });
  const before = Object.fromEntries(Object.keys(op.set).map((column) => [column, row[column]]));
  return {
    table: op.table,
    id: op.id,
    before,
    after: { ...op.set },
    scopeBefore: row.scope_id,
    scopeAfter: scope,
  };
}
