import type { Pool } from "./pool.ts";

/** The database as the features get it: `withTenant` and `withAccounts` are the only ways to its tables. */
export type Db = {
  readonly pool: Pool;
  /** Chance in [0, 1): spreads retries out. */
  readonly chance: () => number;
  /** Waits. */
  readonly pause: (ms: number) => Promise<void>;
};
