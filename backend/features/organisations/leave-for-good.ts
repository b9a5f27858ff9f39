import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Refusal } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import type { OrganisationDeps } from "./deps.ts";
import { forgetHome } from "./found.ts";
import { lockOrganisation, savePlace } from "./queries.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
type Nothing = Record<string, never>;

/**
 * Takes an account out of every organisation it is or was in, with what is its person's alone there. An organisation where nobody else is
 * goes with it; where others are and it is the only owner, nothing is done at all.
 */
export async function leaveForGood(deps: OrganisationDeps, accountId: string): Answer<Nothing> {
  const homes = await withAccounts(deps.db, (tx) =>
    tx.selectFrom("account_home").select("home").where("account_id", "=", accountId).execute(),
  );
  for (const { home } of homes) {
    const may = await withTenant(deps.db, { org: home }, async (tx) =>
      mayLeave(await places(tx), accountId),
    );
    if (!may.ok) return may;
  }
  for (const { home } of homes) {
    const left = await withTenant(deps.db, { org: home }, (tx) => leave(tx, deps, home, accountId));
    if (!left.ok) return left;
    if (!left.value) continue;
    const { personId, isOver } = left.value;
    if (isOver) await forgetHome(deps, home);
    deps.onAccess(home, personId);
  }
  return ok({});
}

type Place = Awaited<ReturnType<typeof places>>[number];

const places = (tx: Writer) =>
  tx.selectFrom("membership").select(["person_id", "account_id", "role", "state"]).execute();

function mayLeave(all: readonly Place[], accountId: string): Result<Nothing, Refusal> {
  const own = all.find((place) => place.account_id === accountId);
  const others = all.filter((place) => place !== own && place.state !== "gone");
  const isOwner = (place: Place) => place.role === "owner" && place.state === "active";
  return own && isOwner(own) && others.length > 0 && !others.some(isOwner)
    ? fail({ type: "LastOwner" })
    : ok({});
}

/** Answers whose devices are to be told, and whether the organisation went with them. */
async function leave(
  tx: Writer,
  deps: OrganisationDeps,
  orgId: string,
  accountId: string,
): Answer<{ readonly personId: string; readonly isOver: boolean } | undefined> {
  await lockOrganisation(tx);
  const all = await places(tx);
  // Looked at again under the lock: another owner may have left a moment ago.
  const may = mayLeave(all, accountId);
  if (!may.ok) return may;
  const own = all.find((place) => place.account_id === accountId);
  if (!own) return ok(undefined);
  const personId = own.person_id;
  if (all.every((place) => place === own || place.state === "gone")) {
    await deps.onDeleted(tx, orgId);
    await tx.deleteFrom("organisation").execute();
    return ok({ personId, isOver: true });
  }
  await savePlace(tx, deps, { personId, role: "member", state: "gone" });
  await deps.endDevicesOf(tx, personId);
  await deps.onMembership(tx, { orgId, personId, role: undefined });
  await tx.updateTable("device").set({ name: "" }).where("person_id", "=", personId).execute();
  await tx.deleteFrom("device_key").where("person_id", "=", personId).execute();
  await tx.deleteFrom("person_key").where("person_id", "=", personId).execute();
  await tx.deleteFrom("invitation").where("person_id", "=", personId).execute();
  await deps.onErased(tx, {
    orgId,
    personId,
    stays: all.filter(({ state }) => state !== "gone").map(({ person_id }) => person_id),
  });
  return ok({ personId, isOver: false });
}
