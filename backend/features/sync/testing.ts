import type { Ids } from "#core/kernel/ids.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Role } from "#sync/protocol/account.ts";
import type { Pulled } from "#sync/protocol/pull.ts";
import type { Pushed, WireOp, WireRow } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { freshDb, type FreshDb, uuidOf } from "../../db/testing.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { onMembership } from "./membership.ts";
import { type SyncServer, syncServer } from "./sync-server.ts";

/** Noon of a day in November 2026. */
export const NOON = Date.UTC(2026, 10, 23, 12) as Millis;

export type TestServer = {
  readonly fresh: FreshDb;
  readonly server: SyncServer;
  readonly ids: Ids;
  /** Moves the server's clock. */
  readonly setNow: (now: number) => void;
  readonly pokes: { readonly org: string; readonly heads: Readonly<Record<string, number>> }[];
};

/** A server over a database of its own, with a clock and ids a test can foretell. */
export async function aServer(connections?: number): Promise<TestServer> {
  const fresh = await freshDb(connections === undefined ? {} : { connections });
  let now = NOON;
  let made = 0;
  const ids: Ids = { next: () => namedUuid(`made ${++made}`), from: namedUuid };
  const pokes: TestServer["pokes"] = [];
  return {
    fresh,
    ids,
    pokes,
    setNow: (to) => {
      now = to as Millis;
    },
    server: syncServer({
      db: fresh.db,
      clock: { now: () => now },
      ids,
      poke: (org, heads) => pokes.push({ org, heads: Object.fromEntries(heads) }),
    }),
  };
}

/** Lets a person into an organisation in a role, or out with `none`. */
export const member = (
  { fresh, ids }: TestServer,
  org: string,
  person: string,
  role: Role | "none" = "member",
): Promise<void> =>
  withTenant(fresh.db, { org }, (tx) =>
    onMembership(tx, ids.next, { org, person, role: role === "none" ? undefined : role }),
  );

let organisations = 0;

/** Ana and Ben of one organisation, with the pair they make; Eve is in another one. */
export async function aPair(to: TestServer) {
  const org = uuidOf(`organisation ${++organisations}`);
  const [ana, ben] = [uuidOf(`ana ${org}`), uuidOf(`ben ${org}`)].toSorted() as [string, string];
  await member(to, org, ana, "owner");
  await member(to, org, ben);
  const pairId = namedUuid(`pair:${[ana, ben].join(":")}`);
  const at = (person: string, name: string) =>
    aDevice(to, { org, person, device: `${name}-${org.slice(0, 8)}` });
  const pair = `pair:${pairId}` as ScopeId;
  return {
    org,
    ana,
    ben,
    pairId,
    pair,
    directory: `org:${org}` as ScopeId,
    anas: at(ana, "anas"),
    anasOther: at(ana, "anas-other"),
    bens: at(ben, "bens"),
    device: at,
    /** The op that opens the pair. */
    open: newRow("pair", pairId, pair, {
      a_id: ana,
      b_id: ben,
      cadence: null,
      template_id: null,
      pinned: 0,
    }),
  };
}
export type APair = Awaited<ReturnType<typeof aPair>>;

type Ops = readonly WireOp[];

