import type { Clock } from "#core/kernel/time.ts";
import type { SignedInHolder } from "../../calls/handlers.ts";
import type { Db } from "../../db/db.ts";
import type { Chance } from "../../secrets/token.ts";
import type { Keys } from "../../secrets/keys.ts";

export type DeviceDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly keys: Keys;
  /** Uses a sign-in up; `false` when it was used already. Signing in is another feature's. */
  readonly endSignIn: (holder: SignedInHolder) => Promise<boolean>;
  /** Told after the commit: somebody's devices are to ask again who they are. */
  readonly onAccess: (orgId: string, personId: string) => void;
};
