import type { Ids } from "#core/kernel/ids.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Bus } from "./bus/bus.ts";
import type { Db } from "./db/db.ts";
import type { Writer } from "./db/tables.ts";
import { age } from "./features/sync/ageing.ts";
import { forgetOrganisation } from "./features/sync/forget-organisation.ts";
import { onMembership } from "./features/sync/membership.ts";
import { syncRoutes } from "./features/sync/routes.ts";
import { scopesOf } from "./features/sync/scopes-of.ts";
import { syncServer } from "./features/sync/sync-server.ts";
import type { DeviceHolder } from "./http/door.ts";
import type { Route } from "./http/route.ts";

/** What sync needs of the server it is part of. */
export type SyncParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "next">;
  readonly bus: Pick<Bus, "publish">;
};

export type Sync = {
  readonly routes: readonly Route[];
  /** For accounts: in the transaction that changes what somebody is in an organisation, and in the one that deletes it. */
  readonly onMembership: (tx: Writer, change: MembershipChange) => Promise<void>;
  readonly onDeleted: (tx: Writer, orgId: string) => Promise<void>;
  /** For the live socket. */
  readonly scopesOf: (holder: DeviceHolder) => Promise<readonly string[] | undefined>;
  /** Forgets what has run out; to be called once a day. */
  readonly age: () => Promise<void>;
};
type MembershipChange = {
  readonly orgId: string;
  readonly personId: string;
  readonly role: Role | undefined;
};

export function composeSync({ db, clock, ids, bus }: SyncParts): Sync {
  const server = syncServer({
    db,
    clock,
    ids: { ...ids, from: namedUuid },
    poke: (org, heads) => {
      for (const [scope, head] of heads) bus.publish(org, { type: "poke", scope, head });
    },
  });
  return {
    routes: syncRoutes({ server, db, clock }),
    onMembership: (tx, { orgId, personId, role }) =>
      onMembership(tx, ids.next, { org: orgId, person: personId, role }),
    onDeleted: forgetOrganisation,
    scopesOf: (holder) => scopesOf({ db }, holder),
    age: () => age({ db, clock }),
  };
}
