import type { Membership } from "#sync/protocol/account.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import { fill } from "../../mail/fill.ts";
import type { InvitationDeps } from "./deps.ts";
import de from "./locale.de.json" with { type: "json" };
import en from "./locale.en.json" with { type: "json" };

type Joining = {
  readonly email: string;
  /** People, by id. */
  readonly invitedBy: string;
  readonly toTell: readonly string[];
};

/**
 * Mails those who share a 1:1 with somebody that an account now is that person, which and by whose invitation: what they shared with a
 * name in the directory can be read from now on, and only they can say whether it is who they meant.
 */
export async function tellTheirs(
  deps: InvitationDeps,
  { orgId, orgName, personId }: Membership,
  { email, invitedBy, toTell }: Joining,
): Promise<void> {
  const [inviter] = await addressesOf(deps, orgId, [invitedBy]);
  const others = toTell.filter((person) => person !== invitedBy && person !== personId);
  const values = { email, organisation: orgName, inviter: inviter ?? orgName };
  for (const to of await addressesOf(deps, orgId, others))
    deps.post.soon("joined", async () => fill(to, inBoth, values));
}

/** The addresses of members, as far as they have accounts. */
export async function addressesOf(
  { db }: Pick<InvitationDeps, "db">,
  org: string,
  people: readonly string[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const places = await withTenant(db, { org }, (tx) =>
    tx
      .selectFrom("membership")
      .select("account_id")
      .where("person_id", "in", people)
      .where("state", "=", "active")
      .execute(),
  );
  if (places.length === 0) return [];
  const accounts = places.map(({ account_id }) => account_id);
  const rows = await withAccounts(db, (tx) =>
    tx.selectFrom("account").select("email").where("id", "in", accounts).execute(),
  );
  return rows.map(({ email }) => email);
}

// In which language they read is not known here.
const inBoth = {
  subject: en.joined.subject,
  text: [...en.joined.text, "", "***", "", de.joined.subject, "", ...de.joined.text],
};
