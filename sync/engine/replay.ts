import { fold } from "./fold.ts";
import type { LocalRow, PendingOp } from "./rows.ts";

/** What is to be written of a row and of the server's row under it; `undefined` there means: none. */
export type Written = {
  readonly row: LocalRow | undefined;
  readonly shadow: LocalRow | undefined;
};

/** What this file knows of a row before something about it comes from the server. */
export type Known = {
  /** The server's row, where edits wait on top of it. */
  readonly shadow: LocalRow | undefined;
  /** The row as it is seen here. */
  readonly row: LocalRow | undefined;
  /** The ops on it that wait to be sent, in order. */
  readonly ops: readonly PendingOp[];
};

/** A row as the server has it now: under the edits that wait. */
export const withServer = (server: LocalRow | undefined, ops: readonly PendingOp[]): Written => ({
  row: fold(server, ops),
  shadow: ops.length > 0 ? server : undefined,
});

/** A row that left `scope`. `undefined`: it is known to live elsewhere by now, so nothing changes. */
export function withoutServer(known: Known, scope: string): Written | undefined {
  if (serverScope(known) !== scope) return undefined;
  return withServer(undefined, known.ops);
}

/** Where the server has it, as far as is known here. */
export function serverScope({ shadow, row, ops }: Known): string | undefined {
  if (shadow) return shadow.scope_id;
  const [first] = ops;
  if (!first) return row?.scope_id;
  return "new" in first.op ? undefined : first.op.scope;
}

/**
 * After an answer to a push. `echo`: the server's row, where it said so. `dealt`: the ops of answered changes, `applied` or not.
 * `known.ops` are those that still wait. `"as-it-is"`: what is seen here stays until the row itself comes.
 */
export function afterAnswer(
  known: Known,
  dealt: readonly (PendingOp & { readonly applied: boolean })[],
  echo: { readonly row: LocalRow | undefined } | undefined,
): Written | "as-it-is" {
  if (echo) return withServer(echo.row, known.ops);
  const applied = dealt.filter((op) => op.applied);
  const [first] = dealt;
  const isKnown = known.shadow !== undefined || (first !== undefined && "new" in first.op);
  if (!isKnown) return "as-it-is";
  return withServer(fold(known.shadow, applied), known.ops);
}
