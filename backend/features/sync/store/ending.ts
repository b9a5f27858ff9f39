import { fail, type Result } from "#core/kernel/result.ts";
import type { Refused } from "#sync/protocol/protocol.ts";

/** How a device came to its end: by its own sign-out, by a stolen token that was used again, or because somebody took it away. */
export type Ending = "signed-out" | "reused" | "revoked";

/**
 * SQL: how accounts have ended this device, `null` where they have not. Its access token lives a few minutes longer and is not looked up
 * at the door: who ends a lost computer wants it to get nothing from now on.
 */
export const endingOf = (org: string, device: string): string =>
  `(select coalesce(ended_why, 'signed-out') from device where ended_at is not null and org_id = ${org}::uuid
     and device_id = case when ${device}::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${device}::text::uuid end)`;

/** Only one that was taken away is told to wipe what it holds. */
export const refuseEnded = (ending: Ending): Result<never, Refused> =>
  fail({ type: ending === "revoked" ? "Removed" : "NotSignedIn" });
