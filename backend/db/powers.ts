import { Unusable } from "../unusable.ts";
import type { Pool } from "./pool.ts";
import { ACCOUNTS_ROLE, APP_ROLE } from "./roles.ts";

/** Row-level security holds only for roles that cannot pass it: a server whose roles can does not start. */
export async function refuseTooMuchPower(pool: Pool): Promise<void> {
  for (const role of [APP_ROLE, ACCOUNTS_ROLE]) {
    const client = await pool.connect();
    let clean = false;
    try {
      const { rows } = await client.run(
        `begin; set local role ${role};
         select rolsuper or rolbypassrls as passes,
           exists (select from pg_class c where c.relowner = r.oid and c.relkind = 'r') as owns
         from pg_roles r where rolname = current_user`,
      );
      const [found] = rows as { passes: boolean; owns: boolean }[];
      await client.run("rollback");
      clean = true;
      if (!found || found.passes || found.owns)
        throw new Unusable(
          `the role ${role} may pass row-level security: make it NOSUPERUSER NOBYPASSRLS, and owner of nothing`,
        );
    } finally {
      await client.release(!clean);
    }
  }
}
