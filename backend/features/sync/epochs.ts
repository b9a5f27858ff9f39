import type { Ids } from "#core/kernel/ids.ts";
import type { Db } from "../../db/db.ts";
import { listOrganisations, withTenant } from "../../db/with-tenant.ts";
import { ask } from "./store/ask.ts";

/**
 * To be called after a backup was put back, before anyone is served: versions that devices have seen are given out a second time from
 * here on. Every device begins again, keeps what it has not sent, and sends again what it sent lately.
 */
export async function rotateEpochs({
  db,
  ids,
}: {
  readonly db: Db;
  readonly ids: Pick<Ids, "next">;
}): Promise<void> {
  for (const org of await listOrganisations(db))
    await withTenant(db, { org }, (tx) =>
      ask(tx, `update sync_scope set epoch = $2 where org_id = $1`, [org, ids.next()]),
    );
}
