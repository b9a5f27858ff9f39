import type { LocalOp } from "#sync/engine/rows.ts";

/** From ops as a schema version wrote them to what the next one would have written. */
export type UpCasts = Readonly<Record<number, (op: LocalOp) => LocalOp>>;

/** Changes that wait while the app is updated were written by the version before. None yet: there is one schema. */
export const releases: UpCasts = {};

/** Ops of an outbox row as the newest schema would have written them. */
export function parseOps(
  row: { readonly ops: string; readonly schema_version: number },
  upCasts: UpCasts,
): readonly LocalOp[] {
  const ops = JSON.parse(row.ops) as readonly LocalOp[];
  const steps = Object.entries(upCasts)
    .filter(([from]) => Number(from) >= row.schema_version)
    .toSorted(([a], [b]) => Number(a) - Number(b));
  return steps.length === 0 ? ops : ops.map((op) => steps.reduce((now, [, cast]) => cast(now), op));
}
