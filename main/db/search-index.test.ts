import fc from "fast-check";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { added, changed, type Op } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { freshStore, type FreshStore } from "./testing.ts";
import { redoChange, undoChange } from "./undo.ts";

type Step =
  | { readonly do: "add"; readonly kind: 0 | 1 | 2; readonly text: string }
  | { readonly do: "edit" | "archive" | "bring back" | "purge"; readonly row: number }
  | { readonly do: "undo" | "redo" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("add" as const),
    kind: fc.constantFrom(0 as const, 1 as const, 2 as const),
    text: fc.string({ maxLength: 12, unit: "grapheme" }),
  }),
  fc.record({
    do: fc.constantFrom("edit", "archive", "bring back", "purge"),
    row: fc.nat(20),
  }),
  fc.record({ do: fc.constantFrom("undo", "redo") }),
) as fc.Arbitrary<Step>;

test("whatever is added, edited, archived, purged, undone and done again, search finds exactly what is there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      await using store = await freshStore();
      store.db.raw.pragma("synchronous = OFF");
      for (const one of steps) await take(store, one);
      expect(indexed(store)).toEqual(recomputed(store));
    }),
    { numRuns: 120 },
  );
}, 120_000);

const tables = ["inbox_item", "question", "template"] as const;

async function take(store: FreshStore, step: Step): Promise<void> {
  if (step.do === "add") return save(store, [add(store, step.kind, step.text)]);
  if (!("row" in step)) {
    await (step.do === "undo" ? undoChange(store.deps) : redoChange(store.deps));
    return;
  }
  const rows = tables.flatMap((table) => rowsOf(store, table).map((row) => ({ table, row })));
  const found = rows[step.row % Math.max(rows.length, 1)];
  if (!found) return;
  const { table, row } = found;
  if (step.do === "purge")
    return void store.db.raw.exec(`DELETE FROM ${table} WHERE id = '${row.id}'`);
  const archived = { archived_at: row.archived_at };
  if (step.do === "archive")
    return save(store, changed(table, row.id, archived, { archived_at: 5 }));
  if (step.do === "bring back")
    return save(store, changed(table, row.id, archived, { archived_at: null }));
  const column = table === "template" ? "name" : "text";
  return save(store, changed(table, row.id, { [column]: "" }, { [column]: `edited ${row.id}` }));
}

function add(store: FreshStore, kind: 0 | 1 | 2, text: string): Op {
  const id = store.ids.next();
  if (kind === 0) return added("inbox_item", id, "self:me", { text });
  if (kind === 1) return added("question", id, "org:org", { topic: "topic", text });
  return added("template", id, "org:org", { name: text, points: "[]" });
}

async function save(store: FreshStore, ops: readonly Op[]): Promise<void> {
  await saveChange(store.deps, "test", async () => ok({ ops, value: 0 }));
}

type Row = { readonly id: string; readonly archived_at: number | null };

const rowsOf = (store: FreshStore, table: string) =>
  store.db.raw.prepare(`SELECT id, archived_at FROM ${table} ORDER BY id`).all() as Row[];

/** What the index holds, as it would be searched. */
const indexed = (store: FreshStore) =>
  store.db.raw
    .prepare(
      "SELECT r.kind, r.row_id, s.title, s.body FROM search s LEFT JOIN search_row r ON r.rowid = s.rowid ORDER BY 1, 2",
    )
    .all();

/** What it should hold, read from the tables. */
const recomputed = (store: FreshStore) =>
  store.db.raw
    .prepare(
      `SELECT * FROM (
        SELECT 'person' AS kind, id AS row_id, name AS title, coalesce(position, '') || ' ' || coalesce(email, '') AS body FROM person WHERE archived_at IS NULL
        UNION ALL SELECT 'inbox-item', id, text, '' FROM inbox_item WHERE archived_at IS NULL
        UNION ALL SELECT 'question', id, text, topic FROM question WHERE archived_at IS NULL
        UNION ALL SELECT 'template', id, name, points FROM template WHERE archived_at IS NULL
      ) ORDER BY 1, 2`,
    )
    .all();
