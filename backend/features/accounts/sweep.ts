import type { Clock } from "#core/kernel/time.ts";
import type { Db } from "../../db/db.ts";
import { withAccounts } from "../../db/with-tenant.ts";

const PLACE_MS = 90 * 24 * 3_600_000;

/** Forgets what has run out: nothing reads it any more, but it says who was here. */
export const sweep = ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<void> =>
  withAccounts(db, async (tx) => {
    const now = new Date(clock.now());
    for (const table of [
      "sign_in",
      "sign_in_challenge",
      "mailed_token",
      "used_code",
      "invitation_home",
    ] as const)
      await tx.deleteFrom(table).where("expires_at", "<", now).execute();
    await tx
      .deleteFrom("known_place")
      .where("seen_at", "<", new Date(now.getTime() - PLACE_MS))
      .execute();
    await tx.deleteFrom("rate_limit").where("expire", "<", now.getTime()).execute();
  });
