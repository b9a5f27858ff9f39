import type { ScopeId } from "#sync/protocol/scope.ts";
import type { Caller } from "../caller.ts";
import type { Place } from "../cursor.ts";
import { ask, type Asking, base64 } from "./ask.ts";
import { type Ending, endingOf } from "./ending.ts";

export type MyScope = {
  readonly id: ScopeId;
  readonly epoch: string;
  readonly head: number;
  readonly floor: number;
};

/** The scopes of a person, in order; none for somebody else's device. How the device that asks was ended, if it was. */
export async function readScopes(
  tx: Asking,
  { org, person, device }: Caller,
): Promise<{ readonly scopes: readonly MyScope[]; readonly ending: Ending | null }> {
  const rows = await ask<MyScope & { ending: Ending | null }>(tx, SCOPES, [org, person, device]);
  return { scopes: rows, ending: rows[0]?.ending ?? null };
}

// What is read next comes in the order of an index. On a table without statistics another index and a sort look as cheap, and such a plan
// is kept while the table grows: for the rest of the transaction sorting is the last thing to be thought of.
const SCOPES = `
select (select set_config('enable_sort', 'off', true)) as unsorted, s.scope_id as id, s.epoch, s.head, s.floor,
  case when d.revoked_at is null then ${endingOf("$1", "$3")} else 'revoked' end as ending
from scope_member m join sync_scope s on s.org_id = m.org_id and s.scope_id = m.scope_id
  left join sync_device d on d.org_id = $1 and d.device_id = $3
where m.org_id = $1 and m.profile_id = $2 and coalesce(d.profile_id = $2, true)
order by s.scope_id`;

/** A row of a page, as the JSON text it is sent as; `null` where the page has become too heavy for it. */
export type Line = { readonly scope: number; readonly seq: number; readonly line: string | null };

/** More bytes than this end a page early. */
const HEAVY = 4_000_000;

/** The next rows of scopes from a place in each, scope after scope, by version: at most `limit`. */
export async function readPage(
  tx: Asking,
  org: string,
  behind: readonly { readonly id: string; readonly place: Place }[],
  limit: number,
): Promise<readonly Line[]> {
  if (behind.length === 0) return [];
  const lines = await ask<Line>(tx, PAGE, [
    org,
    behind.map(({ id }) => id),
    behind.map(({ place }) => place.seq),
    behind.map(({ place }) => place.row?.tbl ?? LAST),
    behind.map(({ place }) => place.row?.id ?? LAST),
    limit,
  ]);
  checkOrder(lines);
  return lines;
}

/** Sorts after every table and every id. */
const LAST = "~";

// Tables, ids and scopes are of letters, digits, "_" and "-" (the protocol sees to it), so that they need no escaping. Stored JSON goes
// out as it is, without being parsed by anyone on the way.
const PAGE = `
select p.scope, p.seq,
  case when p.bytes_before < ${HEAVY} then
    '["' || p.tbl || '","' || p.id || '","' || p.scope_id || '",' || p.seq || ',' ||
    case when p.state = 0 then p.data::text else 'null' end || ',' ||
    case when p.state = 0 and p.bytes is not null then '"' || ${base64("p.bytes")} || '"' else 'null' end || ']'
  end as line
from (
  select k.scope::int, r.*,
    sum(octet_length(r.data::text) + coalesce(octet_length(r.bytes), 0)) over (rows between unbounded preceding and current row)
      - octet_length(r.data::text) - coalesce(octet_length(r.bytes), 0) as bytes_before
  from unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) with ordinality as k (scope_id, seq, tbl, id, scope)
  cross join lateral (
    select * from sync_row r
    where r.org_id = $1 and r.scope_id = k.scope_id and (r.seq, r.tbl, r.id) > (k.seq, k.tbl, k.id)
    order by r.seq, r.tbl, r.id limit $6::int
  ) r
  limit $6::int
) p`;

/** A nested loop keeps the order of its scopes. Nothing but how PostgreSQL plans it says so, and a page out of order would lose rows. */
function checkOrder(lines: readonly Line[]): void {
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1], lines[i]];
    if (!before || !after || before.scope < after.scope) continue;
    if (before.scope > after.scope || before.seq > after.seq)
      throw new Error("a page came out of order");
  }
}
