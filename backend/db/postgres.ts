import pg from "pg";
import { type Answer, type Client, ConnectionLost, type Pool, readers } from "./pool.ts";

export type PostgresOptions = {
  readonly url: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
  /** An idle connection died: the server was stopped, or the network cut. The next borrower gets a new one. */
  readonly onLost: (error: Error) => void;
};

/** How long a borrower waits for a connection before it is told that the server is busy. */
const PATIENCE_MS = 5_000;

// Each name lives in every connection's memory on the server; statements made by hand are few, generated ones could be endless.
const MOST_NAMES = 500;

export function openPostgres(options: PostgresOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: PATIENCE_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs,
    // The server may be gone without a word: past this the connection is given up from our side.
    query_timeout: options.statementTimeoutMs + 5_000,
    keepAlive: true,
    application_name: "all-elements",
    types: { getTypeParser: parser as typeof pg.types.getTypeParser },
  });
  pool.on("error", options.onLost);
  // From the pool letting go of a connection until its borrower holds it nobody else listens, and an error nobody hears ends the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  const nameOf = namer();
  return {
    lane: "postgres",
    connect: async () => borrowed(await pool.connect(), nameOf),
    end: () => pool.end(),
    counts: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}

const parser = (oid: number, format?: "text" | "binary") =>
  format === "binary"
    ? pg.types.getTypeParser(oid, "binary")
    : (readers[oid] ?? pg.types.getTypeParser(oid, "text"));

function borrowed(client: pg.PoolClient, nameOf: (sql: string) => string | undefined): Client {
  // While it is lent, the pool does not listen: an error without a listener would end the process.
  let lost = false;
  const lose = (): void => {
    lost = true;
  };
  client.on("error", lose);
  client.on("end", lose);
  const guarded = async <T>(send: () => Promise<T>): Promise<T> => {
    if (lost) throw new ConnectionLost(false);
    try {
      return await send();
    } catch (error) {
      throw lost || meansLost(error) ? new ConnectionLost(true, error) : error;
    }
  };
  return {
    query: (sql, parameters) => {
      const name = nameOf(sql);
      return guarded(() =>
        client.query({ ...(name ? { name } : {}), text: sql, values: [...parameters] }),
      );
    },
    run: async (sql) => lastOf(await guarded(() => client.query(sql))),
    release: async (destroy) => {
      client.off("error", lose);
      client.off("end", lose);
      client.release(destroy);
    },
  };
}

/** Said by PostgreSQL (classes 08 and 57P: it restarts, or was told to end this connection), by the network, or by the driver. */
function meansLost(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string") return /^(08...|57P0[123]|ECONNRESET|EPIPE)$/.test(code);
  return /^(Connection terminated|Client has encountered a connection error|Query read timeout)/.test(
    String(message),
  );
}

const lastOf = (answer: Answer | readonly Answer[]): Answer =>
  Array.isArray(answer) ? answer.at(-1) : (answer as Answer);

/** Named statements are parsed and planned once per connection. */
function namer(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known || names.size >= MOST_NAMES) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
