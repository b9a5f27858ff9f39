import { CompiledQuery } from "kysely";
import type { Writer } from "../../../db/tables.ts";

export type Asking = Pick<Writer, "executeQuery">;

/**
 * One statement as it stands. What a request asks is the same few statements every time, over arrays of any length: as fixed text they
 * stay prepared, and no builder prints them anew.
 */
export async function ask<Row>(
  tx: Asking,
  text: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...parameters]));
  return rows as readonly Row[];
}

/** Bytes as base64 in one line; PostgreSQL breaks it every 76 characters. */
export const base64 = (column: string): string =>
  `translate(encode(${column}, 'base64'), E'\\n', '')`;
