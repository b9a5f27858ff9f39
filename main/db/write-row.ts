import { CompiledQuery, type Insertable } from "kysely";
import type { SyncedTable } from "./ops.ts";
import type { Tables } from "./tables.ts";
import type { Writer } from "./transaction.ts";

// A change saves four rows or more, always of the same few shapes. Printing their SQL here costs a tenth of what Kysely's builder does,
// and the statement behind it stays prepared (`statements.ts`).

/** Adds one row. */
export async function insertInto<T extends keyof Tables>(
  tx: Writer,
  table: T,
  row: Readonly<Insertable<Tables[T]>>,
): Promise<void> {
  const columns = Object.keys(row).map(quoted).join(", ");
  const places = Object.keys(row).fill("?").join(", ");
  const text = `insert into ${quoted(table)} (${columns}) values (${places})`;
  await tx.executeQuery(CompiledQuery.raw(text, Object.values(row)));
}

/** Sets columns of the row with this id. */
export async function updateById(
  tx: Writer,
  table: SyncedTable,
  id: string,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(set).map((column) => `${quoted(column)} = ?`);
  const text = `update ${quoted(table)} set ${columns.join(", ")} where "id" = ?`;
  await tx.executeQuery(CompiledQuery.raw(text, [...Object.values(set), id]));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
