import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import { OLDEST_PROTOCOL, PROTOCOL, type Refused } from "#sync/protocol/protocol.ts";
import { Pull } from "#sync/protocol/pull.ts";
import type { Pushed, WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import type { TableName } from "#sync/protocol/tables.ts";
import { newPairs } from "../../backend/features/sync/new-pairs.ts";
import { planPush } from "../../backend/features/sync/plan-push.ts";
import { opsOf, type ReadMutation, readPush } from "../../backend/features/sync/read-push.ts";
import { type Loaded, placeKey, rowKey } from "../../backend/features/sync/rows-in-hand.ts";
import { type Memory, newMemory, putRow, scopesOf } from "./memory.ts";
import { pullFrom } from "./memory-pull.ts";
import type { Caller, SimServer } from "./sim-server.ts";

type Deps = { readonly clock: Clock; readonly ids: Ids };

/**
 * A server whose rows lie in memory. What it decides, merges and refuses is the real server's code; only storage and locking are not, which
 * one process does not need. Fast enough for thousands of schedules; the same schedules run on the real database too, in smaller number.
 */
export function memoryServer(deps: Deps): SimServer {
  let memory = newMemory();
  const { clock, ids } = deps;
  const refusal = (caller: Caller): Refused | undefined => {
    const device = memory.devices.get(caller.device);
    if (!memory.roles.has(caller.person) || device?.isRevoked) return { type: "Removed" };
    if (device && device.person !== caller.person) return { type: "NotSignedIn" };
    if (!device)
      memory.devices.set(caller.device, { person: caller.person, last: 0, isRevoked: false });
    return undefined;
  };
  const open = (scope: ScopeId) => {
    if (!memory.scopes.has(scope))
      memory.scopes.set(scope, { head: 0, floor: 0, epoch: ids.next(), people: undefined });
  };
  const admit = (person: string, scope: ScopeId) =>
    memory.members.set(scope, new Set([...(memory.members.get(scope) ?? []), person]));
  return {
    org: "org",
    hello: async (caller) => {
      const refused = refusal(caller);
      if (refused) return fail(refused);
      const last = memory.devices.get(caller.device)?.last ?? 0;
      const protocol = { oldest: OLDEST_PROTOCOL, newest: PROTOCOL };
      return ok({ protocol, serverTime: clock.now(), device: { last } });
    },
    push: async (caller, body) => {
      const refused = refusal(caller);
      return refused ? fail(refused) : pushInto(memory, deps, caller, body);
    },
    pull: async (caller, body) => {
      const refused = refusal(caller);
      if (refused) return fail(refused);
      return ok(pullFrom(memory, clock.now(), caller.person, Pull.parse(body)));
    },
    setRole: async (person, role) => {
      for (const members of memory.members.values()) members.delete(person);
      if (!role) return void memory.roles.delete(person);
      memory.roles.set(person, role);
      for (const scope of ["org:org", `self:${person}`] as ScopeId[]) {
        open(scope);
        admit(person, scope);
      }
      for (const [scope, { people }] of memory.scopes)
        if (people?.includes(person)) admit(person, scope);
    },
    setInPair: async (person, scope, isIn) => {
      if (isIn) admit(person, scope as ScopeId);
      else memory.members.get(scope as ScopeId)?.delete(person);
    },
    revoke: async (device, person) => {
      const known = memory.devices.get(device);
      memory.devices.set(device, { person, last: known?.last ?? 0, isRevoked: true });
    },
    raiseFloor: async (scope) => {
      const state = memory.scopes.get(scope as ScopeId);
      if (!state) return;
      for (const [key, row] of memory.rows)
        if (row.scope === scope && row.state !== "live" && row.seq <= state.head)
          memory.rows.delete(key);
      for (const [key, home] of memory.deleted) if (home === scope) memory.deleted.delete(key);
      state.floor = state.head;
    },
    rotateEpoch: async (scope) => {
      const state = memory.scopes.get(scope as ScopeId);
      if (state) state.epoch = ids.next();
    },
    backUp: async () => {
      const kept = structuredClone(memory);
      return async () => {
        // Who is a member is not part of what is restored here.
        const { members, roles } = memory;
        memory = { ...structuredClone(kept), members, roles };
        for (const state of memory.scopes.values()) state.epoch = ids.next();
      };
    },
    scopesOf: async (person) => scopesOf(memory, person),
    rows: async () =>
      [...memory.rows.values()].map((row) => ({ ...row, t: row.tbl, bytes: row.bytes ?? null })),
    deleted: async () => new Set(memory.deleted.keys()),
    superseded: async () => new Set(memory.lost),
    close: async () => {},
  };
}

function pushInto(
  memory: Memory,
  { clock, ids }: Deps,
  caller: Caller,
  body: unknown,
): Result<Pushed, Refused> {
  const read = readPush(body);
  if (!read.ok) return read;
  const { mutations } = read.value;
  const device = memory.devices.get(caller.device);
  const role = memory.roles.get(caller.person);
  if (!device || !role) return fail({ type: "Removed" });
  const first = mutations[0]?.n ?? 0;
  if (first > device.last + 1 || mutations.some(({ n }, index) => n !== first + index))
    return fail({ type: "Gap", last: device.last });
  const log = memory.logs.get(caller.device) ?? new Map();
  const before = mutations.filter(({ n }) => n <= device.last);
  if (before.some(({ n, hash }) => log.get(n)?.hash !== hash))
    return fail({ type: "DeviceForked", last: device.last });
  const fresh = mutations.slice(before.length);
  const made = newPairs(ids, caller, opsOf(fresh))
    .map((pair) => ({ ...pair, scope: pair.scope as ScopeId }))
    .filter(({ scope }) => !memory.scopes.has(scope));
  for (const { scope, a, b } of made) {
    memory.scopes.set(scope, { head: 0, floor: 0, epoch: ids.next(), people: [a, b] });
    memory.members.set(scope, new Set([a, b].filter((person) => memory.roles.has(person))));
  }
  const loaded = loadFor(memory, caller);
  const author = { ...caller, role, scopes: new Set(loaded.heads.keys()) };
  const now = clock.now();
  const plan = planPush(author, loaded, now, fresh);
  if ("lock" in plan) throw new Error("every scope is locked here");
  for (const row of plan.rows) putRow(memory, row);
  for (const scope of new Set(plan.rows.map((row) => row.scope))) {
    const state = memory.scopes.get(scope);
    if (state) state.head += 1;
  }
  for (const { scope } of made)
    if (plan.rows.every((row) => row.scope !== scope)) {
      memory.scopes.delete(scope);
      memory.members.delete(scope);
    }
  for (const { row, field } of plan.lost) memory.lost.add(`${row.tbl} ${row.id} ${field}`);
  const refusedNow = plan.refused.map(({ n, refusal }) => ({ n, ...refusal }));
  for (const { n, hash } of fresh)
    log.set(n, { hash, refused: refusedNow.find((one) => one.n === n) });
  memory.logs.set(caller.device, log);
  device.last = fresh.at(-1)?.n ?? device.last;
  const refused = [...before.flatMap(({ n }) => log.get(n)?.refused ?? []), ...refusedNow];
  const echo = echoOf(memory, caller, mutations, new Set(refused.map(({ n }) => n)));
  return ok({
    last: device.last,
    refused,
    echo,
    superseded: plan.superseded,
    serverTime: now,
  });
}

function loadFor(memory: Memory, caller: Caller): Loaded {
  const rows = [...memory.rows.values()];
  const mine = new Set(scopesOf(memory, caller.person));
  const scopes = [...memory.scopes].filter(([scope]) => mine.has(scope));
  return {
    live: new Map(rows.filter((row) => row.state === "live").map((row) => [rowKey(row), row])),
    marks: new Map(
      rows
        .filter((row) => row.state !== "live")
        .map((row) => [placeKey(row.scope, rowKey(row)), row]),
    ),
    known: new Set(memory.scopes.keys()),
    heads: new Map(scopes.map(([scope, { head }]) => [scope, head])),
    people: new Map(scopes.flatMap(([scope, { people }]) => (people ? [[scope, people]] : []))),
    managers: new Map(
      rows
        .filter((row) => row.tbl === "person" && row.state === "live")
        .map((row) => [row.id, row.data["manager_id"] as string | null]),
    ),
  };
}

function echoOf(
  memory: Memory,
  caller: Caller,
  mutations: readonly ReadMutation[],
  refused: ReadonlySet<number>,
): Pushed["echo"] {
  const mine = new Set<string>(scopesOf(memory, caller.person));
  const keys = new Map(
    mutations
      .filter(({ n }) => refused.has(n))
      .flatMap(({ keys }) => keys)
      .map(([tbl, id]) => [rowKey({ tbl, id }), [tbl, id] as [TableName, string]]),
  );
  const live = new Map(
    [...memory.rows.values()]
      .filter((row) => row.state === "live" && mine.has(row.scope))
      .map((row) => [rowKey(row), row]),
  );
  return [...keys].map(([key, id]): WireRow | [TableName, string] => {
    const row = live.get(key);
    return row ? [row.tbl, row.id, row.scope, row.seq, row.data, row.bytes ?? null] : id;
  });
}
