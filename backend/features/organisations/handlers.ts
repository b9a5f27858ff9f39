import { fail, ok } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import { MemberId, OrgId } from "#sync/protocol/account.ts";
import type { SliceHandlers } from "../../calls/handlers.ts";
import type { Reader } from "../../db/tables.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { OrganisationDeps } from "./deps.ts";
import { deleteOrganisation, found } from "./found.ts";
import { act, tenantOf, transfer } from "./members.ts";

export const organisationHandlers = (deps: OrganisationDeps): SliceHandlers<"organisations"> => ({
  "organisations.found": (input, caller) => found(deps, input, caller),
  "organisations.delete": (input, caller) => deleteOrganisation(deps, input, caller),
  "organisations.look": async (_, caller) => {
    const seen = await withTenant(deps.db, tenantOf(caller), look);
    return seen ? ok(seen) : fail({ type: "Removed" });
  },
  "organisations.rename": async ({ name }, caller) => {
    await withTenant(deps.db, tenantOf(caller), (tx) =>
      tx.updateTable("organisation").set({ name }).execute(),
    );
    return ok({});
  },
  "organisations.leave": (_, caller) =>
    act(deps, caller, { act: { type: "leave" }, personId: caller.person }),
  "organisations.transfer": ({ personId }, caller) => transfer(deps, caller, personId),
  "organisations.setRole": ({ personId, role }, caller) =>
    act(deps, caller, { act: { type: "role", role }, personId }),
  "organisations.deactivate": ({ personId }, caller) =>
    act(deps, caller, { act: { type: "deactivate" }, personId }),
  "organisations.reactivate": ({ personId }, caller) =>
    act(deps, caller, { act: { type: "reactivate" }, personId }),
  "organisations.remove": ({ personId }, caller) =>
    act(deps, caller, { act: { type: "remove" }, personId }),
});

async function look(tx: Reader) {
  const organisation = await tx
    .selectFrom("organisation")
    .select(["org_id", "name"])
    .executeTakeFirst();
  if (!organisation) return undefined;
  const members = await tx
    .selectFrom("membership")
    .select(["person_id", "role", "state", "since"])
    .where("state", "!=", "gone")
    .orderBy("person_id")
    .execute();
  return {
    orgId: OrgId.parse(organisation.org_id),
    name: organisation.name,
    members: members.map(({ person_id, role, state, since }) => ({
      personId: MemberId.parse(person_id),
      role,
      state,
      since: since.getTime() as Millis,
    })),
  };
}
