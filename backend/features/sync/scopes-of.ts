import type { Db } from "../../db/db.ts";
import { readTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { readScopes } from "./store/read-page.ts";

/** The scopes a device may hear of at this moment; none when it or its person was removed. */
export const scopesOf = (
  { db }: { readonly db: Db },
  caller: Caller,
): Promise<readonly string[] | undefined> =>
  readTenant(db, { org: caller.org }, async (tx) => {
    const { scopes, ending } = await readScopes(tx, caller);
    const ids = scopes.map(({ id }): string => id);
    return !ending && ids.includes(`org:${caller.org}`) ? ids : undefined;
  });
