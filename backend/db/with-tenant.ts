import type { Db } from "./db.ts";
import { inRole } from "./in-role.ts";
import { ACCOUNTS_ROLE, APP_ROLE } from "./roles.ts";
import type { Reader, Writer } from "./tables.ts";

/** Whose rows a transaction may touch, and for whom. */
export type Tenant = {
  readonly org: string;
  /** The person the request is made by; none for the server's own work. */
  readonly person?: string;
};

/**
 * Runs `body` in one transaction that can see and write the rows of one organisation only. Committed when it succeeds, rolled back on
 * a failed Result and on a throw. **`body` may run several times** (deadlocks, a restarted server): it must do nothing but SQL, never
 * wait for anything else, and use `tx` alone. When the connection breaks during COMMIT, `CommitUnknown` is thrown: it may have happened.
 */
export const withTenant = <T>(
  db: Db,
  tenant: Tenant,
  body: (tx: Writer) => Promise<T>,
): Promise<T> => inRole(db, asTenant(tenant), body);

/** The same for reading: all of `body` sees the organisation as it was at one moment. */
export const readTenant = <T>(
  db: Db,
  tenant: Tenant,
  body: (tx: Reader & Pick<Writer, "executeQuery">) => Promise<T>,
): Promise<T> => inRole(db, asTenant(tenant), body, "snapshot");

function asTenant({ org, person }: Tenant): string {
  const whose = person === undefined ? "" : uuid(person);
  return `set local role ${APP_ROLE};
     select set_config('app.org_id', '${uuid(org)}', true), set_config('app.person_id', '${whose}', true)`;
}

/** The same for the tables of accounts, which belong to no organisation: no organisation's rows can be seen. */
export function withAccounts<T>(db: Db, body: (tx: Writer) => Promise<T>): Promise<T> {
  return inRole(db, `set local role ${ACCOUNTS_ROLE}`, body);
}

/** The organisations there are, for work that goes through them one after another. */
export const listOrganisations = (db: Db): Promise<readonly string[]> =>
  withAccounts(db, async (tx) => {
    const rows = await tx.selectFrom("organisation").select("org_id").orderBy("org_id").execute();
    return rows.map((row) => row.org_id);
  });

// It goes into the text of a statement: sending it as a parameter would cost one more round trip per transaction.
function uuid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new Error("an id that is not a UUID cannot choose an organisation or a person");
}