/** A device that numbers its changes, sends them at once, and knows where it stands. */
export function aDevice({ server }: TestServer, caller: Caller) {
  let n = 0;
  let cursors: Pulled["cursors"] = {};
  const rows = new Map<string, WireRow>();
  const mutation = (ops: Ops, at: number, number = ++n) => ({
    n: number,
    at,
    hash: `${caller.device} ${number} ${at}`,
    ops,
  });
  const push = async (...mutations: readonly unknown[]): Promise<Pushed> => {
    const pushed = await server.push(caller, { proto: 1, mutations });
    if (!pushed.ok) throw new Error(`pushing: ${JSON.stringify(pushed.error)}`);
    return pushed.value;
  };
  const pull = async (limit = 5_000): Promise<Pulled> => {
    const pulled = await server.pull(caller, { proto: 1, cursors, without: [], limit });
    if (!pulled.ok) throw new Error(`pulling: ${JSON.stringify(pulled.error)}`);
    const kept = new Set<string>(pulled.value.scopes.map(([id]) => id));
    for (const scope of pulled.value.reset) forget(rows, (row) => row[2] === scope);
    forget(rows, (row) => !kept.has(row[2]));
    for (const row of pulled.value.rows) {
      const key = `${row[0]}/${row[1]}`;
      if (row[4] !== null) rows.set(key, row);
      else if (rows.get(key)?.[2] === row[2]) rows.delete(key);
    }
    cursors = Object.fromEntries(
      Object.entries({ ...cursors, ...pulled.value.cursors }).filter(([scope]) => kept.has(scope)),
    ) as Pulled["cursors"];
    return pulled.value;
  };
  return {
    caller,
    mutation,
    push,
    /** One change made at `at`, sent at once. */
    does: (ops: Ops, at: number = NOON) => push(mutation(ops, at)),
    /** Why one change is refused; "applied" when it is not. */
    tries: async (ops: Ops, at: number = NOON): Promise<string> => {
      const { refused } = await push(mutation(ops, at));
      return refused[0] ? `${refused[0].code} ${refused[0].detail}`.trim() : "applied";
    },
    pull,
    pullAll: async (limit?: number): Promise<void> => {
      while ((await pull(limit)).more);
    },
    /** What it holds. */
    rows,
    row: (id: string) => [...rows.values()].find((row) => row[1] === id),
    cursors: () => cursors,
    lastNumber: () => n,
  };
}
export type TestDevice = ReturnType<typeof aDevice>;

function forget(rows: Map<string, WireRow>, which: (row: WireRow) => boolean): void {
  for (const [key, row] of rows) if (which(row)) rows.delete(key);
}

export const newRow = (
  t: WireOp["t"],
  id: string,
  scope: ScopeId,
  set: Record<string, string | number | null>,
  bytes?: string,
): WireOp => ({
  t,
  id,
  scope,
  new: true,
  set,
  ...(bytes === undefined ? {} : { bytes }),
});
export const setRow = (
  t: WireOp["t"],
  id: string,
  scope: ScopeId,
  base: number | null,
  set: Record<string, string | number | null>,
  move?: ScopeId,
): WireOp => ({
  t,
  id,
  scope,
  base,
  set,
  ...(move === undefined ? {} : { move }),
});
export const delRow = (t: WireOp["t"], id: string, scope: ScopeId): WireOp => ({
  t,
  id,
  scope,
  del: true,
});

/** Columns of rows that are right. */
export const columns = {
  template: (name = "Weekly") => ({ name, points: "[]" }),
  freeBusy: (person: string) => ({
    person_id: person,
    from_at: 0,
    to_at: 86_400_000,
    busy: "[[3600000,7200000]]",
  }),
  person: (name: string, more: Record<string, string | null> = {}) => ({
    name,
    email: null,
    position: null,
    manager_id: null,
    zone: "UTC",
    working_hours: JSON.stringify(Array(7).fill(null)),
    photo: null,
    ...more,
  }),
  task: (author: string, pairId: string, title = "Send the plan") => ({
    title,
    details: null,
    author_id: author,
    assignee_id: author,
    pair_id: pairId,
    meeting_id: null,
    agenda_item_id: null,
    due: null,
    due_at: null,
    priority: 0,
    labels: "[]",
    repeat: null,
    state: "open",
    done_at: null,
    renewed_at: null,
  }),
  reminder: (author: string, forId: string) => ({
    subject_type: "task",
    subject_id: "task",
    time: JSON.stringify({ kind: "next-meeting" }),
    for_id: forId,
    author_id: author,
    state: "scheduled",
  }),
  agendaItem: (author: string, pairId: string, text = "How is it going?") => ({
    pair_id: pairId,
    meeting_id: "m1",
    author_id: author,
    text,
    sharing: "shared",
    position: "a0",
    state: "open",
    carried: 0,
    task_id: null,
    touched_by: null,
    touched_at: null,
  }),
};

/** A private row as it leaves a device: new as one value, changed column by column. */
export const sealed = (set: Readonly<Record<string, unknown>>): Record<string, string> => ({
  sealed: seal(JSON.stringify(set)),
});
export const sealedPart = (set: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(set).map(([column, value]) => [column, seal(String(value))]));
const seal = (text: string): string => `s1.k1.${Buffer.from(text).toString("base64url")}`;
