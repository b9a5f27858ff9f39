import { ask, type Asking } from "./ask.ts";

export type NewPair = { readonly scope: string; readonly a: string; readonly b: string };

/** Makes the scopes of pairs that are not there yet, in order, before any is locked; those of the two who are in the organisation get in. */
export async function addPairScopes(
  tx: Asking,
  org: string,
  person: string,
  pairs: readonly NewPair[],
  newEpoch: () => string,
): Promise<readonly string[]> {
  const sorted = pairs.toSorted((x, y) => (x.scope < y.scope ? -1 : 1));
  const made = await ask<{ scope_id: string }>(tx, ADD, [
    org,
    sorted.map(({ scope }) => scope),
    sorted.map(({ a }) => a),
    sorted.map(({ b }) => b),
    sorted.map(newEpoch),
    person,
    `org:${org}`,
  ]);
  return made.map(({ scope_id }) => scope_id);
}

const ADD = `
with made as (
  insert into sync_scope (org_id, scope_id, kind, epoch, a_id, b_id)
  select $1, n.scope_id, 'pair', n.epoch, n.a, n.b
  from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as n (scope_id, a, b, epoch)
  where exists (select from scope_member where org_id = $1 and profile_id = $6 and scope_id = $7)
  on conflict do nothing returning scope_id, a_id, b_id
), let_in as (
  insert into scope_member (org_id, profile_id, scope_id, role)
  select $1, m.profile_id, made.scope_id, m.role from made
    join scope_member m on m.org_id = $1 and m.scope_id = $7 and m.profile_id in (made.a_id, made.b_id)
  on conflict do nothing
)
select scope_id from made`;

/** Takes back scopes nothing came to live in. */
export async function dropPairScopes(
  tx: Asking,
  org: string,
  scopes: readonly string[],
): Promise<void> {
  await ask(
    tx,
    `with gone as (delete from scope_member where org_id = $1 and scope_id = any ($2::text[]))
     delete from sync_scope where org_id = $1 and scope_id = any ($2::text[])`,
    [org, scopes],
  );
}
