import { z } from "zod";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Refused } from "#sync/protocol/protocol.ts";
import { Mutation, Push, WireOp } from "#sync/protocol/push.ts";
import { ScopeId } from "#sync/protocol/scope.ts";
import { TableName } from "#sync/protocol/tables.ts";
import type { Asked } from "./plan-push.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { Value } from "./stored-row.ts";

export type ReadMutation = Asked & {
  readonly hash: string;
  /** The rows it is about, as far as they can be read: told back when it is refused. */
  readonly keys: readonly (readonly [TableName, string])[];
};

export type ReadPush = {
  readonly proto: number;
  readonly mutations: readonly ReadMutation[];
};

/** The frame of a request must be right; an op that cannot be read costs its own mutation only, or it would hold up the queue for ever. */
export function readPush(body: unknown): Result<ReadPush, Refused> {
  const frame = Frame.safeParse(body);
  if (!frame.success) return fail({ type: "BadRequest", issues: issuesOf(frame.error) });
  return ok({ proto: frame.data.proto, mutations: frame.data.mutations.map(readMutation) });
}

const Frame = Push.extend({
  mutations: z
    .array(Mutation.extend({ ops: z.array(z.unknown()).max(5_000) }))
    .min(1)
    .max(500),
});

export const issuesOf = (error: z.ZodError): string[] =>
  error.issues.slice(0, 8).map(({ path, code }) => `${path.join(".").slice(0, 100)}: ${code}`);

function readMutation({
  n,
  at,
  hash,
  ops,
}: z.infer<typeof Frame>["mutations"][number]): ReadMutation {
  const read: WireOp[] = [];
  let refusal: Refusal | undefined;
  for (const raw of ops) {
    const op = shapeOf(raw).safeParse(raw);
    if (op.success) read.push(op.data);
    else refusal ??= refuse("bad-op", issuesOf(op.error)[0] ?? "");
  }
  const keys = refusal ? ops.flatMap(keyOf) : read.map(({ t, id }) => [t, id] as const);
  return { n, at, hash, ops: refusal ?? read, keys };
}

/** The one of the union's shapes that this can be: trying all of them tells less and costs more. */
function shapeOf(raw: unknown): z.ZodType<WireOp> {
  if (typeof raw !== "object" || raw === null) return AsSet;
  return "new" in raw ? AsNew : "del" in raw ? AsDelete : AsSet;
}

// `checkOp` looks at every column by its table; here only at what it may rely on. The general record of values was a third of a push.
const Columns = z.custom<Record<string, Value>>(isColumns, "columns");
const AsNew = WireOp.options[0].extend({ set: Columns });
const AsSet = WireOp.options[1].extend({ set: Columns });
const AsDelete = WireOp.options[2];

function isColumns(set: unknown): boolean {
  if (typeof set !== "object" || set === null || Array.isArray(set)) return false;
  return Object.values(set).every(
    (value) => typeof value === "string" || value === null || Number.isSafeInteger(value),
  );
}

const Key = z.object({ t: TableName, id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
function keyOf(raw: unknown): readonly (readonly [TableName, string])[] {
  const key = Key.safeParse(raw);
  return key.success ? [[key.data.t, key.data.id]] : [];
}

export const opsOf = (mutations: readonly Asked[]): readonly WireOp[] =>
  mutations.flatMap(({ ops }) => ("code" in ops ? [] : ops));

/** Every scope that ops name. */
export const scopesOf = (ops: readonly WireOp[]): ReadonlySet<ScopeId> =>
  new Set(
    ops.flatMap((op) => ("move" in op && op.move !== undefined ? [op.scope, op.move] : [op.scope])),
  );
