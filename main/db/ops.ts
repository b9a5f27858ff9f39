import type { SyncedTables } from "./tables.ts";

export type SyncedTable = keyof SyncedTables;

/** The columns a change may set; the synced ones around them are the gateway's. */
export type Columns<T extends SyncedTable> = Omit<
  SyncedTables[T],
  "id" | "scope_id" | "seq" | "created_at" | "updated_at" | "archived_at"
>;

type Set<T extends SyncedTable> = Partial<Columns<T> & { archived_at: number | null }>;

/** One row's part of a change. A row's scope is changed only by `moveTo`. */
export type Op = {
  [T in SyncedTable]:
    | {
        readonly do: "add";
        readonly table: T;
        readonly id: string;
        readonly scope: string;
        readonly set: Columns<T>;
      }
    | {
        readonly do: "set";
        readonly table: T;
        readonly id: string;
        readonly set: Set<T>;
        readonly moveTo?: string;
      };
}[SyncedTable];

/** A row that is new. */
export const added = <T extends SyncedTable>(
  table: T,
  id: string,
  scope: string,
  set: Columns<T>,
): Op => ({ do: "add", table, id, scope, set }) as Op;

/** What differs between two states of a row, as one op; none when nothing does. */
export function changed<T extends SyncedTable>(
  table: T,
  id: string,
  before: Set<T>,
  after: Set<T>,
  move?: { readonly from: string; readonly to: string },
): readonly Op[] {
  const set = Object.fromEntries(
    Object.entries(after).filter(
      ([column, value]) => (before as Record<string, unknown>)[column] !== value,
    ),
  );
  const moves = move !== undefined && move.from !== move.to;
  if (Object.keys(set).length === 0 && !moves) return [];
  return [{ do: "set", table, id, set, ...(moves ? { moveTo: move.to } : {}) } as Op];
}
