import { timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import type { Refusal } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import type { DeviceDeps } from "./deps.ts";
import { type DeviceStanding, generationOf, standingOf } from "./queries.ts";
import { nextRefreshToken, readRefreshToken, type RefreshToken } from "./refresh-token.ts";
import { ABSOLUTE_MS, IDLE_MS, tokensFor } from "./tokens.ts";
import { endDevice, hashOfRefresh, rotate } from "./writes.ts";

/** For this long the token before the current one still gets the current one: the answer that carried it was lost. */
const GRACE_MS = 30_000;

const again = { type: "SignInAgain" } as const;

/** Exchanges a refresh token against the next one. A token that was exchanged before ends the whole family: either it or its successor is in wrong hands. */
export async function refreshDevice(
  deps: DeviceDeps,
  { deviceId, refresh }: { readonly deviceId: string; readonly refresh: string },
): Promise<Result<DeviceTokens, Refusal>> {
  const shown = readRefreshToken(deps.keys, refresh);
  if (!shown || shown.deviceId !== deviceId) return fail(again);
  const decided = await withTenant(deps.db, { org: shown.orgId }, (tx) => step(tx, deps, shown));
  if (decided.type === "refused") return fail(decided.error);
  if (decided.type === "stolen") {
    deps.onAccess(shown.orgId, decided.personId);
    return fail(again);
  }
  const { next, device } = decided;
  // Read after the exchange, in its own role: whoever signed everything out meanwhile, in whichever organisation, is heard here at the latest.
  const generation = await withAccounts(deps.db, (tx) => generationOf(tx, device.account_id));
  if (generation === undefined || device.generation < generation) return fail(again);
  return ok(
    await tokensFor(deps, next, {
      accountId: device.account_id,
      personId: device.person_id,
      role: device.role,
      addedAt: device.added_at.getTime(),
    }),
  );
}

type Decided =
  | { readonly type: "next"; readonly next: RefreshToken; readonly device: DeviceStanding }
  | { readonly type: "refused"; readonly error: Refusal }
  | { readonly type: "stolen"; readonly personId: string };

/** Under the device's lock: of twenty at once one steps on, and the others are given the same. */
async function step(tx: Writer, deps: DeviceDeps, shown: RefreshToken): Promise<Decided> {
  await tx
    .selectFrom("device")
    .select("device_id")
    .where("device_id", "=", shown.deviceId)
    .forUpdate()
    .execute();
  const device = await standingOf(tx, shown.deviceId);
  // Nobody took away what is not known: this server may have been restored from before it came. Who is told "removed" deletes data.
  if (!device) return { type: "refused", error: again };
  const error = refusalOf(device, deps.clock.now(), shown);
  if (error) return { type: "refused", error };
  const next = nextRefreshToken(deps.keys, shown);
  if (shown.n === device.n && isSame(hashOfRefresh(shown), device.hash)) {
    await rotate(tx, deps, next);
    return { type: "next", next, device };
  }
  const rotatedAt = device.rotated_at?.getTime() ?? 0;
  const isLostAnswer = shown.n === device.n - 1 && deps.clock.now() - rotatedAt <= GRACE_MS;
  if (isLostAnswer && isSame(hashOfRefresh(next), device.hash))
    return { type: "next", next, device };
  await endDevice(tx, deps, { deviceId: shown.deviceId, why: "reused" });
  return { type: "stolen", personId: device.person_id };
}

const removed = { type: "Removed" } as const;

function refusalOf(device: DeviceStanding, now: number, shown: RefreshToken): Refusal | undefined {
  if (device.state !== "active" || device.member_account_id !== device.account_id) return removed;
  if (device.ended_why === "revoked") return removed;
  const isOver =
    device.ended_at !== null ||
    device.family !== shown.family ||
    device.generation < device.member_generation ||
    now > device.seen_at.getTime() + IDLE_MS ||
    now > device.added_at.getTime() + ABSOLUTE_MS;
  return isOver ? again : undefined;
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
