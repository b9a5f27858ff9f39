import type { Role } from "#sync/protocol/account.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { TableName } from "#sync/protocol/tables.ts";

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** When a field got its value: the scope's version, the (clamped) time and the device it was set by. */
export type FieldMeta = readonly [seq: number, at: number, device: string];

/** By field; `*` is the row's insert and stands for every field not changed since. */
export type Metas = Readonly<Record<string, FieldMeta>>;

export const metaOf = (fm: Metas, field: string): FieldMeta | undefined => fm[field] ?? fm["*"];

/** A row of `sync_row`. A row deleted for good, or moved away from this scope, keeps its place without its content. */
export type StoredRow = {
  readonly tbl: TableName;
  readonly id: string;
  readonly scope: ScopeId;
  readonly seq: number;
  readonly state: RowState;
  readonly data: Values;
  readonly fm: Metas;
  /** The person who made it, as the server knows them. */
  readonly author: string;
  /** Base64; only of rows made within this request: those stored already never change theirs. */
  readonly bytes?: string | undefined;
};
export type RowState = "live" | "gone" | "moved";

/** Who asks, as the server knows from the token and the membership. */
export type Author = {
  readonly person: string;
  readonly device: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<string>;
};
