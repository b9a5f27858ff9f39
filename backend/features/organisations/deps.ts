import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Db } from "../../db/db.ts";
import type { Writer } from "../../db/tables.ts";
import type { Limits } from "../../limits/limits.ts";

/** Somebody came into an organisation, has another role there, was stopped, or left. */
export type MembershipChange = {
  readonly orgId: string;
  readonly personId: string;
  /** None: they are no active member (any more). */
  readonly role: Role | undefined;
};

export type OrganisationDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly limits: Pick<Limits, "founding">;
  /** Within the transaction of the change: sync gives the person their scopes, or takes them. */
  readonly onMembership: (tx: Writer, change: MembershipChange) => Promise<void>;
  /** Within the transaction in which somebody's account leaves for good: sync forgets what was theirs alone. `stays`: who is still there. */
  readonly onErased: (
    tx: Writer,
    gone: { readonly orgId: string; readonly personId: string; readonly stays: readonly string[] },
  ) => Promise<void>;
  /** Within the transaction that deletes an organisation: what others hold of it goes too. */
  readonly onDeleted: (tx: Writer, orgId: string) => Promise<void>;
  /** Within the transaction: every device of the person is refused from here on. */
  readonly endDevicesOf: (tx: Writer, personId: string) => Promise<void>;
  /** Told after the commit: somebody's devices are to ask again who they are. */
  readonly onAccess: (orgId: string, personId: string) => void;
};
