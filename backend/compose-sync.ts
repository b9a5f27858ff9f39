import type { Ids } from "#core/kernel/ids.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Bus } from "./bus/bus.ts";
import type { Db } from "./db/db.ts";
import type { Writer } from "./db/tables.ts";
import { withTenant } from "./db/with-tenant.ts";
import { age } from "./features/sync/ageing.ts";
import type { Directory } from "./features/invitations/deps.ts";
import { erasePerson } from "./features/sync/erase-person.ts";
import { forgetOrganisation } from "./features/sync/forget-organisation.ts";
import { onMembership } from "./features/sync/membership.ts";
import { syncRoutes } from "./features/sync/routes.ts";
import { isAddressOf, pairedWith } from "./features/sync/of-person.ts";
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
  /** For accounts: in the transaction in which somebody's account leaves for good. */
  readonly onErased: (
    tx: Writer,
    gone: { readonly orgId: string; readonly personId: string; readonly stays: readonly string[] },
  ) => Promise<void>;
  /** For invitations: what the directory says of a person, and who shares something with them. */
  readonly directory: Directory;
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
      for (const [scope, head] of heads) {
        bus.publish(org, { type: "poke", scope, head });
        // A scope's first version: nobody listens to it yet, so its two people ask anew what they may hear.
        if (head === 1 && scope.startsWith("pair:")) void tellTheTwo(db, bus, org, scope);
      }
    },
  });
  return {
    routes: syncRoutes({ server, db, clock }),
    onMembership: (tx, { orgId, personId, role }) =>
      onMembership(tx, ids.next, { org: orgId, person: personId, role }),
    onDeleted: forgetOrganisation,
    onErased: (tx, { orgId, personId, stays }) =>
      erasePerson(tx, { clock }, { org: orgId, person: personId, stays }),
    directory: { isAddressOf, pairedWith },
    scopesOf: (holder) => scopesOf({ db }, holder),
    age: () => age({ db, clock }),
  };
}

/** A hint like all news: where it fails, the next look at what may be heard finds the scope. */
async function tellTheTwo(
  db: Db,
  bus: SyncParts["bus"],
  org: string,
  scope: string,
): Promise<void> {
  const rows = await withTenant(db, { org }, (tx) =>
    tx
      .selectFrom("sync_scope")
      .select(["a_id", "b_id"])
      .where("org_id", "=", org)
      .where("scope_id", "=", scope)
      .execute(),
  ).catch(() => []);
  for (const { a_id, b_id } of rows)
    for (const person of [a_id, b_id])
      if (person !== null) bus.publish(org, { type: "account", person });
}
