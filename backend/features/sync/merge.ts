import { type FieldMeta, metaOf, type Metas, type Value, type Values } from "./stored-row.ts";

/** Fields set by one mutation on a row that is there. */
export type Edit = {
  readonly set: Values;
  readonly at: number;
  readonly device: string;
  /** The version the row gets. */
  readonly seq: number;
  /** Whether its author had seen this value of the field when setting it. */
  readonly seen: (field: string, meta: FieldMeta) => boolean;
  /**
   * `edit`: each field is meant. `again`: the row is made a second time; what is equal is no edit. `copy`: the row was copied whole to
   * another scope; a field that differs may only be an old copy, so what somebody else set meanwhile stays.
   */
  readonly kind: "edit" | "again" | "copy";
};

/** A value that gave way to one set at the same time elsewhere; its author may want it back. */
export type Lost = {
  readonly field: string;
  readonly value: Value;
  readonly device: string;
  readonly at: number;
  /** Lost by this edit, not by the row. */
  readonly ours: boolean;
};

export type Merged = {
  readonly data: Values;
  readonly fm: Metas;
  readonly changed: boolean;
  readonly lost: readonly Lost[];
};

/**
 * Field by field: who had seen the value wins over it, whatever their clock says. Only between edits made without knowing of each other
 * does the later one win, the device's id deciding a tie.
 */
export function merge(row: { readonly data: Values; readonly fm: Metas }, edit: Edit): Merged {
  const data: Record<string, Value> = { ...row.data };
  const fm: Record<string, FieldMeta> = { ...row.fm };
  const lost: Lost[] = [];
  let changed = false;
  for (const [field, value] of Object.entries(edit.set)) {
    const there = data[field] ?? null;
    const equal = there === value;
    if (equal && edit.kind !== "edit") continue;
    const meta = metaOf(row.fm, field);
    const causal = !meta || meta[2] === edit.device || edit.seen(field, meta);
    if (causal || (edit.kind !== "copy" && isLater(edit, meta))) {
      if (!causal && !equal)
        lost.push({ field, value: there, device: meta[2], at: meta[1], ours: false });
      data[field] = value;
      fm[field] = [edit.seq, edit.at, edit.device];
      changed = true;
    } else if (!equal) {
      lost.push({ field, value, device: edit.device, at: edit.at, ours: true });
    }
  }
  if (changed) data.updated_at = Math.max(Number(data.updated_at ?? 0), edit.at);
  return { data, fm, changed, lost };
}

const isLater = ({ at, device }: Edit, [, theirAt, theirDevice]: FieldMeta): boolean =>
  at > theirAt || (at === theirAt && device > theirDevice);

/** Versions count in one scope only: after a move each field's is the new scope's, or the one it had there before if it is still that value. */
export const metasAfterMove = (fm: Metas, seq: number, before: Metas | undefined): Metas =>
  Object.fromEntries(
    Object.entries(fm).map(([field, meta]) => {
      const earlier = before && metaOf(before, field);
      return [field, earlier && isSame(earlier, meta) ? earlier : [seq, meta[1], meta[2]]];
    }),
  );

/** Two metas of different scopes that speak of the same edit. */
export const isSame = (a: FieldMeta, b: FieldMeta): boolean => a[1] === b[1] && a[2] === b[2];
