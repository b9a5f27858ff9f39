/** What a statement came back with. */
export type Answer = {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
  /** The command that really ran: COMMIT answers ROLLBACK where the transaction had failed. */
  readonly command: string;
};

/** The connection broke. `sent: false`: before the statement was sent, so that it certainly did not happen. */
export class ConnectionLost extends Error {
  readonly sent: boolean;
  constructor(sent: boolean, cause?: unknown) {
    super("the connection to the database was lost", { cause });
    this.sent = sent;
  }
}

/** One connection, borrowed. */
export interface Client {
  /** One statement with parameters. */
  readonly query: (sql: string, parameters: readonly unknown[]) => Promise<Answer>;
  /** Several statements without parameters in one round trip; answers for the last one. */
  readonly run: (sql: string) => Promise<Answer>;
  /** Gives it back; with `destroy` when nobody can say what state it is in. */
  readonly release: (destroy: boolean) => Promise<void>;
}

/** Connections to one database: PostgreSQL, or PGlite with its only one. Lent by `withTenant` and `withAccounts` alone. */
export interface Pool {
  readonly lane: Lane;
  readonly connect: () => Promise<Client>;
  readonly end: () => Promise<void>;
  /** For the metrics. */
  readonly counts: () => {
    readonly total: number;
    readonly idle: number;
    readonly waiting: number;
  };
}

export type Lane = "postgres" | "pglite";

/** Both lanes read these types the same way: 64-bit counters as numbers, days as text, bytes as Buffer. */
export const readers: Readonly<Record<number, (text: string) => unknown>> = {
  20: wholeNumber,
  1082: (text) => text,
  17: (text) => Buffer.from(text.slice(2), "hex"),
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error("a number past 2^53 came out of the database");
  return value;
}
