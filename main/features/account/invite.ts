import type { AccountError, AccountInvitation } from "#contract/account.ts";
import type { Input } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { Email, type InvitationId } from "#sync/protocol/account.ts";
import type { AccountDeps } from "./deps.ts";
import { told } from "./failures.ts";

/** Has somebody of my people asked by mail to join: they become that very person. */
export async function invite(
  deps: AccountDeps,
  { personId, role, language }: Input<"account.invite">,
): Promise<Result<AccountInvitation, AccountError>> {
  const person = await deps.db.query
    .selectFrom("person")
    .select("email")
    .where("id", "=", personId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (!person) return fail({ type: "PersonMissing" });
  if (person.email === null) return fail({ type: "EmailMissing" });
  const email = Email.safeParse(person.email);
  if (!email.success) return fail({ type: "BadEmail" });
  const id = deps.ids.next() as InvitationId;
  const sent = await deps.session.call("invitations.send", {
    id,
    email: email.data,
    personId,
    role,
    language,
  });
  if (!sent.ok && sent.error.type === "Missing") return fail({ type: "NotInDirectory" });
  const answer = told(sent, "device");
  return answer.ok ? ok(answer.value) : answer;
}
