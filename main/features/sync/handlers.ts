import type { SliceHandlers } from "#contract/index.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { scopes } from "../../db/identity.ts";
import { exportRefused } from "../../db/sync/open-refused.ts";
import type { SyncDeps } from "./deps.ts";
import { findRefused, listRefused, settleRefused } from "./refused.ts";
import { sendAgain } from "./send-again.ts";

export const syncHandlers = (deps: SyncDeps): SliceHandlers<"sync"> => ({
  "sync.status": async () => ok(deps.status()),
  "sync.now": async () => {
    deps.now();
    return ok(undefined);
  },
  "sync.refused": async () => ok(await listRefused(deps.db)),
  "sync.exportRefused": async () => ok({ json: await exportRefused(deps.db) }),
  "sync.sendAgain": async ({ id }) => {
    const sent = await sendAgain(deps, id);
    if (sent.ok) deps.recount();
    return sent;
  },
  "sync.drop": async ({ id }) => {
    const refused = await findRefused(deps.db, id);
    if (!refused) return fail({ type: "RefusedMissing" });
    await settleRefused(deps.db, id, deps.clock.now());
    deps.recount();
    return ok(undefined);
  },
  "sync.here": async ({ pairId, isHere }) => {
    deps.presence.iAm(scopes.pair(pairId) as ScopeId, isHere);
    return ok(undefined);
  },
  "sync.present": async ({ pairId }) =>
    ok(
      deps.presence
        .present(scopes.pair(pairId))
        .filter((person) => person !== deps.identity.me) as PersonId[],
    ),
});
