import type { Selectable } from "kysely";
import type { Clock, Millis } from "#core/kernel/time.ts";
import { type Invitation, InvitationId, MemberId } from "#sync/protocol/account.ts";
import type { InvitationTable } from "../../db/tables/accounts.ts";

export type InvitationRow = Selectable<InvitationTable>;

/** An invitation as those who send them see it. */
export const toInvitation = (
  { clock }: { readonly clock: Clock },
  row: InvitationRow,
): Invitation => ({
  id: InvitationId.parse(row.id),
  email: row.email,
  personId: MemberId.parse(row.person_id),
  role: row.role,
  state: row.state === "open" && isOver({ clock }, row) ? "expired" : row.state,
  sentAt: row.sent_at.getTime() as Millis,
  expiresAt: row.expires_at.getTime() as Millis,
});

export const isOver = (
  { clock }: { readonly clock: Clock },
  { expires_at }: Pick<InvitationRow, "expires_at">,
): boolean => clock.now() >= expires_at.getTime();
