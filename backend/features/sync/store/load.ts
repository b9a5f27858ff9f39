import type { WireOp, WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { Caller } from "../caller.ts";
import { placeKey, rowKey } from "../rows-in-hand.ts";
import type { Metas, RowState, StoredRow, Value, Values } from "../stored-row.ts";
import { ask, type Asking, base64 } from "./ask.ts";

export const states = ["live", "gone", "moved"] as const satisfies readonly RowState[];

/** The rows that ops are about: live wherever they live, and what they left behind where the ops look for them. */
export async function loadRows(
  tx: Asking,
  org: string,
  ops: readonly WireOp[],
): Promise<{ readonly live: Map<string, StoredRow>; readonly marks: Map<string, StoredRow> }> {
  const places = new Map<string, readonly [string, string, string]>();
  for (const op of ops) {
    const key = rowKey({ tbl: op.t, id: op.id });
    places.set(placeKey(op.scope, key), [op.scope, op.t, op.id]);
    if ("move" in op && op.move !== undefined)
      places.set(placeKey(op.move, key), [op.move, op.t, op.id]);
  }
  const all = [...places.values()];
  const found = await ask<Found>(tx, LOAD, [
    org,
    all.map(([scope]) => scope),
    all.map(([, tbl]) => tbl),
    all.map(([, , id]) => id),
  ]);
  const live = new Map<string, StoredRow>();
  const marks = new Map<string, StoredRow>();
  for (const row of found.map(toRow)) {
    if (row.state === "live") live.set(rowKey(row), row);
    else marks.set(placeKey(row.scope, rowKey(row)), row);
  }
  return { live, marks };
}

type Found = {
  readonly scope_id: ScopeId;
  readonly tbl: TableName;
  readonly id: string;
  readonly seq: number;
  readonly state: 0 | 1 | 2;
  readonly data: string;
  readonly fm: string;
  readonly author_id: string;
};

const toRow = (row: Found): StoredRow => ({
  tbl: row.tbl,
  id: row.id,
  scope: row.scope_id,
  seq: row.seq,
  state: states[row.state],
  data: JSON.parse(row.data) as Values,
  fm: JSON.parse(row.fm) as Metas,
  author: row.author_id,
});

const columns = `r.scope_id, r.tbl, r.id, r.seq, r.state, r.data::text as data, r.fm::text as fm, r.author_id`;

/** SQL: one row by its key. `limit 1` makes it a look-up for each key whatever the planner knows of the table; a join once read all of it. */
const one = (where: string): string =>
  `cross join lateral (select * from sync_row s where s.org_id = $1 and ${where} limit 1) r`;
const isLive = `s.tbl = k.tbl and s.id = k.id and s.state = 0`;

const LOAD = `
select ${columns} from (select distinct tbl, id from unnest($3::text[], $4::text[]) as k (tbl, id)) k
  ${one(isLive)}
union all
select ${columns} from unnest($2::text[], $3::text[], $4::text[]) as k (scope_id, tbl, id)
  ${one("s.scope_id = k.scope_id and s.tbl = k.tbl and s.id = k.id and s.state <> 0")}`;

/** Who leads `ids`, and who leads those, to the top. */
export async function loadManagers(
  tx: Asking,
  org: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<{ id: string; manager: string | null }>(tx, MANAGERS, [org, ids]);
  return new Map(rows.map(({ id, manager }) => [id, manager]));
}

const inDirectory = `s.tbl = 'person' and s.state = 0 and s.scope_id = 'org:' || $1::text`;

// `union`, not `union all`: a ring that is there already must not be walked for ever.
const MANAGERS = `
with recursive up as (
  select r.id, r.data ->> 'manager_id' as manager from unnest($2::text[]) as k (id)
    ${one(`${inDirectory} and s.id = k.id`)}
  union
  select r.id, r.data ->> 'manager_id' from up ${one(`${inDirectory} and s.id = up.manager`)}
)
select id, manager from up`;

/** Live rows as they are told to a person's device; those of scopes that are not theirs are left out. */
export async function loadEcho(
  tx: Asking,
  { org, person }: Pick<Caller, "org" | "person">,
  keys: readonly (readonly [string, string])[],
): Promise<ReadonlyMap<string, WireRow>> {
  const rows = await ask<Found & { bytes: string | null }>(tx, ECHO, [
    org,
    keys.map(([tbl]) => tbl),
    keys.map(([, id]) => id),
    person,
  ]);
  return new Map(
    rows.map(({ tbl, id, scope_id, seq, data, bytes }) => [
      rowKey({ tbl, id }),
      [tbl, id, scope_id, seq, JSON.parse(data) as Record<string, Value>, bytes],
    ]),
  );
}

const ECHO = `
select ${columns}, ${base64("r.bytes")} as bytes
from (select distinct tbl, id from unnest($2::text[], $3::text[]) as k (tbl, id)) k
  ${one(isLive)}
where exists (select from scope_member m where m.org_id = $1 and m.profile_id = $4 and m.scope_id = r.scope_id)`;
