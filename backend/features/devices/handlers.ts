import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { DeviceCaller, Refusal, SliceHandlers } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import { addDevice } from "./add-device.ts";
import type { DeviceDeps } from "./deps.ts";
import { refreshDevice } from "./refresh.ts";
import { endDevice, endOlderDevices } from "./writes.ts";

export const deviceHandlers = (deps: DeviceDeps): SliceHandlers<"devices"> => ({
  "devices.add": (input, caller) => addDevice(deps, input, caller),
  "devices.refresh": (input) => refreshDevice(deps, input),
  "devices.list": async (_, caller) =>
    ok(await withTenant(deps.db, { org: caller.org }, (tx) => list(tx, caller))),
  "devices.revoke": async ({ deviceId }, caller) => {
    const done = await withTenant(deps.db, { org: caller.org }, (tx) =>
      revoke(tx, deps, { deviceId, personId: caller.person }),
    );
    if (done.ok) deps.onAccess(caller.org, caller.person);
    return done;
  },
});

/** Ends all devices of an account that are older than `generation`, in each organisation it has a place in. */
export async function endDevices(
  deps: DeviceDeps,
  accountId: string,
  generation: number,
): Promise<void> {
  const homes = await withAccounts(deps.db, (tx) =>
    tx.selectFrom("account_home").select("home").where("account_id", "=", accountId).execute(),
  );
  for (const { home } of homes) {
    const personId = await withTenant(deps.db, { org: home }, (tx) =>
      endOlderDevices(tx, deps, { accountId, generation }),
    );
    if (personId !== undefined) deps.onAccess(home, personId);
  }
}

async function list(tx: Writer, { person, device }: DeviceCaller) {
  const rows = await tx
    .selectFrom("device")
    .select(["device_id", "name", "added_at", "seen_at"])
    .where("person_id", "=", person)
    .where("ended_at", "is", null)
    .orderBy("seen_at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    deviceId: row.device_id,
    name: row.name,
    addedAt: row.added_at.getTime() as Millis,
    seenAt: row.seen_at.getTime() as Millis,
    isThis: row.device_id === device,
  }));
}

async function revoke(
  tx: Writer,
  deps: DeviceDeps,
  { deviceId, personId }: { readonly deviceId: string; readonly personId: string },
): Promise<Result<Record<string, never>, Refusal>> {
  const own = await tx
    .selectFrom("device")
    .select("device_id")
    .where("device_id", "=", deviceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (!own) return fail({ type: "Missing" });
  await endDevice(tx, deps, { deviceId, why: "revoked" });
  return ok({});
}
