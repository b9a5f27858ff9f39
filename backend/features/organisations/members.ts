import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { DeviceCaller, Refusal } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { OrganisationDeps } from "./deps.ts";
import { type Act, decide, type Place } from "./rules.ts";
import { lockOrganisation, placesFor, savePlace } from "./queries.ts";

type Nothing = Record<string, never>;
type Answer<T> = Promise<Result<T, Refusal>>;

/** Does something to a member. One such change of an organisation at a time: two owners who leave at the same moment would both see the other. */
export async function act(
  deps: OrganisationDeps,
  caller: DeviceCaller,
  wanted: { readonly act: Act; readonly personId: string },
): Answer<Nothing> {
  const done = await withTenant(deps.db, tenantOf(caller), (tx) => actIn(tx, deps, caller, wanted));
  if (done.ok) deps.onAccess(caller.org, wanted.personId);
  return done;
}

/** Hands an organisation over: the other becomes an owner, and whoever did it an admin. */
export async function transfer(
  deps: OrganisationDeps,
  caller: DeviceCaller,
  personId: string,
): Answer<Nothing> {
  const done = await withTenant(deps.db, tenantOf(caller), async (tx): Answer<Nothing> => {
    const given = await actIn(tx, deps, caller, {
      personId,
      act: { type: "role", role: "owner" },
    });
    if (!given.ok || personId === caller.person) return given;
    return actIn(tx, deps, caller, {
      personId: caller.person,
      act: { type: "role", role: "admin" },
    });
  });
  if (done.ok) for (const person of [personId, caller.person]) deps.onAccess(caller.org, person);
  return done;
}

async function actIn(
  tx: Writer,
  deps: OrganisationDeps,
  caller: DeviceCaller,
  { act: wanted, personId }: { readonly act: Act; readonly personId: string },
): Answer<Nothing> {
  if (!(await lockOrganisation(tx))) return fail({ type: "Removed" });
  const places = await placesFor(tx, [caller.person, personId]);
  const find = (id: string): Place | undefined => places.find((place) => place.personId === id);
  const isOtherOwner = ({ personId: id, role, state }: Place): boolean =>
    id !== personId && role === "owner" && state === "active";
  const decided = decide(wanted, {
    actor: find(caller.person),
    target: find(personId),
    otherOwners: places.filter(isOtherOwner).length,
  });
  if (!decided.ok) return decided;
  const after = decided.value;
  await savePlace(tx, deps, after);
  const role = after.state === "active" ? after.role : undefined;
  if (role === undefined) await deps.endDevicesOf(tx, personId);
  await deps.onMembership(tx, { orgId: caller.org, personId, role });
  return ok({});
}

export const tenantOf = ({ org, person }: DeviceCaller) => ({ org, person });
