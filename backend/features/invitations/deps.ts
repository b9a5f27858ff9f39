import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Db } from "../../db/db.ts";
import type { Writer } from "../../db/tables.ts";
import type { Limits } from "../../limits/limits.ts";
import type { Post } from "../../mail/post.ts";
import type { Chance } from "../../secrets/token.ts";

export type InvitationDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly limits: Pick<Limits, "mail" | "token">;
  readonly post: Post;
  /** Where links in mails lead: `https://host`. */
  readonly publicUrl: string;
  /** Within the transaction of joining: sync gives the person their scopes. */
  readonly onMembership: (
    tx: Writer,
    change: { readonly orgId: string; readonly personId: string; readonly role: Role },
  ) => Promise<void>;
  /** Told after the commit: somebody's devices are to ask again who they are. */
  readonly onAccess: (orgId: string, personId: string) => void;
};
