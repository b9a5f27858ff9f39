import type { Pushed } from "#sync/protocol/push.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { placeKey, rowKey } from "../../backend/features/sync/rows-in-hand.ts";
import type { StoredRow } from "../../backend/features/sync/stored-row.ts";

export type Scope = {
  head: number;
  floor: number;
  epoch: string;
  people: readonly [string, string] | undefined;
};

/** What the server in memory knows: the tables of the real one. */
export type Memory = {
  readonly rows: Map<string, StoredRow>;
  readonly scopes: Map<ScopeId, Scope>;
  readonly members: Map<ScopeId, Set<string>>;
  readonly roles: Map<string, Role>;
  readonly devices: Map<string, { person: string; last: number; isRevoked: boolean }>;
  readonly logs: Map<
    string,
    Map<number, { readonly hash: string; readonly refused?: Pushed["refused"][number] | undefined }>
  >;
  readonly lost: Set<string>;
  /** `table id` of what was deleted for good, with its scope. */
  readonly deleted: Map<string, string>;
};

export const newMemory = (): Memory => ({
  rows: new Map(),
  scopes: new Map(),
  members: new Map(),
  roles: new Map(),
  devices: new Map(),
  logs: new Map(),
  lost: new Set(),
  deleted: new Map(),
});

/** One place for each scope and row: live there, or what is left of it. */
export function putRow(memory: Memory, row: StoredRow): void {
  const key = placeKey(row.scope, rowKey(row));
  if (row.state === "gone") memory.deleted.set(`${row.tbl} ${row.id}`, row.scope);
  const bytes = row.bytes ?? memory.rows.get(key)?.bytes;
  memory.rows.set(key, { ...row, ...(bytes && row.state === "live" ? { bytes } : {}) });
}

/** A person's scopes, in order. */
export const scopesOf = (memory: Memory, person: string): readonly ScopeId[] =>
  [...memory.members]
    .filter(([, members]) => members.has(person))
    .map(([scope]) => scope)
    .toSorted();
