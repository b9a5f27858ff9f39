import type { WireOp } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { columnsOf } from "./check-op.ts";
import { isSame, type Lost, merge, metasAfterMove } from "./merge.ts";
import { type Act, fixedColumn, makesRing, mayDo, withoutFixed } from "./policy.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Loaded, placeKey, rowKey, type RowsInHand } from "./rows-in-hand.ts";
import { type Author, type FieldMeta, metaOf, type StoredRow, type Values } from "./stored-row.ts";

export type NewOp = Extract<WireOp, { readonly new: true }>;
export type SetOp = Extract<WireOp, { readonly base: number | null }>;

export type Applying = {
  readonly author: Author;
  readonly loaded: Loaded;
  readonly rows: RowsInHand;
  /** When the mutation was made; never later than now. */
  readonly at: number;
};

/** A field that gave way, and where it is to be found again: in the scope whose people could read it. */
export type LostField = Lost & { readonly row: StoredRow; readonly wonSeq: number };

export type Applied =
  | { readonly refused: Refusal }
  /** The row lives in a scope that was not asked for yet. */
  | { readonly lock: ScopeId }
  | { readonly lost: readonly LostField[] };

/** Applies one op that has passed `checkOp` to the rows in hand, or says why not. */
export function applyOp(to: Applying, op: WireOp): Applied {
  const row = to.rows.find(rowKey({ tbl: op.t, id: op.id }));
  if (row && !to.loaded.known.has(row.scope)) return { lock: row.scope };
  if (row && !to.author.scopes.has(row.scope)) return foreign(op, row);
  if ("del" in op) return row ? remove(to, row) : nothing;
  if ("new" in op) return row ? addAgain(to, op, row) : add(to, op);
  if (!row) return { refused: refuse("row-gone") };
  if (op.move !== undefined && op.move !== row.scope) return move(to, op, row, op.move);
  return change(to, op, row);
}

const nothing: Applied = { lost: [] };

/** A row where its author is no member. What moved there is gone for them; that it exists is not theirs to learn. */
function foreign(op: WireOp, row: StoredRow): Applied {
  if (row.scope === op.scope || "new" in op) return { refused: refuse("forbidden", "scope") };
  return "del" in op ? nothing : { refused: refuse("row-gone") };
}

function remove(to: Applying, row: StoredRow): Applied {
  const refused = may(to, { type: "delete", before: row });
  if (refused) return { refused };
  to.rows.put({ ...row, seq: nextSeq(to, row.scope), state: "gone", data: {}, fm: {} });
  return nothing;
}

function add(to: Applying, op: NewOp): Applied {
  const { author, at } = to;
  if (to.rows.findMark(op.scope, rowKey({ tbl: op.t, id: op.id })))
    return { refused: refuse("row-gone") };
  if (!author.scopes.has(op.scope)) return { refused: refuse("forbidden", "scope") };
  const seq = nextSeq(to, op.scope);
  const row: StoredRow = {
    tbl: op.t,
    id: op.id,
    scope: op.scope,
    seq,
    state: "live",
    data: {
      ...columnsOf(op.set),
      archived_at: op.set.archived_at ?? null,
      created_at: Math.min(Number(op.set.created_at ?? at), at),
      updated_at: at,
    },
    fm: { "*": [seq, at, author.device] },
    author: author.person,
    bytes: op.bytes,
  };
  const refused = may(to, { type: "insert", row }) ?? ring(to, row, undefined);
  if (refused) return { refused };
  to.rows.put(row);
  return nothing;
}

/** Several devices derived the same id: one row, its fields merged. */
function addAgain(to: Applying, op: NewOp, row: StoredRow): Applied {
  if (isSealed(op.scope) !== isSealed(row.scope)) return { refused: refuse("row-moved") };
  const set = columnsOf(op.set);
  return merged(to, row, isSealed(row.scope) ? set : withoutFixed(row, set), {
    kind: "again",
    seen: () => false,
  });
}

function change(to: Applying, op: SetOp, row: StoredRow): Applied {
  if (isSealed(op.move ?? op.scope) !== isSealed(row.scope))
    return { refused: refuse("row-moved") };
  const set = columnsOf(op.set);
  const fixed = isSealed(row.scope) ? undefined : fixedColumn(row, set);
  if (fixed !== undefined) return { refused: refuse("bad-op", fixed) };
  return merged(to, row, set, {
    kind: op.move === undefined ? "edit" : "copy",
    seen: seenBy(to, op, row),
  });
}

