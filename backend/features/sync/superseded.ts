import { z } from "zod";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Refused } from "#sync/protocol/protocol.ts";
import type { Db } from "../../db/db.ts";
import { readTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { ask } from "./store/ask.ts";

/** Values of mine that gave way to somebody else's, newest first: what "restore?" is asked about. */
export const SupersededInput = z.strictObject({
  row: z
    .string()
    .regex(/^[a-z_]{1,40}\/[A-Za-z0-9_-]{1,64}$/)
    .optional(),
});

type Superseded = {
  readonly t: string;
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  readonly at: number;
};

export async function superseded(
  { db }: { readonly db: Db },
  { org, person }: Caller,
  { row }: z.infer<typeof SupersededInput>,
): Promise<Result<{ readonly superseded: readonly Superseded[] }, Refused>> {
  return readTenant(db, { org }, async (tx) => {
    const [tbl, id] = row?.split("/") ?? [];
    const [me] = await ask(
      tx,
      `select 1 from scope_member where org_id = $1 and profile_id = $2 and scope_id = $3`,
      [org, person, `org:${org}`],
    );
    if (!me) return fail({ type: "Removed" as const });
    return ok({
      superseded: await ask<Superseded>(tx, MINE, [org, person, tbl ?? null, id ?? null]),
    });
  });
}

// Whose it was is the device's person; only in scopes that are still theirs.
const MINE = `
select c.tbl as t, c.row_id as id, c.field, c.lost as value, c.lost_at as at from field_conflict c
  join sync_device d on d.org_id = c.org_id and d.device_id = c.lost_device and d.profile_id = $2
  join scope_member m on m.org_id = c.org_id and m.profile_id = $2 and m.scope_id = c.scope_id
where c.org_id = $1 and ($3::text is null or (c.tbl = $3 and c.row_id = $4))
order by c.at desc, c.lost_at desc, c.field limit 200`;
