import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type Membership, MemberId, OrgId } from "#sync/protocol/account.ts";
import type { Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import { hashOf } from "../../secrets/token.ts";
import type { InvitationDeps } from "./deps.ts";
import { type InvitationRow, isOver } from "./rows.ts";
import { addressesOf, tellTheirs } from "./tell.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type Shown = { readonly token: string };

/** What an invitation says, to its addressee. */
export async function lookAtInvitation(
  deps: InvitationDeps,
  { token }: Shown,
  caller: SignedInCaller,
) {
  const shown = await within(deps, token, caller, async (tx) => {
    const found = await addressed(tx, token, caller);
    if (!found.ok) return found;
    const { row, name } = found.value;
    if (row.state !== "open" || isOver(deps, row)) return fail({ type: "TokenSpent" as const });
    return ok({ row, name });
  });
  if (!shown.ok) return shown;
  const { row, name } = shown.value;
  const [inviter] = await addressesOf(deps, row.org_id, [row.invited_by]);
  return ok({
    orgId: OrgId.parse(row.org_id),
    orgName: name,
    personId: MemberId.parse(row.person_id),
    role: row.role,
    invitedBy: inviter ?? "",
  });
}

/** Joins. Once, and only who reads the address it was sent to; asked again by the same person, the answer is the same. */
export async function acceptInvitation(
  deps: InvitationDeps,
  { token }: Shown,
  caller: SignedInCaller,
): Answer<Membership> {
  const joined = await within(deps, token, caller, (tx) => join(tx, deps, token, caller), true);
  if (!joined.ok) return joined;
  const { place, toTell, invitedBy } = joined.value;
  deps.onAccess(place.orgId, place.personId);
  await tellTheirs(deps, place, { email: caller.email, invitedBy, toTell });
  return ok(place);
}

/** Finds the organisation a token leads to, and works there. */
async function within<T>(
  deps: InvitationDeps,
  token: string,
  { account, address }: SignedInCaller,
  body: (tx: Writer) => Answer<T>,
  joining = false,
): Answer<T> {
  const free = await deps.limits.token(address);
  if (!free.ok) return free;
  const org = await withAccounts(deps.db, async (tx) => {
    const row = await tx
      .selectFrom("invitation_home")
      .select("home")
      .where("hash", "=", hashOf(token))
      .executeTakeFirst();
    // Noted before the place there is, so that none is ever without.
    if (row && joining)
      await tx
        .insertInto("account_home")
        .values({ account_id: account, home: row.home })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return row?.home;
  });
  return org === undefined ? fail({ type: "TokenSpent" }) : withTenant(deps.db, { org }, body);
}

/** The invitation of a token, under the organisation's lock; for nobody but who reads its address. */
async function addressed(
  tx: Writer,
  token: string,
  { email }: SignedInCaller,
): Answer<{ readonly row: InvitationRow; readonly name: string }> {
  const organisation = await tx
    .selectFrom("organisation")
    .select("name")
    .forUpdate()
    .executeTakeFirst();
  const row = await tx
    .selectFrom("invitation")
    .selectAll()
    .where("hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!organisation || !row) return fail({ type: "TokenSpent" });
  return row.email === email ? ok({ row, name: organisation.name }) : fail({ type: "NotAllowed" });
}

type Joined = {
  readonly place: Membership;
  /** The other halves of that person's 1:1s. */
  readonly toTell: readonly string[];
  readonly invitedBy: string;
};

async function join(
  tx: Writer,
  deps: InvitationDeps,
  token: string,
  caller: SignedInCaller,
): Answer<Joined> {
  const found = await addressed(tx, token, caller);
  if (!found.ok) return found;
  const { row, name } = found.value;
  const places = await tx
    .selectFrom("membership")
    .select(["person_id", "account_id", "role", "state"])
    .where((where) =>
      where.or([where("account_id", "=", caller.account), where("person_id", "=", row.person_id)]),
    )
    .execute();
  const own = places.find((place) => place.account_id === caller.account);
  const answer = (personId: string, role: Membership["role"]): Membership => ({
    orgId: OrgId.parse(row.org_id),
    orgName: name,
    personId: MemberId.parse(personId),
    role,
    state: "active",
  });
  // The answer to the first time was lost.
  if (row.state === "accepted" && own?.state === "active")
    return ok({ place: answer(own.person_id, own.role), toTell: [], invitedBy: row.invited_by });
  if (row.state !== "open" || isOver(deps, row)) return fail({ type: "TokenSpent" });
  // What a person wrote and was told stays with the account that was that person: nobody becomes somebody else by invitation.
  const isOthers = places.some((place) => place.account_id !== caller.account);
  if (own ? own.state !== "gone" : isOthers) return fail({ type: "Taken" });
  // Looked at again: nobody has the address changed, invites, and changes it back before anybody sees.
  const person = { org: row.org_id, person: row.person_id };
  if (!(await deps.directory.isAddressOf(tx, { ...person, email: row.email })))
    return fail({ type: "TokenSpent" });
  const personId = own?.person_id ?? row.person_id;
  await savePlace(tx, deps, { row, personId, accountId: caller.account });
  await deps.onMembership(tx, { orgId: row.org_id, personId, role: row.role });
  const toTell = await deps.directory.pairedWith(tx, { ...person, person: personId });
  return ok({ place: answer(personId, row.role), toTell, invitedBy: row.invited_by });
}

type Joining = {
  readonly row: InvitationRow;
  readonly personId: string;
  readonly accountId: string;
};

async function savePlace(
  tx: Writer,
  { clock }: InvitationDeps,
  { row, personId, accountId }: Joining,
): Promise<void> {
  const place = { role: row.role, state: "active", since: new Date(clock.now()) } as const;
  await tx
    .insertInto("membership")
    .values({
      org_id: row.org_id,
      person_id: personId,
      account_id: accountId,
      generation: 0,
      ...place,
    })
    .onConflict((conflict) => conflict.columns(["org_id", "person_id"]).doUpdateSet(place))
    .execute();
  await tx.updateTable("invitation").set({ state: "accepted" }).where("id", "=", row.id).execute();
}
