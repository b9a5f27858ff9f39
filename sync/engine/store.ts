import type { Pulled } from "#sync/protocol/pull.ts";
import type { Pushed } from "#sync/protocol/push.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { LocalRow, PendingOp, Queued, ServerRow, Values } from "./rows.ts";

/** What is known of a row that waiting changes touch. */
export type Outlook = {
  /** The scope it lies in here now; `undefined` when it is not here (any more). */
  readonly scope: string | undefined;
  /** Of a row that has bytes: they are read from it when it is sent. */
  readonly columns?: Values;
  readonly bytes?: Uint8Array;
  /** Only where a waiting change moves it: the server's row under them, and every op on it that waits, in order. */
  readonly moving?: {
    readonly server: LocalRow | undefined;
    readonly ops: readonly PendingOp[];
  };
};

/** The next changes to send, oldest first, numbers dense, and the rows they touch by `keyOf`. */
export type Batch = {
  readonly changes: readonly Queued[];
  readonly rows: ReadonlyMap<string, Outlook>;
  /** Taken from a number in this file for the number on the wire: a device that got another id counts from 1 again. */
  readonly base: number;
};

/** Where this file stands. */
export type Standing = {
  /** The last number on the wire that was dealt with and that the file knows to be; the last that was given at all. */
  readonly acknowledged: number;
  readonly given: number;
  /** Up to here changes were sent without an answer: the server may have them or not. 0: none. */
  readonly attempted: number;
  readonly waiting: number;
  /** Something was acknowledged into a scope that has not been read since. */
  readonly hasUnread: boolean;
  /** The scope only this person reads. */
  readonly self: string;
};

/** A pulled row that is not written: what is wrong with it. */
export type Unreadable = {
  readonly t: TableName;
  readonly id: string;
  readonly scope: string;
  readonly seq: number;
  readonly why: string;
};

/** A row that is no more where it was. */
export type Gone = { readonly t: TableName; readonly id: string; readonly scope: string };

/** One row of a page, looked at. */
export type Incoming =
  | ({ readonly is: "row" } & ServerRow)
  | ({ readonly is: "gone" } & Gone)
  | ({ readonly is: "unreadable" } & Unreadable);

/** A page, its rows opened and checked. */
export type Page = Pick<Pulled, "scopes" | "reset" | "cursors" | "more"> & {
  readonly rows: readonly Incoming[];
};

/** What a server's answer to a push says, its rows opened and checked. */
export type Answer = Pick<Pushed, "last" | "refused" | "superseded"> & {
  readonly echo: readonly (
    | Incoming
    | { readonly is: "none"; readonly t: TableName; readonly id: string }
  )[];
};

/**
 * The data file as the engine sees it. Every call is one transaction or one reading, and holds nothing when it has answered: the
 * one connection is never kept while the network is waited for.
 */
export type SyncStore = {
  readonly standing: () => Promise<Standing>;
  readonly cursors: () => Promise<Readonly<Record<string, readonly [string, string]>>>;
  /** The next changes, and remembers that they are being sent. `upTo`: none after this number. `undefined`: nothing waits. */
  readonly take: (most: {
    readonly changes: number;
    readonly bytes: number;
    readonly upTo?: number;
    /** Ends before the first change that touches a `self:` scope. */
    readonly withoutPrivate?: boolean;
  }) => Promise<Batch | undefined>;
  /** The answer to what was taken. Returns the tables that differ. `settled`: the answer leaves no doubt what the server did. */
  readonly acknowledge: (answer: Answer, settled: boolean) => Promise<readonly string[]>;
  /** Everything the server may have done with what was sent is known here now. */
  readonly settle: () => Promise<void>;
  /** A page with its cursors. `bulk`: may be lost in a power cut, and is then asked for again. Returns the tables that differ. */
  readonly apply: (page: Page, bulk: boolean) => Promise<readonly string[]>;
  /** Reads notes' texts anew where updates came. Returns whether one differs. */
  readonly readNotes: () => Promise<boolean>;
  /** The server has lost what came after `last`: what was acknowledged since is queued again. */
  readonly sendAgain: (last: number) => Promise<void>;
  /** From now on this file is another device: what waits counts from 1 again. */
  readonly becomeDevice: (device: string) => Promise<void>;
  readonly counts: () => Promise<{
    readonly waiting: number;
    readonly refused: number;
    readonly unreadable: number;
  }>;
};
