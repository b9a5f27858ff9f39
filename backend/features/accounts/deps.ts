import type { Clock } from "#core/kernel/time.ts";
import type { Ids } from "#core/kernel/ids.ts";
import type { Result } from "#core/kernel/result.ts";
import type { Membership } from "#sync/protocol/account.ts";
import type { Refusal } from "../../calls/handlers.ts";
import type { Db } from "../../db/db.ts";
import type { Limits } from "../../limits/limits.ts";
import type { Post } from "../../mail/post.ts";
import type { Chance } from "../../secrets/token.ts";
import type { Library } from "./library.ts";
import type { PasswordHasher } from "./password-hasher.ts";

/** What the calls about accounts are made of. */
export type AccountDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "next">;
  readonly chance: Chance;
  readonly hasher: PasswordHasher;
  readonly library: Library;
  readonly limits: Limits;
  readonly post: Post;
  /** Where links in mails lead: `https://host`. */
  readonly publicUrl: string;
  /** Ends every device of an account that was added before it reached `generation`; devices are another feature's. */
  readonly endDevices: (accountId: string, generation: number) => Promise<void>;
  /** Takes an account out of every organisation, with what is its person's alone; `LastOwner` where that would leave others without one. */
  readonly leaveForGood: (accountId: string) => Promise<Result<unknown, Refusal>>;
  /** The organisations an account has a place in. */
  readonly memberships: (accountId: string) => Promise<readonly Membership[]>;
};
