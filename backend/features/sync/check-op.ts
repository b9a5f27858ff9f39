import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import type { WireOp } from "#sync/protocol/push.ts";
import { kindOf } from "#sync/protocol/scope.ts";
import { rulesOf, Sealed, TableName, tables } from "#sync/protocol/tables.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { Values } from "./stored-row.ts";

/** The most text one op may carry. */
const MOST_TEXT = 1_000_000;

/**
 * Whether an op can be one of its table: known columns with values of their type, sealed where the scope asks for it, in a scope where
 * such rows live. Says nothing about who may.
 */
export function checkOp(op: WireOp): Refusal | undefined {
  const home = kindOf("move" in op && op.move !== undefined ? op.move : op.scope);
  const rules = rulesOf(op.t);
  if (!rules.scopes.includes(home)) return refuse("bad-op", `no ${op.t} lives in ${home}`);
  if ("del" in op) return undefined;
  const whole = "new" in op || op.move !== undefined;
  if (rules.hasBytes && !("new" in op)) return refuse("bad-op", `${op.t} never changes`);
  if ("new" in op && (op.bytes !== undefined) !== (rules.hasBytes === true))
    return refuse("bad-op", "bytes");
  let length = 0;
  for (const value of Object.values(op.set)) {
    if (typeof value !== "string") continue;
    length += value.length;
    if (value.includes("\0") || !value.isWellFormed()) return refuse("bad-op", "text");
  }
  if (length > MOST_TEXT) return refuse("too-large", `${length}`);
  const shape = shapes[op.t][home === "self" ? "sealed" : "clear"][whole ? "whole" : "part"];
  const parsed = shape.safeParse(op.set);
  return parsed.success
    ? undefined
    : refuse("bad-op", String(parsed.error.issues[0]?.path[0] ?? "columns"));
}

/** The columns of an op apart from the times, which only the server sets; `archived_at` is a column like any other. */
export function columnsOf(set: Values): Values {
  const { created_at: _, updated_at: __, ...columns } = set;
  return columns;
}

type Shapes = Record<"sealed" | "clear", Record<"whole" | "part", z.ZodType>>;
const archived = { archived_at: Millis.nullable().optional() };
/** Whole rows may say when they were made: those of a profile that joins an organisation are older than their first mutation. */
const born = { created_at: Millis.optional(), updated_at: Millis.optional() };

const shapes = Object.fromEntries(
  TableName.options.map((name) => {
    const clear = tables[name].columns as z.ZodObject;
    const sealed = z.strictObject(
      Object.fromEntries(Object.keys(clear.shape).map((column) => [column, Sealed])),
    );
    const both = (whole: z.ZodObject, columns: z.ZodObject) => ({
      whole: whole.extend(archived).extend(born),
      part: columns.partial().extend(archived),
    });
    return [
      name,
      {
        clear: both(clear, clear),
        // A sealed row is new as one value; only its later edits are sealed column by column.
        sealed: both(z.strictObject({ sealed: Sealed }), sealed),
      } satisfies Shapes,
    ];
  }),
) as unknown as Record<TableName, Shapes>;
