import type { Millis } from "#core/kernel/time.ts";
import type { DeviceTokens, Role } from "#sync/protocol/account.ts";
import { ACCESS_MS, signAccess } from "./access-token.ts";
import type { DeviceDeps } from "./deps.ts";
import { type RefreshToken, writeRefreshToken } from "./refresh-token.ts";

const DAY_MS = 24 * 3_600_000;
/** How long a device that is silent stays signed in, and how long any does without signing in anew. */
export const IDLE_MS = 30 * DAY_MS;
export const ABSOLUTE_MS = 90 * DAY_MS;

/** Whom a device speaks for. */
export type Standing = {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly addedAt: number;
};

/** The tokens of a device, as they go over the wire. */
export async function tokensFor(
  { keys, clock }: Pick<DeviceDeps, "keys" | "clock">,
  refresh: RefreshToken,
  { accountId, personId, role, addedAt }: Standing,
): Promise<DeviceTokens> {
  const { orgId, deviceId, family } = refresh;
  const now = clock.now();
  const claims = { accountId, orgId, personId, deviceId, family };
  return {
    orgId,
    personId,
    deviceId,
    role,
    access: await signAccess(keys, now, claims),
    accessUntil: (now + ACCESS_MS) as Millis,
    refresh: writeRefreshToken(keys, refresh),
    refreshUntil: Math.min(now + IDLE_MS, addedAt + ABSOLUTE_MS) as Millis,
  } as DeviceTokens;
}
