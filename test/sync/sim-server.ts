import type { Result } from "#core/kernel/result.ts";
import type { Hello, Refused } from "#sync/protocol/protocol.ts";
import type { Pulled } from "#sync/protocol/pull.ts";
import type { Pushed } from "#sync/protocol/push.ts";

/** Who asks, as a token would say. */
export type Caller = { readonly org: string; readonly person: string; readonly device: string };

/** A row of the server as the oracle looks at it. */
export type ServerDump = {
  readonly t: string;
  readonly id: string;
  readonly scope: string;
  readonly seq: number;
  readonly state: "live" | "gone" | "moved";
  readonly data: Readonly<Record<string, string | number | null>>;
  readonly bytes: string | null;
};

/** A server under test: what devices ask, what happens to it, and what the oracle may look at. */
export type SimServer = {
  readonly org: string;
  readonly hello: (caller: Caller) => Promise<Result<Hello, Refused>>;
  readonly push: (caller: Caller, body: unknown) => Promise<Result<Pushed, Refused>>;
  readonly pull: (caller: Caller, body: unknown) => Promise<Result<Pulled, Refused>>;

  /** `undefined`: not (any more) a member of the organisation. */
  readonly setRole: (person: string, role: "owner" | "member" | undefined) => Promise<void>;
  /** Takes a person out of one pair's scope, or lets them in again. */
  readonly setInPair: (person: string, scope: string, isIn: boolean) => Promise<void>;
  readonly revoke: (device: string, person: string) => Promise<void>;
  /** Forgets what was deleted in a scope. */
  readonly raiseFloor: (scope: string) => Promise<void>;
  readonly rotateEpoch: (scope: string) => Promise<void>;
  /** Everything as it is; calling what comes back puts it back, as a restored backup does, with new epochs. */
  readonly backUp?: () => Promise<() => Promise<void>>;

  readonly scopesOf: (person: string) => Promise<readonly string[]>;
  readonly rows: () => Promise<readonly ServerDump[]>;
  /** `table id field` of values that gave way to others set at the same time. */
  readonly superseded: () => Promise<ReadonlySet<string>>;
  /** `table id` of rows deleted for good, as far as the server remembers. */
  readonly deleted: () => Promise<ReadonlySet<string>>;
  readonly close: () => Promise<void>;
};
