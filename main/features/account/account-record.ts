import type { Kysely } from "kysely";
import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { DeviceId, OrgId, Role } from "#sync/protocol/account.ts";
import type { Tables } from "../../db/tables.ts";
import type { Writer } from "../../db/transaction.ts";

/** Whose account this profile belongs to, for good: signed out or not, it takes no other. Lies in the data file. */
export const AccountRecord = z.strictObject({
  server: z.string(),
  email: z.string(),
  orgId: OrgId,
  orgName: z.string(),
  personId: PersonId,
  deviceId: DeviceId,
  role: Role,
  /** `again`: the sign-in has ended, a password is asked for. `out`: left by the person. `removed`: by the organisation. */
  standing: z.enum(["in", "again", "out", "removed"]),
});
export type AccountRecord = z.infer<typeof AccountRecord>;

const KEY = "account";

/** `undefined` in a profile that never left this computer. */
export async function readAccount(
  db: Pick<Kysely<Tables>, "selectFrom">,
): Promise<AccountRecord | undefined> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  return row && AccountRecord.parse(JSON.parse(row.value));
}

export async function writeAccount(
  tx: Writer | Kysely<Tables>,
  account: AccountRecord,
): Promise<void> {
  const value = JSON.stringify(account);
  await tx
    .insertInto("meta")
    .values({ key: KEY, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
}
