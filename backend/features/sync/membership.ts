import type { Role } from "#sync/protocol/account.ts";
import { ask, type Asking } from "./store/ask.ts";

/** Somebody came into an organisation, has another role there, or went. */
export type MembershipChange = {
  readonly org: string;
  readonly person: string;
  /** None: they are not (or no longer) an active member. */
  readonly role: Role | undefined;
};

/**
 * Says in the same transaction which scopes a person has from now on: the organisation's, their own, and those of pairs that name them.
 * The caller pokes after the commit (`account`): the person's devices then ask again and find them, or forget what they lost.
 */
export async function onMembership(
  tx: Asking,
  newEpoch: () => string,
  { org, person, role }: MembershipChange,
): Promise<void> {
  if (role === undefined) {
    await ask(tx, `delete from scope_member where org_id = $1 and profile_id = $2`, [org, person]);
    return;
  }
  const own = [`org:${org}`, `self:${person}`];
  await ask(tx, ADD_SCOPES, [org, own, ["org", "self"], own.map(newEpoch)]);
  await ask(tx, LET_IN, [org, person, role, own]);
}

const ADD_SCOPES = `
insert into sync_scope (org_id, scope_id, kind, epoch)
select $1, s.scope_id, s.kind, s.epoch from unnest($2::text[], $3::text[], $4::text[]) as s (scope_id, kind, epoch)
on conflict do nothing`;

const LET_IN = `
insert into scope_member (org_id, profile_id, scope_id, role)
select $1, $2, scope_id, $3 from sync_scope
where org_id = $1 and (scope_id = any ($4::text[]) or (kind = 'pair' and (a_id = $2 or b_id = $2)))
on conflict (org_id, profile_id, scope_id) do update set role = excluded.role`;
