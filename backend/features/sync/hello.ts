import { ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import { type Hello, OLDEST_PROTOCOL, PROTOCOL, type Refused } from "#sync/protocol/protocol.ts";
import type { Db } from "../../db/db.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { enterOrRegister } from "./enter-or-register.ts";

/** What a device learns before anything else; it is registered by asking. */
export async function hello(
  deps: { readonly db: Db; readonly clock: Clock },
  caller: Caller,
): Promise<Result<Hello, Refused>> {
  const now = deps.clock.now();
  const last = await withTenant(deps.db, { org: caller.org }, async (tx) => {
    const entered = await enterOrRegister(tx, { ...caller, wanted: [] }, { proto: PROTOCOL, now });
    return entered.ok ? ok(entered.value.device.last) : entered;
  });
  if (!last.ok) return last;
  return ok({
    protocol: { oldest: OLDEST_PROTOCOL, newest: PROTOCOL },
    serverTime: now,
    device: { last: last.value },
  });
}
