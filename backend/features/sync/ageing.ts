import type { Clock } from "#core/kernel/time.ts";
import type { Db } from "../../db/db.ts";
import { listOrganisations, withTenant } from "../../db/with-tenant.ts";
import { ask, type Asking } from "./store/ask.ts";
import { lockScopes } from "./store/enter.ts";

const DAY = 86_400_000;
/** A device that was away for longer begins again. */
const DELETIONS = 90 * DAY;
const APPLIED = 90 * DAY;
const REFUSED = 180 * DAY;
const CONFLICTS = 180 * DAY;

/** Scopes are taken a few at a time: their people wait meanwhile. */
const SCOPES_AT_ONCE = 20;

/** Forgets what is past its time, organisation after organisation. Broken off, it goes on where it was; run twice at once, both do their part. */
export async function age({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: Clock;
}): Promise<void> {
  for (const org of await listOrganisations(db)) {
    const now = clock.now();
    while ((await withTenant(db, { org }, (tx) => forgetDeletions(tx, org, now - DELETIONS))) > 0);
    await withTenant(db, { org }, (tx) => forgetLogs(tx, org, now));
  }
}

/** Answers how many scopes had something to forget. */
async function forgetDeletions(tx: Asking, org: string, before: number): Promise<number> {
  const scopes = await ask<{ scope_id: string }>(tx, OLD_SCOPES, [org, before, SCOPES_AT_ONCE]);
  if (scopes.length === 0) return 0;
  await lockScopes(
    tx,
    org,
    scopes.map(({ scope_id }) => scope_id),
  );
  await ask(tx, FORGET, [org, before, scopes.map(({ scope_id }) => scope_id)]);
  return scopes.length;
}

const old = `state <> 0 and updated_at < to_timestamp($2::bigint / 1000.0)`;
const OLD_SCOPES = `select distinct scope_id from sync_row where org_id = $1 and ${old} limit $3::int`;

// Who stands below the floor starts anew; it is raised in the same transaction, so that nobody can miss a deletion in between.
const FORGET = `
with forgotten as (
  delete from sync_row where org_id = $1 and scope_id = any ($3::text[]) and ${old} returning scope_id, seq
)
update sync_scope s set floor = greatest(floor, f.seq)
from (select scope_id, max(seq) as seq from forgotten group by scope_id) f
where s.org_id = $1 and s.scope_id = f.scope_id`;

async function forgetLogs(tx: Asking, org: string, now: number): Promise<void> {
  await ask(
    tx,
    `delete from mutation_log where org_id = $1 and (at < to_timestamp($3::bigint / 1000.0)
       or (at < to_timestamp($2::bigint / 1000.0) and json_array_length(refused) = 0))`,
    [org, now - APPLIED, now - REFUSED],
  );
  await ask(
    tx,
    `delete from field_conflict where org_id = $1 and at < to_timestamp($2::bigint / 1000.0)`,
    [org, now - CONFLICTS],
  );
}
