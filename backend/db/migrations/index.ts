import type { Kysely } from "kysely";
import * as ground from "./0001-ground.ts";
import * as accounts from "./0002-accounts.ts";
import * as sync from "./0003-sync.ts";
import * as keys from "./0004-keys.ts";

/** A step from one schema to the next. Never edited once released. */
export type Migration = {
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
};

/** In the order in which they run. */
export const migrations: readonly Migration[] = [
  { name: "0001-ground", up: ground.up },
  { name: "0002-accounts", up: accounts.up },
  { name: "0003-sync", up: sync.up },
  { name: "0004-keys", up: keys.up },
];
