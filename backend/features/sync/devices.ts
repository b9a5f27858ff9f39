import { ask, type Asking } from "./store/ask.ts";

/** Ends a device in the same transaction as its tokens: it is told so at its next request, and wipes what it holds. */
export const revokeDevice = async (
  tx: Asking,
  {
    org,
    device,
    person,
    now,
  }: {
    readonly org: string;
    readonly device: string;
    readonly person: string;
    readonly now: number;
  },
): Promise<void> => {
  await ask(tx, REVOKE, [org, device, person, now]);
};

const REVOKE = `
insert into sync_device (org_id, device_id, profile_id, proto, last_seen, revoked_at)
values ($1, $2, $3, 0, to_timestamp($4::bigint / 1000.0), to_timestamp($4::bigint / 1000.0))
on conflict (org_id, device_id) do update set revoked_at = coalesce(sync_device.revoked_at, excluded.revoked_at)`;
