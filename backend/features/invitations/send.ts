import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Invitation, InvitedRole, Language } from "#sync/protocol/account.ts";
import type { DeviceCaller, Refusal } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import { fill } from "../../mail/fill.ts";
import { hashOf, newToken } from "../../secrets/token.ts";
import type { InvitationDeps } from "./deps.ts";
import de from "./locale.de.json" with { type: "json" };
import en from "./locale.en.json" with { type: "json" };
import { type InvitationRow, isOver, toInvitation } from "./rows.ts";

type Answer<T> = Promise<Result<T, Refusal>>;
export const LIFETIME_MS = 7 * 24 * 3_600_000;
const words = { en, de } as const;

type Sending = {
  readonly id: string;
  readonly email: string;
  readonly personId: string;
  readonly role: InvitedRole;
  readonly language: Language;
};

/** Invites an address to be one person at one role. Whether that address has an account makes no difference to what is seen or how long it takes. */
export async function sendInvitation(
  deps: InvitationDeps,
  input: Sending,
  caller: DeviceCaller,
): Answer<Invitation> {
  const free = await deps.limits.mail(input.email, { orgId: caller.org });
  if (!free.ok) return free;
  return mailed(deps, caller, input.language, (tx, fresh) =>
    insert(tx, deps, caller, { ...input, ...fresh }),
  );
}

/** Mails an invitation anew, for another 7 days; what was mailed before opens nothing any more. */
export async function resendInvitation(
  deps: InvitationDeps,
  { id, language }: { readonly id: string; readonly language: Language },
  caller: DeviceCaller,
): Answer<Invitation> {
  const email = await withTenant(deps.db, { org: caller.org }, async (tx) => {
    const row = await tx
      .selectFrom("invitation")
      .select("email")
      .where("id", "=", id)
      .executeTakeFirst();
    return row?.email;
  });
  if (email === undefined) return fail({ type: "Missing" });
  const free = await deps.limits.mail(email, { orgId: caller.org });
  if (!free.ok) return free;
  return mailed(deps, caller, language, (tx, fresh) => renew(tx, { id, ...fresh }));
}

type Fresh = { readonly hash: string; readonly sent_at: Date; readonly expires_at: Date };
type Sent = { readonly row: InvitationRow; readonly organisation: string };

/** Makes a token, saves what it opens, and mails it. Where it leads is noted first: a note that leads nowhere is harmless. */
async function mailed(
  deps: InvitationDeps,
  caller: DeviceCaller,
  language: Language,
  save: (tx: Writer, fresh: Fresh) => Answer<Sent>,
): Answer<Invitation> {
  const token = newToken(deps.chance);
  const now = deps.clock.now();
  const hash = hashOf(token);
  const fresh = { hash, sent_at: new Date(now), expires_at: new Date(now + LIFETIME_MS) };
  const inviter = await withAccounts(deps.db, async (tx) => {
    await tx
      .insertInto("invitation_home")
      .values({ hash, home: caller.org, expires_at: fresh.expires_at })
      .execute();
    return tx
      .selectFrom("account")
      .select("email")
      .where("id", "=", caller.account)
      .executeTakeFirst();
  });
  const saved = await withTenant(deps.db, { org: caller.org, person: caller.person }, (tx) =>
    save(tx, fresh),
  );
  if (!saved.ok) return saved;
  const { row, organisation } = saved.value;
  const link = `${deps.publicUrl}/join#${token}`;
  const values = { inviter: inviter?.email ?? organisation, organisation, token, link };
  deps.post.soon("invitation", async () => fill(row.email, words[language].invitation, values));
  return ok(toInvitation(deps, row));
}

async function insert(
  tx: Writer,
  deps: InvitationDeps,
  caller: DeviceCaller,
  { id, email, personId, role, hash, sent_at, expires_at }: Omit<Sending, "language"> & Fresh,
): Answer<Sent> {
  const organisation = await lockedName(tx);
  if (organisation === undefined) return fail({ type: "Removed" });
  await closeOver(tx, deps);
  const member = await tx
    .selectFrom("membership")
    .select("person_id")
    .where("person_id", "=", personId)
    .where("state", "!=", "gone")
    .executeTakeFirst();
  if (member) return fail({ type: "Taken" });
  // Whoever joins as somebody reads what others share with that person: nobody is mailed but whom everybody can see it is.
  const isTheirs = await deps.directory.isAddressOf(tx, {
    org: caller.org,
    person: personId,
    email,
  });
  if (!isTheirs) return fail({ type: "Missing" });
  const row = await tx
    .insertInto("invitation")
    .values({
      org_id: caller.org,
      id,
      email,
      person_id: personId,
      role,
      state: "open",
      hash,
      invited_by: caller.person,
      sent_at,
      expires_at,
    })
    // Invited already: that address, or somebody as that person.
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ? ok({ row, organisation }) : fail({ type: "Taken" });
}

async function renew(tx: Writer, { id, ...fresh }: Fresh & { readonly id: string }): Answer<Sent> {
  const organisation = await lockedName(tx);
  const row = await tx
    .updateTable("invitation")
    .set(fresh)
    .where("id", "=", id)
    .where("state", "=", "open")
    .returningAll()
    .executeTakeFirst();
  return row && organisation !== undefined ? ok({ row, organisation }) : fail({ type: "Missing" });
}

/** Invitations that ran out make room for new ones. */
async function closeOver(tx: Writer, deps: InvitationDeps): Promise<void> {
  const open = await tx
    .selectFrom("invitation")
    .select(["id", "expires_at"])
    .where("state", "=", "open")
    .execute();
  const over = open.filter((row) => isOver(deps, row)).map((row) => row.id);
  if (over.length > 0)
    await tx.updateTable("invitation").set({ state: "revoked" }).where("id", "in", over).execute();
}

async function lockedName(tx: Writer): Promise<string | undefined> {
  const row = await tx.selectFrom("organisation").select("name").forUpdate().executeTakeFirst();
  return row?.name;
}
