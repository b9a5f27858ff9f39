import { z } from "zod";
import type { WireRow } from "#sync/protocol/push.ts";
import { kindOf } from "#sync/protocol/scope.ts";
import { rulesOf, type TableName, tables, times } from "#sync/protocol/tables.ts";
import type { Values } from "./rows.ts";
import type { Sealing } from "./sealing.ts";
import type { Incoming } from "./store.ts";

/** Opens a row that came and checks it whole: only what is right in every column is ever written. */
export function judge(wire: WireRow, sealing: Sealing | undefined): Incoming {
  const [t, id, scope, seq, values, bytes] = wire;
  if (values === null) return { is: "gone", t, id, scope };
  const bad = (why: string): Incoming => ({ is: "unreadable", t, id, scope, seq, why });
  const kind = kindOf(scope);
  if (!rulesOf(t).scopes.includes(kind)) return bad("a table that may not lie in this scope");
  const opened = kind === "self" ? open(t, id, values, bytes, sealing) : clear(values, bytes);
  if (typeof opened === "string") return bad(opened);
  const parsed = wholeRow[t].safeParse(opened.values);
  if (!parsed.success) return bad(parsed.error.issues[0]?.path.join(".") || "columns");
  if ((rulesOf(t).hasBytes === true) !== (opened.bytes !== null)) return bad("bytes");
  const row = { ...(parsed.data as Values), id, scope_id: scope, seq };
  return { is: "row", t, row, bytes: opened.bytes };
}

type Opened = { readonly values: Values; readonly bytes: Uint8Array | null };

const clear = (values: Values, bytes: string | null): Opened => ({
  values,
  bytes: bytes === null ? null : fromBase64(bytes),
});

function open(
  t: TableName,
  id: string,
  values: Values,
  bytes: string | null,
  sealing: Sealing | undefined,
): Opened | string {
  if (!sealing) return "no key";
  const row = sealing.openRow({ t, id }, values);
  if (!row.ok) return row.error.type;
  if (bytes === null) return { values: row.value, bytes: null };
  const plain = sealing.openBytes({ t, id }, fromBase64(bytes));
  return plain.ok ? { values: row.value, bytes: plain.value } : plain.error.type;
}

const wholeRow = Object.fromEntries(
  Object.entries(tables).map(([name, { columns }]) => [
    name,
    z.strictObject({ ...columns.shape, ...times }),
  ]),
) as unknown as Readonly<Record<TableName, z.ZodType>>;

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
