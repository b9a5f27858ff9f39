import { fail, ok, type Result } from "#core/kernel/result.ts";
import { rulesOf } from "#sync/protocol/tables.ts";
import { changed, type Op } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import type { RefusedOp } from "../../db/sync/refused.ts";
import type { Reader } from "../../db/transaction.ts";
import type { SyncDeps } from "./deps.ts";
import { findRefused, settleRefused } from "./refused.ts";

type Missing = { readonly type: "RefusedMissing" };

/**
 * Makes a refused change once more, as a new one on the rows as they are now. What was in a row that is gone comes back as a new row,
 * where all of it is known.
 */
export async function sendAgain(deps: SyncDeps, n: number): Promise<Result<undefined, Missing>> {
  const refused = await findRefused(deps.db, n);
  if (!refused) return fail({ type: "RefusedMissing" });
  const wanted = JSON.parse(refused.ops) as readonly RefusedOp[];
  const saved = await saveChange<undefined, Missing>(deps, refused.label, async (tx) => {
    const ops: Op[] = [];
    for (const op of wanted) ops.push(...(await opsFor(tx, deps, refused.code, op)));
    return ops.length > 0 ? ok({ ops, value: undefined }) : fail({ type: "RefusedMissing" });
  });
  if (!saved.ok) return saved;
  await settleRefused(deps.db, n, deps.clock.now());
  return ok(undefined);
}

async function opsFor(
  tx: Reader,
  deps: SyncDeps,
  code: string,
  op: RefusedOp,
): Promise<readonly Op[]> {
  // What was to be deleted has been looked at again: it is not deleted behind anybody's back.
  if ("del" in op || !op.set) return [];
  const row = (await tx.selectFrom(op.t).selectAll().where("id", "=", op.id).executeTakeFirst()) as
    | Record<string, unknown>
    | undefined;
  const { hasBytes, columns } = rulesOf(op.t);
  if (row) return hasBytes ? [] : (changed(op.t, op.id, row as never, op.set) as readonly Op[]);
  const set: Record<string, unknown> = { ...op.set };
  if (hasBytes) set["data"] = new Uint8Array(Buffer.from(op.bytes ?? "", "base64"));
  const isWhole = Object.keys(columns.shape).every((column) => column in set);
  if (!isWhole) return [];
  // What never reached the server keeps its id, since other changes that wait name it.
  const id = code === "signed-out" ? op.id : deps.ids.next();
  return [{ do: "add", table: op.t, id, scope: op.scope, set } as unknown as Op];
}
