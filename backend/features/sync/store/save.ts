import type { LostField } from "../apply-op.ts";
import type { StoredRow } from "../stored-row.ts";
import { ask, type Asking } from "./ask.ts";
import { states } from "./load.ts";

/** What a push leaves behind. */
export type Saved = {
  readonly org: string;
  readonly now: number;
  readonly rows: readonly StoredRow[];
  /** The device's numbers this request dealt with; none for the server's own writes. */
  readonly dealt?: {
    readonly device: string;
    readonly proto: number;
    readonly first: number;
    readonly last: number;
    readonly hashes: readonly string[];
    readonly refused: readonly unknown[];
  };
};

/** Rows, the versions of their scopes, the device's number and its log, in one round trip. */
export async function save(tx: Asking, { org, now, rows, dealt }: Saved): Promise<void> {
  if (rows.length > 0) {
    // A row that moves must have left before it arrives: live rows are unique at every moment.
    const inOrder = rows.some(hasLeft)
      ? rows.toSorted((x, y) => Number(hasLeft(y)) - Number(hasLeft(x)))
      : rows;
    const scopes = [...new Set(inOrder.map((row) => row.scope))];
    const place = new Map(scopes.map((scope, index) => [scope, index + 1]));
    await ask(tx, dealt ? SAVE_ALL : SAVE_ROWS, [
      org,
      now,
      scopes,
      inOrder.map((row) => place.get(row.scope)),
      joined(inOrder.map((row) => row.tbl)),
      joined(inOrder.map((row) => row.id)),
      inOrder.map((row) => row.seq),
      inOrder.map((row) => states.indexOf(row.state)),
      joined(inOrder.map((row) => JSON.stringify(row.data))),
      inOrder.some((row) => row.bytes !== undefined)
        ? joined(inOrder.map((row) => row.bytes ?? ""))
        : null,
      joined(inOrder.map((row) => JSON.stringify(row.fm))),
      joined(inOrder.map((row) => row.author)),
      ...(dealt ? dealtParameters(dealt) : []),
    ]);
  } else if (dealt) await ask(tx, SAVE_DEALT, [org, now, ...dealtParameters(dealt)]);
}

const hasLeft = (row: StoredRow): boolean => row.state !== "live";

// As a list, every quote in every row's JSON would be escaped here and undone there. None of these texts can hold this character: JSON
// writes it as \u001f.
const joined = (texts: readonly string[]): string => texts.join("\u001f");
const list = (parameter: string): string => `string_to_array(${parameter}::text, E'\\x1f')`;

const dealtParameters = (dealt: NonNullable<Saved["dealt"]>): readonly unknown[] => [
  dealt.device,
  dealt.proto,
  dealt.first,
  dealt.last,
  dealt.hashes,
  JSON.stringify(dealt.refused),
];

const at = `to_timestamp($2::bigint / 1000.0)`;

const rowsPart = `
rows as (
  insert into sync_row (org_id, scope_id, tbl, id, seq, state, data, bytes, fm, author_id, updated_at)
  select $1, ($3::text[])[place], tbl, id, seq, state, data::json, decode(nullif(bytes, ''), 'base64'), fm::json, author_id, ${at}
  from unnest($4::int[], ${list("$5")}, ${list("$6")}, $7::bigint[], $8::smallint[], ${list("$9")}, ${list("$10")}, ${list("$11")}, ${list("$12")})
    as r (place, tbl, id, seq, state, data, bytes, fm, author_id)
  on conflict (org_id, scope_id, tbl, id) do update set
    seq = excluded.seq, state = excluded.state, data = excluded.data, fm = excluded.fm, updated_at = excluded.updated_at,
    bytes = case when excluded.state = 0 then coalesce(excluded.bytes, sync_row.bytes) end
), heads as (
  update sync_scope set head = head + 1 where org_id = $1 and scope_id = any ($3::text[])
)`;

const dealtPart = (first: number) => {
  const [device, proto, firstN, lastN, hashes, refused] = [0, 1, 2, 3, 4, 5].map(
    (i) => `$${first + i}`,
  );
  return `
device as (
  update sync_device set last_n = ${lastN}::bigint, proto = ${proto}::smallint, last_seen = ${at}
  where org_id = $1 and device_id = ${device}
), log as (
  insert into mutation_log (org_id, device_id, first_n, last_n, hashes, refused, at)
  values ($1, ${device}, ${firstN}::bigint, ${lastN}::bigint, ${hashes}::text[], ${refused}::json, ${at})
)`;
};

const SAVE_ALL = `with ${rowsPart}, ${dealtPart(13)} select 1`;
const SAVE_ROWS = `with ${rowsPart} select 1`;
const SAVE_DEALT = `with ${dealtPart(3)} select 1`;

/** Values that gave way to others set at the same time: their authors may want them back. */
export async function saveLost(
  tx: Asking,
  org: string,
  now: number,
  lost: readonly LostField[],
): Promise<void> {
  if (lost.length === 0) return;
  await ask(tx, SAVE_LOST, [
    org,
    now,
    lost.map(({ row }) => row.scope),
    lost.map(({ row }) => row.tbl),
    lost.map(({ row }) => row.id),
    lost.map(({ field }) => field),
    lost.map(({ device }) => device),
    lost.map((one) => one.at),
    lost.map(({ value }) => JSON.stringify(value)),
    lost.map(({ wonSeq }) => wonSeq),
  ]);
}

const SAVE_LOST = `
insert into field_conflict (org_id, scope_id, tbl, row_id, field, lost_device, lost_at, lost, won_seq, at)
select $1, l.scope_id, l.tbl, l.row_id, l.field, l.lost_device, l.lost_at, l.lost::json, l.won_seq, ${at}
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::bigint[])
  as l (scope_id, tbl, row_id, field, lost_device, lost_at, lost, won_seq)
on conflict do nothing`;
