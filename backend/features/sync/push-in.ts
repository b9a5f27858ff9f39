import type { Ids } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";
import type { Refused } from "#sync/protocol/protocol.ts";
import type { Pushed, WireOp, WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import type { Caller } from "./caller.ts";
import { enterOrRegister, type Known } from "./enter-or-register.ts";
import { planPush, type PushPlan } from "./plan-push.ts";
import { opsOf, type ReadMutation } from "./read-push.ts";
import { type Loaded, rowKey } from "./rows-in-hand.ts";
import type { Asking } from "./store/ask.ts";
import { loadEcho, loadManagers, loadRows } from "./store/load.ts";
import { addPairScopes, dropPairScopes, type NewPair } from "./store/pair-scopes.ts";
import { loadReplays } from "./store/replays.ts";
import { save, saveLost } from "./store/save.ts";

export type Job = {
  readonly caller: Caller;
  readonly proto: number;
  readonly mutations: readonly ReadMutation[];
  /** Pairs that may need a scope made. */
  readonly pairs: readonly NewPair[];
  /** The scopes to lock. */
  readonly wanted: ReadonlySet<string>;
};

export type Outcome = { readonly pushed: Pushed; readonly heads: ReadonlyMap<ScopeId, number> };

/** A row lives in a scope that must be locked too, before those this transaction holds. */
export type Elsewhere = { readonly type: "LiesElsewhere"; readonly scope: ScopeId };

type Deps = { readonly clock: Clock; readonly ids: Ids };

/** One request in one transaction: who asks, what was sent before, what is new, and everything written at the end in one go. */
export async function pushIn(
  tx: Asking,
  deps: Deps,
  job: Job,
): Promise<Result<Outcome, Refused | Elsewhere>> {
  const { org, person } = job.caller;
  const made =
    job.pairs.length > 0 ? await addPairScopes(tx, org, person, job.pairs, deps.ids.next) : [];
  const now = deps.clock.now();
  const entrance = { ...job.caller, wanted: [...job.wanted] };
  const entered = await enterOrRegister(tx, entrance, { proto: job.proto, now });
  if (!entered.ok) return entered;
  const { device } = entered.value;
  const sorted = await apart(tx, job, device.last);
  if (!sorted.ok) return sorted;
  const { fresh, refusedBefore } = sorted.value;
  const loaded = await load(tx, job, entered.value, fresh);
  const plan = planPush(
    { ...job.caller, role: entered.value.role, scopes: new Set(loaded.heads.keys()) },
    loaded,
    now,
    fresh,
  );
  if ("lock" in plan) return fail({ type: "LiesElsewhere", scope: plan.lock });
  const refused = plan.refused.map(({ n, refusal }) => ({
    n,
    ...refusal,
    detail: refusal.detail.slice(0, 200),
  }));
  await write(tx, { job, plan, now, fresh, refused, made });
  const all = [...refusedBefore, ...refused];
  return ok({
    pushed: {
      last: fresh.at(-1)?.n ?? device.last,
      refused: all,
      echo: all.length > 0 ? await echo(tx, job, new Set(all.map(({ n }) => n))) : [],
      superseded: plan.superseded,
      serverTime: now,
    },
    heads: new Map(plan.rows.map(({ scope, seq }) => [scope, seq])),
  });
}

type Apart = { readonly fresh: readonly ReadMutation[]; readonly refusedBefore: Pushed["refused"] };

/** What is new, apart from what was dealt with already: an answer was lost, and it is given again. */
async function apart(
  tx: Asking,
  { caller, mutations }: Job,
  last: number,
): Promise<Result<Apart, Refused>> {
  const first = mutations[0]?.n ?? 0;
  const isDense = mutations.every(({ n }, index) => n === first + index);
  if (first > last + 1 || !isDense) return fail({ type: "Gap", last });
  const fresh = mutations.filter(({ n }) => n > last);
  const before = mutations.slice(0, mutations.length - fresh.length);
  if (before.length === 0) return ok({ fresh, refusedBefore: [] });
  const range = { first, last: before.at(-1)?.n ?? first };
  const { hashes, refused } = await loadReplays(tx, caller.org, caller.device, range);
  // A number that is forgotten counts as another change too: silently dropping it could lose one.
  if (before.some(({ n, hash }) => hashes.get(n) !== hash))
    return fail({ type: "DeviceForked", last });
  return ok({ fresh, refusedBefore: [...refused] });
}

async function load(
  tx: Asking,
  job: Job,
  entered: Known,
  fresh: readonly ReadMutation[],
): Promise<Loaded> {
  const ops = opsOf(fresh);
  const { live, marks } = await loadRows(tx, job.caller.org, ops);
  return {
    live,
    marks,
    known: job.wanted,
    heads: new Map(entered.scopes.map(({ id, head }) => [id, head])),
    people: new Map(entered.scopes.flatMap(({ id, people }) => (people ? [[id, people]] : []))),
    managers: await loadManagers(tx, job.caller.org, managersIn(ops)),
  };
}

const managersIn = (ops: readonly WireOp[]): readonly string[] => [
  ...new Set(
    ops.flatMap((op) =>
      op.t === "person" &&
      "set" in op &&
      typeof op.set.manager_id === "string" &&
      !op.scope.startsWith("self:")
        ? [op.set.manager_id]
        : [],
    ),
  ),
];

type Writing = {
  readonly job: Job;
  readonly plan: PushPlan;
  readonly now: Millis;
  readonly fresh: readonly ReadMutation[];
  readonly refused: Pushed["refused"];
  readonly made: readonly string[];
};

async function write(tx: Asking, { job, plan, now, fresh, refused, made }: Writing): Promise<void> {
  const { org, device } = job.caller;
  const empty = made.filter((scope) => plan.rows.every((row) => row.scope !== scope));
  if (empty.length > 0) await dropPairScopes(tx, org, empty);
  const [first, last] = [fresh[0]?.n, fresh.at(-1)?.n];
  if (first === undefined || last === undefined) return;
  const hashes = fresh.map(({ hash }) => hash);
  await saveLost(tx, org, now, plan.lost);
  await save(tx, {
    org,
    now,
    rows: plan.rows,
    dealt: { device, proto: job.proto, first, last, hashes, refused },
  });
}

/** The rows of refused mutations as they are now. */
async function echo(
  tx: Asking,
  { caller, mutations }: Job,
  refused: ReadonlySet<number>,
): Promise<Pushed["echo"]> {
  const keys = mutations.filter(({ n }) => refused.has(n)).flatMap((mutation) => mutation.keys);
  const rows = await loadEcho(tx, caller, keys);
  const distinct = new Map<string, readonly [TableName, string]>(
    keys.map((key) => [rowKey({ tbl: key[0], id: key[1] }), key]),
  );
  return [...distinct].map(
    ([key, [tbl, id]]): WireRow | [TableName, string] => rows.get(key) ?? [tbl, id],
  );
}
