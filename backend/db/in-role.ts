import type { Db } from "./db.ts";
import { kyselyOn } from "./kysely-on.ts";
import { type Client, ConnectionLost } from "./pool.ts";
import type { Tables, Writer } from "./tables.ts";

/** COMMIT was sent and no answer came: what was to be written may be there or not. Asking again must be harmless. */
export class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super("the connection broke during COMMIT", { cause });
  }
}

/** A transaction that lasts longer than this is given up, with its connection. */
const DEADLINE_MS = 20_000;
const ATTEMPTS = 5;

/** Writes see what others have committed meanwhile, row by row; a snapshot sees one moment and writes nothing. */
export type Sight = "committed" | "snapshot";
const begin: Readonly<Record<Sight, string>> = {
  committed: "begin isolation level read committed",
  snapshot: "begin isolation level repeatable read read only",
};

/** The one place that begins a transaction. `role` are the statements that give up the connection's own rights for its duration. */
export async function inRole<T>(
  db: Db,
  role: string,
  body: (tx: Writer) => Promise<T>,
  sight: Sight = "committed",
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, `${begin[sight]}; ${role}`, body);
    } catch (error) {
      if (attempt === ATTEMPTS || error instanceof CommitUnknown || !worthAnotherTry(error))
        throw error;
      await db.pause(2 ** attempt * 10 * (0.5 + db.chance()));
    }
  }
}

async function once<T>(db: Db, opening: string, body: (tx: Writer) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let open = true;
  let clean = false;
  try {
    await client.run(opening);
    const tx = kyselyOn<Tables>(client, () => open) as Writer;
    const outcome = await settle(body(tx));
    open = false;
    if (outcome.type === "late")
      throw new Error(`a transaction took longer than ${DEADLINE_MS} ms`);
    if (outcome.type === "threw" || isFailure(outcome.value)) {
      clean = await undone(client);
      if (outcome.type === "threw") throw outcome.error;
      return outcome.value;
    }
    await commit(client);
    clean = true;
    return outcome.value;
  } finally {
    open = false;
    await client.release(!clean);
  }
}

/** Whether the rollback was answered. Where it was not, the connection is gone, and the transaction with it. */
const undone = (client: Client): Promise<boolean> =>
  client.run("rollback").then(
    () => true,
    () => false,
  );

async function commit(client: Client): Promise<void> {
  let answer;
  try {
    answer = await client.run("commit");
  } catch (error) {
    throw error instanceof ConnectionLost && error.sent ? new CommitUnknown(error) : error;
  }
  // PostgreSQL answers COMMIT with ROLLBACK where a statement had failed, and `body` went on as if it had not.
  if (answer.command !== "COMMIT")
    throw new Error("nothing was committed: an error within the transaction was swallowed");
}

type Outcome<T> =
  | { readonly type: "returned"; readonly value: T }
  | { readonly type: "threw"; readonly error: unknown }
  | { readonly type: "late" };

async function settle<T>(running: Promise<T>): Promise<Outcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ type: "late" }), DEADLINE_MS);
  });
  try {
    return await Promise.race([
      running.then(
        (value): Outcome<T> => ({ type: "returned", value }),
        (error: unknown): Outcome<T> => ({ type: "threw", error }),
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** A failed Result (core/kernel/result.ts) leaves nothing behind. */
const isFailure = (value: unknown): boolean =>
  typeof value === "object" && value !== null && (value as { ok?: unknown }).ok === false;

/** `code` of a PostgreSQL error, or of the network's. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === "object" &&
  error !== null &&
  typeof (error as { code?: unknown }).code === "string"
    ? (error as { code: string }).code
    : undefined;

/** Nothing was kept, and the same again may well succeed: conflicts, a plan made for an older schema, a server that restarts. */
function worthAnotherTry(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const code = codeOf(error);
  if (code === "0A000") return error instanceof Error && error.message.includes("cached plan");
  return code !== undefined && /^(40001|40P01|57P03|ECONNREFUSED|ENOENT)$/.test(code);
}
