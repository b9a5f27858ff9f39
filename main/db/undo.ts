import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Op } from "./ops.ts";
import { type ChangeDeps, type Step, writeOps } from "./save-change.ts";
import { inTransaction, type Reader, type Writer } from "./transaction.ts";

export type Undone = { readonly change: number; readonly label: string };
export type UndoError = { readonly type: "NothingToUndo" };

/** Takes back a change: the latest, or the one named. Fields that were changed again since keep their newer value. */
export const undoChange = (deps: ChangeDeps, change?: number) => travel(deps, "back", change);

/** Does again what was taken back last. */
export const redoChange = (deps: ChangeDeps) => travel(deps, "forth");

async function travel(
  deps: ChangeDeps,
  way: "back" | "forth",
  change?: number,
): Promise<Result<Undone, UndoError>> {
  const done = await inTransaction<Undone & { readonly tables: readonly string[] }, UndoError>(
    deps.db,
    async (tx) => {
      const row = await findEntry(tx, way, change);
      if (!row) return fail({ type: "NothingToUndo" });
      const steps = JSON.parse(row.ops) as readonly Step[];
      const ops: Op[] = [];
      for (const step of way === "back" ? steps.toReversed() : steps)
        ops.push(...(await stepOps(tx, step, way)));
      if (ops.length > 0)
        await writeOps(tx, deps, way === "back" ? "undo" : "redo", ops, "not-undoable");
      await tx
        .updateTable("undo")
        .set({ state: way === "back" ? "undone" : "done" })
        .where("n", "=", row.n)
        .execute();
      return ok({
        change: row.n,
        label: row.label,
        tables: [...new Set(ops.map((op) => op.table))],
      });
    },
  );
  if (!done.ok) return done;
  if (done.value.tables.length > 0) deps.announce(done.value.tables);
  return ok({ change: done.value.change, label: done.value.label });
}

function findEntry(tx: Reader, way: "back" | "forth", change?: number) {
  const entries = tx
    .selectFrom("undo")
    .selectAll()
    .where("state", "=", way === "back" ? "done" : "undone");
  if (change !== undefined) return entries.where("n", "=", change).executeTakeFirst();
  return entries
    .orderBy("n", way === "back" ? "desc" : "asc")
    .limit(1)
    .executeTakeFirst();
}

async function stepOps(tx: Writer, step: Step, way: "back" | "forth"): Promise<readonly Op[]> {
  const [from, to] = way === "back" ? [step.after, step.before] : [step.before, step.after];
  const [scopeFrom, scopeTo] =
    way === "back" ? [step.scopeAfter, step.scopeBefore] : [step.scopeBefore, step.scopeAfter];
  const row = (await tx
    .selectFrom(step.table)
    .selectAll()
    .where("id", "=", step.id)
    .executeTakeFirst()) as Record<string, unknown> | undefined;
  if (!row) return [];
  const set = Object.fromEntries(
    Object.entries(to).filter(([column]) => sameValue(row[column], from[column], column)),
  );
  const moves = scopeFrom !== scopeTo && row["scope_id"] === scopeFrom;
  if (Object.keys(set).length === 0 && !moves) return [];
  return [
    { do: "set", table: step.table, id: step.id, set, ...(moves ? { moveTo: scopeTo } : {}) } as Op,
  ];
}

/** Archived at one time or another is the same to undo: the time itself is not what a person changed. */
const sameValue = (now: unknown, then: unknown, column: string): boolean =>
  column === "archived_at" ? (now === null) === (then === null) : now === then;
