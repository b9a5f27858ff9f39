import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import { ScopeId } from "./scope.ts";
import { TableName } from "./tables.ts";

/** At most this many mutations, or this many bytes of them, in one push. */
export const MOST_MUTATIONS = 500;
export const MOST_PUSH_BYTES = 1_000_000;

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Column values; strings, whole numbers or `null`. In a `self:` scope every one but the times is `Sealed`. */
const Values = z.record(
  z.string().regex(/^[a-z_]{1,40}$/),
  z.union([z.string(), z.int(), z.null()]),
);
/** Bytes of a note update, as base64; sealed ones begin with their nonce. */
const Bytes = z.base64().max(6_000_000);

/** One row's part of a mutation. */
export const WireOp = z.union([
  /** A new row. When one with this id is there already (several devices derived the same id), its fields are merged like any others. */
  z.strictObject({
    t: TableName,
    id: rowId,
    scope: ScopeId,
    new: z.literal(true),
    set: Values,
    bytes: Bytes.optional(),
  }),
  /** Fields set on the version `base` of the row that the author saw (`null`: never seen from the server). */
  z.strictObject({
    t: TableName,
    id: rowId,
    scope: ScopeId,
    base: z.int().nullable(),
    set: Values,
    /** The scope it moves to; `set` then holds every column, in the clear or sealed as its new home asks. */
    move: ScopeId.optional(),
  }),
  /** The row goes for good. Deleting wins: what arrives for it later is refused. */
  z.strictObject({ t: TableName, id: rowId, scope: ScopeId, del: z.literal(true) }),
]);
export type WireOp = z.infer<typeof WireOp>;

/** One change of one person on one device: all of its ops, or none. */
export const Mutation = z.strictObject({
  /** Dense for each device, from 1. */
  n: z.int().min(1),
  /** When it was made, by the device's clock put right by what it learnt of the server's. */
  at: Millis,
  /** Tells this change from another with the same number: opaque to the server, the same at every attempt. */
  hash: z.string().max(64),
  ops: z.array(WireOp).max(5_000),
});
export type Mutation = z.infer<typeof Mutation>;

export const Push = z.strictObject({
  proto: z.int(),
  mutations: z.array(Mutation).min(1).max(MOST_MUTATIONS),
});
export type Push = z.infer<typeof Push>;

/** Why a mutation was refused. It is never tried again by itself, and never holds up the next one. */
export const RefusalCode = z.enum([
  /** A table, column or value that is not allowed. */
  "bad-op",
  /** Not a member of the scope, or the role may not. */
  "forbidden",
  /** The row was deleted for good. */
  "row-gone",
  /** The row lives in another scope by now: send it again as it is there. */
  "row-moved",
  "too-large",
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** A row as the server has it: `[table, id, scope, seq, columns and times, bytes]`; no columns: deleted or moved away. */
export const WireRow = z.tuple([
  TableName,
  rowId,
  ScopeId,
  z.int(),
  Values.nullable(),
  Bytes.nullable(),
]);
export type WireRow = z.infer<typeof WireRow>;

export const Pushed = z.strictObject({
  /** The last mutation of this device that has been dealt with, applied or refused. */
  last: z.int(),
  /** Those refused, replays included. */
  refused: z.array(z.strictObject({ n: z.int(), code: RefusalCode, detail: z.string().max(200) })),
  /** The rows of refused mutations as they are; an id alone where there is none (any more) for this person. */
  echo: z.array(z.union([WireRow, z.tuple([TableName, rowId])])),
  /** Fields where an edit made at the same time elsewhere won. */
  superseded: z.array(z.strictObject({ n: z.int(), t: TableName, id: rowId, field: z.string() })),
  serverTime: Millis,
});
export type Pushed = z.infer<typeof Pushed>;
