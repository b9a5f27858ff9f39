import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type Membership, OrgId, MemberId } from "#sync/protocol/account.ts";
import type { Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import type { OrganisationDeps } from "./deps.ts";
import { lockOrganisation, placeOfAccount } from "./queries.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type Founding = { readonly orgId: string; readonly personId: string; readonly name: string };

/** Founds an organisation out of a profile that exists: its ids are kept. Asked twice for the same, it is there once. */
export async function found(
  deps: OrganisationDeps,
  input: Founding,
  { account }: SignedInCaller,
): Answer<Membership> {
  const free = await deps.limits.founding(account);
  if (!free.ok) return free;
  await withAccounts(deps.db, (tx) => addHome(tx, account, input.orgId));
  return withTenant(deps.db, { org: input.orgId }, (tx) =>
    foundIn(tx, deps, { ...input, accountId: account }),
  );
}

/** The organisations an account has a place in. */
export async function memberships(
  deps: Pick<OrganisationDeps, "db">,
  accountId: string,
): Promise<readonly Membership[]> {
  const homes = await withAccounts(deps.db, (tx) =>
    tx.selectFrom("account_home").select("home").where("account_id", "=", accountId).execute(),
  );
  const found: Membership[] = [];
  for (const { home } of homes) {
    const place = await withTenant(deps.db, { org: home }, (tx) => placeOfAccount(tx, accountId));
    if (place && place.state !== "gone")
      found.push({
        orgId: OrgId.parse(home),
        orgName: place.name,
        personId: MemberId.parse(place.person_id),
        role: place.role,
        state: place.state,
      });
  }
  return found;
}

/** Deletes an organisation with everything in it. Only an active owner, who signed in just now and typed its name. */
export async function deleteOrganisation(
  deps: OrganisationDeps,
  { orgId, name }: { readonly orgId: string; readonly name: string },
  { account }: SignedInCaller,
): Answer<Record<string, never>> {
  const done = await withTenant(deps.db, { org: orgId }, (tx) =>
    deleteIn(tx, deps, { orgId, name, accountId: account }),
  );
  if (!done.ok) return done;
  await forgetHome(deps, orgId);
  for (const personId of done.value) deps.onAccess(orgId, personId);
  return ok({});
}

/** Forgets that accounts and invitations led to an organisation that is no more. */
export const forgetHome = ({ db }: Pick<OrganisationDeps, "db">, orgId: string): Promise<void> =>
  withAccounts(db, async (tx) => {
    await tx.deleteFrom("account_home").where("home", "=", orgId).execute();
    await tx.deleteFrom("invitation_home").where("home", "=", orgId).execute();
  });

async function foundIn(
  tx: Writer,
  deps: OrganisationDeps,
  { orgId, personId, name, accountId }: Founding & { readonly accountId: string },
): Answer<Membership> {
  const made = await tx
    .insertInto("organisation")
    .values({ org_id: orgId, name, created_at: new Date(deps.clock.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("org_id")
    .executeTakeFirst();
  if (!made) return asFounded(tx, { orgId, personId, accountId });
  await tx
    .insertInto("membership")
    .values({
      org_id: orgId,
      person_id: personId,
      account_id: accountId,
      role: "owner",
      state: "active",
      generation: 0,
      since: new Date(deps.clock.now()),
    })
    .execute();
  await deps.onMembership(tx, { orgId, personId, role: "owner" });
  return ok(membership(orgId, personId, name));
}

/** The organisation is there: founded by the same request before, whose answer was lost, or somebody else's. */
async function asFounded(
  tx: Writer,
  { orgId, personId, accountId }: Omit<Founding, "name"> & { readonly accountId: string },
): Answer<Membership> {
  const place = await placeOfAccount(tx, accountId);
  const isSame =
    place?.person_id === personId && place.role === "owner" && place.state === "active";
  return isSame ? ok(membership(orgId, personId, place.name)) : fail({ type: "Taken" });
}

const membership = (orgId: string, personId: string, orgName: string): Membership => ({
  orgId: OrgId.parse(orgId),
  orgName,
  personId: MemberId.parse(personId),
  role: "owner",
  state: "active",
});

type Deletion = { readonly orgId: string; readonly name: string; readonly accountId: string };

async function deleteIn(
  tx: Writer,
  deps: OrganisationDeps,
  { orgId, name, accountId }: Deletion,
): Answer<readonly string[]> {
  const called = await lockOrganisation(tx);
  const place = await placeOfAccount(tx, accountId);
  if (called === undefined || place?.state !== "active") return fail({ type: "Missing" });
  if (place.role !== "owner") return fail({ type: "NotAllowed" });
  if (name.trim() !== called) return fail({ type: "Missing" });
  const people = await tx.selectFrom("membership").select("person_id").execute();
  await deps.onDeleted(tx, orgId);
  await tx.deleteFrom("organisation").execute();
  return ok(people.map((person) => person.person_id));
}

/** Notes where to look for an account's places; made before the place, so that none is ever without. One that leads nowhere is harmless. */
async function addHome(tx: Writer, accountId: string, home: string): Promise<void> {
  await tx
    .insertInto("account_home")
    .values({ account_id: accountId, home })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
