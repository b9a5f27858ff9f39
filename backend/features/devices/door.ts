import { fail, ok, type Result } from "#core/kernel/result.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { Reader } from "../../db/tables.ts";
import type { DeviceHolder, Role, Shut } from "../../http/door.ts";
import { readAccess } from "./access-token.ts";
import type { DeviceDeps } from "./deps.ts";
import { standingOf } from "./queries.ts";
import { ABSOLUTE_MS } from "./tokens.ts";

/** Whose an access token is, by the token alone. */
export async function deviceBy(
  { keys, clock }: Pick<DeviceDeps, "keys" | "clock">,
  token: string,
): Promise<DeviceHolder | undefined> {
  const claims = await readAccess(keys, clock.now(), token);
  return (
    claims && {
      type: "device",
      account: claims.accountId,
      org: claims.orgId,
      person: claims.personId,
      device: claims.deviceId,
    }
  );
}

/** What the person of a device is at this moment; for a feature that has its own transaction open. One look by primary key. */
export async function standing(
  tx: Reader,
  { clock }: Pick<DeviceDeps, "clock">,
  holder: DeviceHolder,
): Promise<Result<Role, Shut>> {
  const device = await standingOf(tx, holder.device);
  const isTheirs =
    device?.state === "active" &&
    device.person_id === holder.person &&
    device.account_id === holder.account &&
    device.member_account_id === holder.account;
  if (!isTheirs || device.ended_why === "revoked") return fail({ type: "Removed" });
  const isOver =
    device.ended_at !== null ||
    device.generation < device.member_generation ||
    clock.now() > device.added_at.getTime() + ABSOLUTE_MS;
  return isOver ? fail({ type: "NotSignedIn" }) : ok(device.role);
}

export const roleOf = (
  deps: Pick<DeviceDeps, "db" | "clock">,
  holder: DeviceHolder,
): Promise<Result<Role, Shut>> =>
  withTenant(deps.db, { org: holder.org, person: holder.person }, (tx) =>
    standing(tx, deps, holder),
  );
