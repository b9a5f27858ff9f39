import { fail, ok } from "#core/kernel/result.ts";
import type { SliceHandlers } from "../../calls/handlers.ts";
import { withTenant } from "../../db/with-tenant.ts";
import { acceptInvitation, lookAtInvitation } from "./accept.ts";
import type { InvitationDeps } from "./deps.ts";
import { toInvitation } from "./rows.ts";
import { resendInvitation, sendInvitation } from "./send.ts";

export const invitationHandlers = (deps: InvitationDeps): SliceHandlers<"invitations"> => ({
  "invitations.send": (input, caller) => sendInvitation(deps, input, caller),
  "invitations.list": async (_, { org }) => {
    const rows = await withTenant(deps.db, { org }, (tx) =>
      tx.selectFrom("invitation").selectAll().orderBy("sent_at", "desc").limit(500).execute(),
    );
    return ok(rows.map((row) => toInvitation(deps, row)));
  },
  "invitations.revoke": async ({ id }, { org }) => {
    const revoked = await withTenant(deps.db, { org }, (tx) =>
      tx
        .updateTable("invitation")
        .set({ state: "revoked" })
        .where("id", "=", id)
        .where("state", "=", "open")
        .returning("id")
        .executeTakeFirst(),
    );
    return revoked ? ok({}) : fail({ type: "Missing" });
  },
  "invitations.resend": (input, caller) => resendInvitation(deps, input, caller),
  "invitations.look": (input, caller) => lookAtInvitation(deps, input, caller),
  "invitations.accept": (input, caller) => acceptInvitation(deps, input, caller),
});
