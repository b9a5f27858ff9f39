/** A fault put into the code: the simulator must find it. */
export type Mutant = {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** More schedules than usual are needed to meet it. */
  readonly schedules?: number;
};

const DB = "main/db/sync";
const SERVER = "backend/features/sync";

// Not found here within 400 schedules, and held by the server's own tests: a deleted id made again, another person's row changed.
export const mutants: readonly Mutant[] = [
  {
    name: "the later clock wins, whoever had seen whom",
    file: `${SERVER}/merge.ts`,
    from: "const causal = !meta || meta[2] === edit.device || edit.seen(field, meta);",
    to: "const causal = !meta;",
  },
  {
    name: "what was sent twice is applied twice",
    file: "test/sync/memory-server.ts",
    from: "const fresh = mutations.slice(before.length);",
    to: "const fresh = mutations;",
  },
  {
    name: "a change of a deleted row makes it again",
    file: `${SERVER}/apply-op.ts`,
    from: 'if (!row) return { refused: refuse("row-gone") };',
    to: "if (!row) return add(to, { ...op, new: true } as never);",
  },
  {
    name: "a page that ends among rows of one version forgets the rest",
    file: `${SERVER}/cursor.ts`,
    from: 'row ? `${seq}/${row.tbl}/${row.id}${since > 0 ? `/${since}` : ""}` : String(seq)',
    to: "(void row, void since, String(seq))",
  },
  {
    name: "scopes that are not listed any more are kept",
    file: `${DB}/apply-page.ts`,
    from: "for (const scope of knownScopes(file)) if (!listed.has(scope)) touch(purge(file, scope));",
    to: "void [knownScopes, listed, purge];",
  },
  {
    name: "the cursor is kept one version too far",
    file: `${DB}/apply-page.ts`,
    from: "keepCursor(file, scope, epoch, cursor);",
    to: "keepCursor(file, scope, epoch, cursor.includes('/') ? cursor : String(Number(cursor) + 1));",
  },
  {
    name: "refusals told again are not heard",
    file: `${DB}/acknowledge.ts`,
    from: "new Map(answer.refused.map((one) => [one.n + base, one]))",
    to: "new Map((settled ? answer.refused : []).map((one) => [one.n + base, one]))",
  },
  {
    name: "refused changes stay on the screen",
    file: `${DB}/acknowledge.ts`,
    from: "if (refused.has(change.n)) for (const op of change.parsed) rows.set(keyOf(op), op);",
    to: "void change;",
  },
  {
    name: "what comes is written over what waits to be sent",
    file: `${DB}/apply-page.ts`,
    from: "writeKnown(file, { t, id }, withServer(row, ops), bytes)",
    to: "writeKnown(file, { t, id }, withServer(row, ops.slice(0, 0)), bytes)",
  },
  {
    name: "private rows leave unsealed",
    file: "sync/engine/outgoing.ts",
    from: 'if (kindOf(op.scope) !== "self") return undefined;',
    to: "if (kindOf(op.scope)) return undefined;",
  },
  {
    name: "reading a scope anew drops what waits",
    file: `${DB}/apply-page.ts`,
    from: "for (const scope of page.reset) beginSweep(file, scope);",
    to: "for (const scope of page.reset) { beginSweep(file, scope); file.sql('DELETE FROM outbox').run(); }",
  },
  {
    name: "a number used for another change is taken for the same",
    file: "test/sync/memory-server.ts",
    from: "if (before.some(({ n, hash }) => log.get(n)?.hash !== hash))",
    to: "if (before.some(({ n }) => !log.has(n)))",
  },
  {
    name: "a row that moved is dropped where it arrived",
    file: "sync/engine/replay.ts",
    from: "if (serverScope(known) !== scope) return undefined;",
    to: "if (serverScope(known) === '') return undefined;",
  },
  {
    name: "text that is private again leaves as it was",
    file: `${DB}/take-batch.ts`,
    from: "if (!moves) return { scope };",
    to: "if (!moves || scope !== '') return { scope };",
  },
  {
    name: "an edit that lost stays on the screen of who made it",
    file: `${DB}/apply-page.ts`,
    from: "if (!page.more) touch(goBack(file, upCasts));",
    to: "void goBack;",
  },
  {
    name: "a copied file sends again what the other one sent",
    file: "sync/engine/push-all.ts",
    from: "if (batch.changes.length > 1) {\n        session.carefulUpTo = last;",
    to: "if (batch.changes.length > 1_000) {\n        session.carefulUpTo = last;",
  },
  {
    name: "what a restored server lost is not sent again",
    file: "sync/engine/round.ts",
    from: "if (device.last < standing.acknowledged) await ports.store.sendAgain(device.last);",
    to: "void standing;",
  },
  {
    name: "an answer to what was there before counts for what is new",
    file: "sync/engine/push-all.ts",
    from: "const last = Math.min(sent.value.last, (batch.changes.at(-1)?.n ?? 0) - batch.base);",
    to: "const last = sent.value.last;",
  },
  {
    name: "notes are not read after updates came",
    file: `${DB}/sqlite-sync-store.ts`,
    from: "if (await readNote(next)) differs = true;",
    to: "void readNote; differs = true;",
  },
  {
    name: "what an older app left in the outbox is sent as it was",
    file: `${DB}/up-cast.ts`,
    from: "return steps.length === 0 ? ops :",
    to: "return steps.length >= 0 ? ops :",
  },
  {
    name: "rows and cursors are not one transaction",
    file: `${DB}/data-file.ts`,
    from: 'if (raw.inTransaction) raw.exec("ROLLBACK");',
    to: 'if (raw.inTransaction) raw.exec("COMMIT");',
  },
];
