import { chance, ids, wait } from "../compose-real.ts";
import { type Where, openPool } from "../db/open.ts";
import { withTenant } from "../db/with-tenant.ts";

// Writes as a backend does, several requests at once, and says each id after its commit: killed.test.ts kills it, or its database.
const where = JSON.parse(process.argv[2] ?? "") as Where;
const pool = await openPool(where, () => {});
const db = { pool, chance, pause: wait };

const write = async (): Promise<void> => {
  for (;;) {
    const org_id = ids.next();
    try {
      await withTenant(db, { org: org_id }, (tx) =>
        tx.insertInto("organisation").values({ org_id, name: "Kept" }).execute(),
      );
      process.send?.(org_id);
    } catch {
      await wait(20); // never said to be kept; a person would try again
    }
  }
};
process.on("disconnect", () => process.exit());
await Promise.all(Array.from({ length: where.type === "postgres" ? 8 : 1 }, write));
