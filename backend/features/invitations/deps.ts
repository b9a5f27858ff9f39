import type { Clock } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Db } from "../../db/db.ts";
import type { Writer } from "../../db/tables.ts";
import type { Limits } from "../../limits/limits.ts";
import type { Post } from "../../mail/post.ts";
import type { Chance } from "../../secrets/token.ts";

type Person = { readonly org: string; readonly person: string };

/** The organisation's people, as invitations need them. */
export type Directory = {
  /** Whether a person is there with this address. */
  readonly isAddressOf: (
    tx: Writer,
    person: Person & { readonly email: string },
  ) => Promise<boolean>;
  /** Who has a 1:1 with them. */
  readonly pairedWith: (tx: Writer, person: Person) => Promise<readonly string[]>;
};

export type InvitationDeps = {
  readonly directory: Directory;
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
