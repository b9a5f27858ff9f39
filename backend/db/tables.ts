import type { Kysely, Transaction } from "kysely";
import type { AccountTables, MembershipTables } from "./tables/accounts.ts";
import type { GroundTables } from "./tables/ground.ts";
import type { KeyTables } from "./tables/keys.ts";
import type { SyncTables } from "./tables/sync.ts";

/** Every table of the backend. A feature adds its own as `db/tables/<noun>.ts`. */
export type Tables = GroundTables & AccountTables & MembershipTables & KeyTables & SyncTables;

/** Can ask, cannot write. (`with` is left out: what it returns can insert.) */
export type Reader = Pick<Kysely<Tables>, "selectFrom">;

/** Only a transaction has this type, so nothing is written outside one. */
export type Writer = Transaction<Tables>;