function move(to: Applying, op: SetOp, row: StoredRow, target: ScopeId): Applied {
  if (!to.author.scopes.has(target)) return { refused: refuse("forbidden", "scope") };
  const seq = nextSeq(to, target);
  const set = columnsOf(op.set);
  const seen = seenBy(to, op, row);
  const fixed = isSealed(row.scope) || isSealed(target) ? undefined : fixedColumn(row, set);
  if (fixed !== undefined) return { refused: refuse("bad-op", fixed) };
  const { author, at } = to;
  const arrived =
    isSealed(row.scope) === isSealed(target)
      ? movedAsItIs(to, row, set, { target, seq, seen })
      : // Sealed and clear values cannot be compared: what the mover saw is what arrives.
        {
          data: {
            ...set,
            archived_at:
              set.archived_at === undefined ? (row.data.archived_at ?? null) : set.archived_at,
            created_at: row.data.created_at ?? at,
            updated_at: Math.max(Number(row.data.updated_at ?? 0), at),
          },
          fm: { "*": [seq, at, author.device] as const },
          lost: unseen(author.device, row, seen),
        };
  const after: StoredRow = { ...row, scope: target, seq, data: arrived.data, fm: arrived.fm };
  const refused = may(to, { type: "move", before: row, after }) ?? ring(to, after, row);
  if (refused) return { refused };
  to.rows.put({ ...row, seq: nextSeq(to, row.scope), state: "moved", data: {} });
  to.rows.put(after);
  return { lost: arrived.lost.map((lost) => ({ ...lost, row, wonSeq: seq })) };
}

type Arrival = { readonly target: ScopeId; readonly seq: number; readonly seen: Seen };

function movedAsItIs(to: Applying, row: StoredRow, set: Values, { target, seq, seen }: Arrival) {
  const { data, fm, lost } = merge(row, {
    set,
    at: to.at,
    device: to.author.device,
    seq,
    seen,
    kind: "copy",
  });
  const earlier = to.rows.findMark(target, rowKey(row))?.fm;
  return {
    // The pair a row names is the one it is moved to, also where somebody else changed it meanwhile.
    data: "pair_id" in set ? { ...data, pair_id: set.pair_id ?? null } : data,
    fm: metasAfterMove(fm, seq, earlier),
    lost,
  };
}

/** What somebody else set without the mover knowing is overwritten, and kept to be asked for. */
const unseen = (device: string, row: StoredRow, seen: Seen): Lost[] =>
  Object.entries(row.fm).flatMap(([field, meta]) =>
    field === "*" || meta[2] === device || seen(field, meta)
      ? []
      : [{ field, value: row.data[field] ?? null, device: meta[2], at: meta[1], ours: false }],
  );

type Seen = (field: string, meta: FieldMeta) => boolean;

/**
 * Whether the author of `op` had seen a value. Versions count in one scope: where the row has moved on since, what it left behind tells
 * which of its values were there already.
 */
function seenBy(to: Applying, { base, scope }: SetOp, row: StoredRow): Seen {
  if (base === null) return () => false;
  if (scope === row.scope) return (_, meta) => meta[0] <= base;
  const mark =
    to.rows.findMark(scope, rowKey(row)) ?? to.loaded.marks.get(placeKey(scope, rowKey(row)));
  return (field, meta) => {
    const then = mark && metaOf(mark.fm, field);
    return then !== undefined && isSame(then, meta) && then[0] <= base;
  };
}

function merged(
  to: Applying,
  row: StoredRow,
  set: Values,
  how: { readonly kind: "edit" | "again" | "copy"; readonly seen: Seen },
): Applied {
  const seq = nextSeq(to, row.scope);
  const { data, fm, changed, lost } = merge(row, {
    set,
    at: to.at,
    device: to.author.device,
    seq,
    ...how,
  });
  const after: StoredRow = { ...row, seq, data, fm };
  // What changes nothing is no one's to forbid: an equal row made twice, an edit that came too late.
  const refused =
    changed || how.kind === "edit"
      ? (may(to, { type: "change", before: row, after }) ?? ring(to, after, row))
      : undefined;
  if (refused) return { refused };
  if (changed) to.rows.put(after);
  return { lost: lost.map((one) => ({ ...one, row, wonSeq: one.ours ? row.seq : seq })) };
}

const may = (to: Applying, act: Act): Refusal | undefined =>
  mayDo(to.author, act, (scope) => to.loaded.people.get(scope));

/** A change of a person's manager that would make a ring. Whom a person is led by elsewhere in this request counts as well. */
function ring(to: Applying, after: StoredRow, before: StoredRow | undefined): Refusal | undefined {
  const manager = after.data.manager_id;
  if (after.tbl !== "person" || isSealed(after.scope) || typeof manager !== "string")
    return undefined;
  if (before?.data.manager_id === manager && before.scope === after.scope) return undefined;
  const managerOf = (id: string) => {
    const person = to.rows.find(rowKey({ tbl: "person", id }));
    if (!person) return to.loaded.managers.get(id) ?? null;
    return typeof person.data.manager_id === "string" ? person.data.manager_id : null;
  };
  return makesRing(after.id, manager, managerOf) ? refuse("bad-op", "manager ring") : undefined;
}

function nextSeq(to: Applying, scope: ScopeId): number {
  const head = to.loaded.heads.get(scope);
  if (head === undefined)
    throw new Error("a row was about to be written to a scope that is not locked");
  return head + 1;
}

const isSealed = (scope: string): boolean => scope.startsWith("self:");
