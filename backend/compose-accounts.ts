import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import { callRoutes } from "./calls/call-routes.ts";
import type { Db } from "./db/db.ts";
import type { Writer } from "./db/tables.ts";
import { accountHandlers } from "./features/accounts/handlers.ts";
import { libraryDb } from "./features/accounts/library-db.ts";
import { makeLibrary } from "./features/accounts/library.ts";
import { type HashCost, passwordHasher } from "./features/accounts/password-hasher.ts";
import { endSignIn, signedInBy } from "./features/accounts/sign-in.ts";
import { sweep } from "./features/accounts/sweep.ts";
import { deviceBy, roleOf } from "./features/devices/door.ts";
import { deviceHandlers, endDevices } from "./features/devices/handlers.ts";
import { endDevicesOf } from "./features/devices/writes.ts";
import type { Directory } from "./features/invitations/deps.ts";
import { invitationHandlers } from "./features/invitations/handlers.ts";
import type { OrganisationDeps } from "./features/organisations/deps.ts";
import { memberships } from "./features/organisations/found.ts";
import { leaveForGood } from "./features/organisations/leave-for-good.ts";
import { organisationHandlers } from "./features/organisations/handlers.ts";
import { peopleHandlers } from "./features/people/handlers.ts";
import type { Door } from "./http/door.ts";
import type { Route } from "./http/route.ts";
import { limits as makeLimits } from "./limits/limits.ts";
import { landingRoutes } from "./mail/landing-page.ts";
import type { Mailer } from "./mail/mailer.ts";
import { type Post, type PostTrouble, post as makePost } from "./mail/post.ts";
import { keysFrom } from "./secrets/keys.ts";
import type { Chance } from "./secrets/token.ts";

/** What accounts need of the server they are part of. */
export type AccountParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "next">;
  readonly chance: Chance;
  /** Everything that is signed or sealed is so under keys drawn from this. */
  readonly secret: string;
  readonly cost: HashCost;
  readonly publicUrl: string;
  readonly mailer: Mailer;
  readonly trouble: PostTrouble;
  /** Sync: in the transaction that changes what somebody is in an organisation, and in the one that deletes it. */
  readonly onMembership: (tx: Writer, change: MembershipChange) => Promise<void>;
  readonly onDeleted: (tx: Writer, orgId: string) => Promise<void>;
  readonly onErased: OrganisationDeps["onErased"];
  readonly directory: Directory;
  /** After the commit: a person's devices are to ask again who they are. */
  readonly onAccess: (orgId: string, personId: string) => void;
};
type MembershipChange = {
  readonly orgId: string;
  readonly personId: string;
  readonly role: Role | undefined;
};

export type Accounts = {
  readonly routes: readonly Route[];
  readonly door: Door;
  readonly post: Post;
  /** Forgets what has run out; to be called now and then. */
  readonly sweep: () => Promise<void>;
};

/** Joins the features of accounts: each sees the others only as ports. */
export function composeAccounts(parts: AccountParts): Accounts {
  const { db, clock, chance } = parts;
  const keys = keysFrom(parts.secret);
  const hasher = passwordHasher(parts.cost);
  const library = makeLibrary({ db: libraryDb(db), hasher, keys, chance });
  const limits = makeLimits(db, keys);
  const post = makePost(parts.mailer, {
    begin: () => db.pause(db.chance() * 400),
    again: (attempt) => db.pause(2 ** attempt * 1_000),
    trouble: parts.trouble,
  });
  const shared = { ...parts, keys, hasher, library, limits, post };
  const devices = {
    ...shared,
    endSignIn: (holder: { signInId: string }) => endSignIn(shared, holder),
  };
  const organisations = {
    ...shared,
    endDevicesOf: (tx: Writer, personId: string) => endDevicesOf(tx, { clock }, personId),
  };
  const accounts = {
    ...shared,
    endDevices: (accountId: string, generation: number) =>
      endDevices(devices, accountId, generation),
    memberships: (accountId: string) => memberships(shared, accountId),
    leaveForGood: (accountId: string) => leaveForGood(organisations, accountId),
  };
  return {
    routes: [
      ...landingRoutes(),
      ...callRoutes({
        ...accountHandlers(accounts),
        ...deviceHandlers(devices),
        ...organisationHandlers(organisations),
        ...invitationHandlers(shared),
        ...peopleHandlers(),
      }),
    ],
    door: {
      account: (token) => signedInBy(shared, token),
      device: (token) => deviceBy(shared, token),
      role: (holder) => roleOf(shared, holder),
    },
    post,
    sweep: () => sweep(shared),
  };
}
