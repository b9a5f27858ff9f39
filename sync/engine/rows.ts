import type { Millis } from "#core/kernel/time.ts";
import type { TableName } from "#sync/protocol/tables.ts";

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** A row as a data file holds it: its columns and `id`, `scope_id`, `seq`, `created_at`, `updated_at`, `archived_at`. */
export type LocalRow = Values & { readonly id: string; readonly scope_id: string };

/** A row as the server has it: opened, and checked against its table. */
export type ServerRow = {
  readonly t: TableName;
  readonly row: LocalRow;
  readonly bytes: Uint8Array | null;
};

/** One row's part of a change as the outbox holds it (`main/db/save-change.ts`). */
export type LocalOp =
  | {
      readonly t: TableName;
      readonly id: string;
      readonly scope: string;
      readonly new: true;
      /** Absent where a row's bytes are all it has. */
      readonly set?: Values;
    }
  | {
      readonly t: TableName;
      readonly id: string;
      readonly scope: string;
      readonly base: number | null;
      readonly set: Values;
      readonly move?: string;
    }
  | { readonly t: TableName; readonly id: string; readonly scope: string; readonly del: true };

/** A change that waits to be sent. `n` is its number in this file. */
export type Queued = {
  readonly n: number;
  readonly at: Millis;
  /** Of device, number, time and ops as they lie in the outbox: the same at every attempt. */
  readonly hash: string;
  readonly ops: readonly LocalOp[];
};

/** One op of a change that waits, with what fold needs of its change. */
export type PendingOp = { readonly n: number; readonly at: Millis; readonly op: LocalOp };

export const keyOf = (op: { readonly t: string; readonly id: string }): string =>
  `${op.t} ${op.id}`;
