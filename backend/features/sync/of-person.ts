import { Email } from "#sync/protocol/account.ts";
import { ask, type Asking } from "./store/ask.ts";

type Person = { readonly org: string; readonly person: string };

/** Whether the directory has this person with this address. */
export async function isAddressOf(
  tx: Asking,
  { org, person, email }: Person & { readonly email: string },
): Promise<boolean> {
  const [row] = await ask<{ email: string | null }>(
    tx,
    `select data->>'email' as email from sync_row
     where org_id = $1 and tbl = 'person' and id = $2 and scope_id = $3 and state = 0`,
    [org, person, `org:${org}`],
  );
  return Email.safeParse(row?.email).data === email;
}

/** Those who have a 1:1 with a person, whether that person has an account or not. */
export async function pairedWith(tx: Asking, { org, person }: Person): Promise<readonly string[]> {
  const rows = await ask<{ other: string }>(
    tx,
    `select case when a_id = $2 then b_id else a_id end as other from sync_scope
     where org_id = $1 and kind = 'pair' and (a_id = $2 or b_id = $2)`,
    [org, person],
  );
  return rows.map(({ other }) => other);
}
