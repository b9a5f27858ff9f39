import type { Kysely, Transaction } from "kysely";
import type { Result } from "#core/kernel/result.ts";
import type { Tables } from "./tables.ts";

/** Can ask, cannot write. (`with` is left out: what it returns can insert.) */
export type Reader = Pick<Kysely<Tables>, "selectFrom">;

/** Only a transaction has this type, so nothing is written outside one. */
export type Writer = Transaction<Tables>;

class Rollback<E> extends Error {
  constructor(readonly failure: E) {
    super("rolled back");
  }
}

/**
 * Runs `body` in one transaction: committed when it succeeds, rolled back on a failed Result and on a throw.
 * `body` must use `tx` alone: the outer `db` waits for the transaction to end and would hang.
 */
export async function inTransaction<T, E>(
  db: Kysely<Tables>,
  body: (tx: Writer) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await body(tx);
      if (!result.ok) throw new Rollback(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Rollback) return error.failure as Result<T, E>;
    throw error;
  }
}
