import type { Millis } from "#core/kernel/time.ts";
import type { Mutation, WireOp } from "#sync/protocol/push.ts";
import { kindOf } from "#sync/protocol/scope.ts";
import { rulesOf } from "#sync/protocol/tables.ts";
import { columnsOf } from "./fold.ts";
import { keyOf, type LocalOp, type Queued } from "./rows.ts";
import type { Sealing } from "./sealing.ts";
import { isLater, net } from "./net-move.ts";
import type { Batch, Outlook } from "./store.ts";

/**
 * Changes as they go over the wire. What the outbox holds is the truth and stays; here each op gets the home its row has by now, rows that
 * move go there at once, and what is private is sealed. `offsetMs`: what the server's clock is ahead of this one.
 */
export function outgoing(
  batch: Batch,
  sealing: Sealing | undefined,
  offsetMs: number,
): readonly Mutation[] {
  return batch.changes.map((change) => ({
    n: change.n - batch.base,
    at: within(change.at + offsetMs),
    hash: change.hash,
    ops: opsOf(batch, change, sealing),
  }));
}

function opsOf(batch: Batch, change: Queued, sealing: Sealing | undefined): WireOp[] {
  const moved = new Set<string>();
  return change.ops.flatMap((op) => {
    const key = keyOf(op);
    const outlook = batch.rows.get(key);
    if (moved.has(key)) return [];
    if (outlook?.moving && !isLater(outlook.moving, change.n)) moved.add(key);
    const plain = plainOp(change, op, outlook);
    return plain ? [wireOp(plain, outlook, sealing)] : [];
  });
}

/** An op as it is to be sent, in the clear; `undefined`: there is nothing left to send of it. */
function plainOp(change: Queued, op: LocalOp, outlook: Outlook | undefined): LocalOp | undefined {
  if (outlook?.moving) {
    if ("del" in op) return op;
    const whole = net(outlook.moving);
    if (whole && change.n === whole.n) return whole.op;
    if (!isLater(outlook.moving, change.n)) return undefined;
  }
  // The bytes are read from the row; updates that were merged into a later one are gone from here and need not be sent.
  if (rulesOf(op.t).hasBytes && !("del" in op) && !outlook?.bytes) return undefined;
  return { ...op, scope: outlook?.scope ?? op.scope };
}

function wireOp(op: LocalOp, outlook: Outlook | undefined, sealing: Sealing | undefined): WireOp {
  const { t, id, scope } = op;
  if ("del" in op) return { t, id, scope, del: true } as WireOp;
  const set = columnsOf(t, { ...outlook?.columns, ...op.set });
  if ("new" in op) {
    const bytes = outlook?.bytes;
    const hidden = sealed(op, sealing);
    return {
      t,
      id,
      scope,
      new: true,
      set: hidden ? hidden.sealNew(op, set) : set,
      ...(bytes ? { bytes: toBase64(hidden ? hidden.sealBytes(op, bytes) : bytes) } : {}),
    } as WireOp;
  }
  const { base, move } = op;
  const hidden = sealed({ scope: move ?? scope }, sealing);
  return {
    t,
    id,
    scope,
    base,
    set: !hidden ? set : move ? hidden.sealNew(op, set) : hidden.sealChanges(op, set),
    ...(move ? { move } : {}),
  } as WireOp;
}

function sealed(op: { readonly scope: string }, sealing: Sealing | undefined): Sealing | undefined {
  if (kindOf(op.scope) !== "self") return undefined;
  if (!sealing) throw new Error("private rows were taken without a key for them");
  return sealing;
}

/** Clocks may be wrong by more than a date can say. */
const within = (ms: number): Millis =>
  Math.trunc(Math.min(Math.max(ms, -8.64e15), 8.64e15)) as Millis;

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
