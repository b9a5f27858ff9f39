import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Ids } from "#core/kernel/ids.ts";
import { OLDEST_PROTOCOL, PROTOCOL, type Refused } from "#sync/protocol/protocol.ts";
import type { Pushed } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { Db } from "../../db/db.ts";
import { codeOf } from "../../db/in-role.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { newPairs } from "./new-pairs.ts";
import { type Elsewhere, type Job, type Outcome, pushIn } from "./push-in.ts";
import { opsOf, readPush, scopesOf } from "./read-push.ts";

export type PushDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called after the commit: these scopes have a newer version. */
  readonly poke: (org: string, heads: ReadonlyMap<ScopeId, number>) => void;
};

/** How often a request begins anew because a row was found to live elsewhere. */
const ATTEMPTS = 6;

/** Takes the changes of one device in their order, each whole or not at all; what is refused holds nothing up. */
export async function push(
  deps: PushDeps,
  caller: Caller,
  body: unknown,
): Promise<Result<Pushed, Refused>> {
  const read = readPush(body);
  if (!read.ok) return read;
  const { proto, mutations } = read.value;
  if (proto < OLDEST_PROTOCOL) return fail({ type: "TooOld", oldest: OLDEST_PROTOCOL });
  const ops = opsOf(mutations);
  const pairs = newPairs(deps.ids, caller, ops);
  const wanted = new Set<string>(scopesOf(ops));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const done = await attemptPush(deps, {
      caller,
      proto: Math.min(proto, PROTOCOL),
      mutations,
      pairs,
      wanted,
    });
    if (done.ok) {
      if (done.value.heads.size > 0) deps.poke(caller.org, done.value.heads);
      return ok(done.value.pushed);
    }
    if (done.error.type === "LiesElsewhere") wanted.add(done.error.scope);
    else if (done.error.type !== "Raced") return fail(done.error);
  }
  throw new Error("a row kept moving while it was being changed");
}

type Raced = { readonly type: "Raced" };

async function attemptPush(
  deps: PushDeps,
  job: Job,
): Promise<Result<Outcome, Refused | Elsewhere | Raced>> {
  try {
    return await withTenant(deps.db, { org: job.caller.org }, (tx) => pushIn(tx, deps, job));
  } catch (error) {
    // Two who could not see each other made a row with one id in two scopes: the second will see the first now.
    if (codeOf(error) === "23505") return fail({ type: "Raced" });
    throw error;
  }
}
