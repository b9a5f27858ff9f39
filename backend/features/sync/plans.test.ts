import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { Writer } from "../../db/tables.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { Asking } from "./store/ask.ts";
import { loadManagers, loadRows } from "./store/load.ts";
import { readPage, readScopes } from "./store/read-page.ts";
import { type APair, aPair, aServer, columns, newRow, type TestServer } from "./testing.ts";

let to: TestServer;
let at: APair;
beforeAll(async () => {
  to = await aServer();
  at = await aPair(to);
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

/** Answers what the database would do for whatever is asked through it, by a plan for any parameters: such plans are kept for long. */
async function planOf(question: Question[1]): Promise<string> {
  return withTenant(to.fresh.db, { org: at.org }, async (tx) => {
    const lines: string[] = [];
    await question(
      { executeQuery: (query: CompiledQuery) => explain(tx, query, lines) } as Asking,
      tx,
    );
    return lines.join("\n");
  });
}

async function explain(tx: Writer, { sql, parameters }: CompiledQuery, lines: string[]) {
  const run = (text: string) => tx.executeQuery<Record<string, string>>(CompiledQuery.raw(text));
  const literal = (value: unknown): string =>
    Array.isArray(value) ? `'{${value.join(",")}}'` : `'${String(value)}'`;
  await run("set local plan_cache_mode = force_generic_plan");
  await run(`prepare asked as ${sql}`);
  const { rows } = await run(`explain execute asked (${parameters.map(literal).join(", ")})`);
  await run("deallocate asked");
  lines.push(...rows.map((row) => Object.values(row)[0] ?? ""));
  return { rows: [] };
}

type Question = readonly [string, (asking: Asking, tx: Writer) => Promise<unknown>, string];
const questions: readonly Question[] = [
  [
    "finding the rows of a push",
    (tx) => loadRows(tx, at.org, [{ t: "task", id: "t", scope: at.pair, del: true }]),
    "sync_row_left sync_row_live",
  ],
  ["walking up managers", (tx) => loadManagers(tx, at.org, ["a"]), "sync_row_live sync_row_live"],
  [
    "reading a page",
    async (asking, tx) => {
      await readScopes(tx, at.anas.caller);
      await readPage(asking, at.org, [{ id: "pair:x", place: { seq: 3, since: 0 } }], 5_000);
    },
    "sync_row_history",
  ],
];

// Plans are made when a process starts on an empty table, and kept while it fills: a first big push once read everything for each row.
test.each(questions)(
  "%s goes by the index made for it, on a table that is empty and one that has just filled",
  async (_, question, indexes) => {
    const usedIn = (plan: string) =>
      [...plan.matchAll(/Index (?:Only )?Scan using (\w+) on sync_row/g)].map(
        ([, index = ""]) => index,
      );
    const empty = await planOf(question);
    for (let round = 0; round < 4; round++)
      await at.anas.does(
        Array.from({ length: 250 }, () =>
          newRow("template", to.ids.next(), at.directory as ScopeId, columns.template()),
        ),
      );
    const full = await planOf(question);
    for (const plan of [empty, full]) {
      expect(usedIn(plan).toSorted().join(" ")).toBe(indexes);
      expect(plan).not.toContain("Seq Scan on sync_row");
    }
  },
);
