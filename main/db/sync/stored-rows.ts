import type { LocalRow, Value } from "#sync/engine/rows.ts";
import { rulesOf, type TableName } from "#sync/protocol/tables.ts";
import type { DataFile } from "./data-file.ts";

// Rows of the synced tables, written as they come. A note's text is read out of its updates here and is no part of what comes.

const SYNCED = ["id", "scope_id", "seq", "created_at", "updated_at", "archived_at"];

type Shape = { readonly columns: readonly string[]; readonly upsert: string };
const shapes = new Map<TableName, Shape>();

export function readRow({ sql }: DataFile, t: TableName, id: string): LocalRow | undefined {
  return sql(`SELECT ${columnsOf(t).join(", ")} FROM ${t} WHERE id = ?`).get(id) as
    | LocalRow
    | undefined;
}

/** Adds the row or sets every column of it. `false`: it cannot stand beside another row that is there. */
export function writeRow(
  { sql }: DataFile,
  t: TableName,
  row: LocalRow,
  bytes: Uint8Array | null,
): boolean {
  const { columns, upsert } = shapeOf(t);
  const values: (Value | Uint8Array)[] = columns.map((column) => row[column] ?? null);
  if (rulesOf(t).hasBytes) values.push(bytes ?? new Uint8Array());
  try {
    sql(upsert).run(...values);
    return true;
  } catch (error) {
    if (isConstraint(error)) return false;
    throw error;
  }
}

export function dropRow({ sql }: DataFile, t: TableName, id: string): void {
  sql(`DELETE FROM ${t} WHERE id = ?`).run(id);
}

/** Only the version of a row whose bytes are here already: they never change. */
export function stampRow({ sql }: DataFile, t: TableName, row: LocalRow): void {
  sql(
    `UPDATE ${t} SET scope_id = ?, seq = ?, created_at = ?, updated_at = ?, archived_at = ? WHERE id = ?`,
  ).run(
    row.scope_id,
    row["seq"] ?? null,
    row["created_at"],
    row["updated_at"],
    row["archived_at"] ?? null,
    row.id,
  );
}

const columnsOf = (t: TableName): readonly string[] => shapeOf(t).columns;

function shapeOf(t: TableName): Shape {
  const known = shapes.get(t);
  if (known) return known;
  const columns = [...SYNCED, ...Object.keys(rulesOf(t).columns.shape)];
  const all = rulesOf(t).hasBytes ? [...columns, "data"] : columns;
  // A note's `updated_at` says here when its text was read out of its updates.
  const kept = t === "note" ? ["id", "updated_at"] : ["id"];
  const set = all
    .filter((name) => !kept.includes(name))
    .map((name) => `${name} = excluded.${name}`);
  const upsert = `INSERT INTO ${t} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})
    ON CONFLICT (id) DO UPDATE SET ${set.join(", ")}`;
  const shape = { columns, upsert };
  shapes.set(t, shape);
  return shape;
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT");
