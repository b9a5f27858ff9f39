import type { Role } from "#sync/protocol/account.ts";

/** What devices have in common. `features/sync` alone writes them. */
export type SyncTables = {
  readonly sync_scope: SyncScopeTable;
  readonly scope_member: ScopeMemberTable;
  readonly sync_row: SyncRowTable;
  readonly sync_device: SyncDeviceTable;
  readonly mutation_log: MutationLogTable;
  readonly field_conflict: FieldConflictTable;
};

export type SyncScopeTable = {
  readonly org_id: string;
  readonly scope_id: string;
  readonly kind: "org" | "pair" | "self";
  readonly head: number;
  /** Deletions up to here are forgotten. */
  readonly floor: number;
  /** Another one where versions were taken back: a restored backup. */
  readonly epoch: string;
  readonly a_id: string | null;
  readonly b_id: string | null;
};

export type ScopeMemberTable = {
  readonly org_id: string;
  readonly profile_id: string;
  readonly scope_id: string;
  readonly role: Role;
  readonly granted_at: Date;
};

export type SyncRowTable = {
  readonly org_id: string;
  readonly scope_id: string;
  readonly tbl: string;
  readonly id: string;
  readonly seq: number;
  /** 0 live, 1 deleted for good, 2 moved to another scope. */
  readonly state: 0 | 1 | 2;
  readonly data: string;
  readonly bytes: Buffer | null;
  readonly fm: string;
  readonly author_id: string;
  readonly updated_at: Date;
};

export type SyncDeviceTable = {
  readonly org_id: string;
  readonly device_id: string;
  readonly profile_id: string;
  readonly last_n: number;
  readonly proto: number;
  readonly last_seen: Date;
  readonly revoked_at: Date | null;
};

export type MutationLogTable = {
  readonly org_id: string;
  readonly device_id: string;
  readonly last_n: number;
  readonly first_n: number;
  readonly hashes: readonly string[];
  readonly refused: string;
  readonly at: Date;
};

export type FieldConflictTable = {
  readonly org_id: string;
  readonly scope_id: string;
  readonly tbl: string;
  readonly row_id: string;
  readonly field: string;
  readonly lost_device: string;
  readonly lost_at: number;
  readonly lost: string;
  readonly won_seq: number;
  readonly at: Date;
};
