import type { Kysely } from "kysely";
import type { KeyStanding } from "#contract/keys.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import {
  comparisonNumber,
  type DataKey,
  newDataKey,
  unwrapByKit,
  unwrapOnDevice,
  wrapForDevice,
  wrapForKit,
} from "#sync/engine/sealing/data-key.ts";
import type { Chance } from "#sync/engine/sealing/chance.ts";
import type { KeyRefusal, KeyState } from "#sync/protocol/keys.ts";
import type { Identity } from "../../db/identity.ts";
import type { Tables } from "../../db/tables.ts";
import { readRecoveryCode } from "../../secrets/recovery-code.ts";
import {
  deviceKeys,
  keepKey,
  keepKit,
  keptKey,
  keptKit,
  keyInUse,
  kitOf,
  useKey,
} from "./kept-keys.ts";

/** The server, as far as keys are concerned; its failures are told by type. */
export type KeyServer<E> = {
  readonly state: () => Promise<Result<KeyState, E>>;
  readonly ask: (publicKey: string) => Promise<Result<unknown, E>>;
  readonly kit: (kit: {
    readonly keyId: string;
    readonly wrapped: string;
    readonly replaces: string | null;
  }) => Promise<Result<unknown, E | KeyRefusal>>;
  readonly handOver: (to: {
    readonly deviceId: string;
    readonly keyId: string;
    readonly wrapped: string;
  }) => Promise<Result<unknown, E | KeyRefusal>>;
  readonly refuse: (deviceId: string) => Promise<Result<unknown, E>>;
};

export type KeyDeps<E> = {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly newCode: () => string;
  readonly identity: Identity;
  readonly server: KeyServer<E>;
};

/** Signed in and asked: never `off` or `unknown`. */
type Settled = Extract<KeyStanding, { type: "ready" | "waiting" }>;

type Deps = KeyDeps<{ readonly type: string }>;

/**
 * Brings this device to its key: keeps what was handed over, makes the first key with its kit, or asks the other devices.
 * Safe to call at every sync; nothing is made twice.
 */
export async function settleKeys<E extends { readonly type: string }>(
  deps: KeyDeps<E>,
): Promise<Result<Settled, E | KeyRefusal>> {
  const state = await deps.server.state();
  if (!state.ok) return state;
  const { kit } = state.value;
  if (kit === null) {
    const made = await giveFirst(deps);
    if (made.ok) return ok(await ready(deps, made.value, state.value));
    // Another device was first, just now: the next line asks it.
    if (made.error.type !== "KeyExists") return made;
  } else {
    const key = (await keptKey(deps.db, kit.keyId)) ?? (await takeHanded(deps, state.value));
    if (key?.id === kit.keyId) return ok(await ready(deps, key, state.value));
  }
  const own = await deviceKeys(deps.db, deps.chance);
  const asked = await deps.server.ask(Buffer.from(own.public).toString("base64url"));
  return asked.ok ? ok({ type: "waiting", number: comparisonNumber(own.public) }) : asked;
}

/** Opens the key with the recovery kit's code, however it was typed. */
export async function openWithKit<E extends { readonly type: string }>(
  deps: KeyDeps<E>,
  typed: string,
): Promise<Result<undefined, E | { readonly type: "WrongKit" }>> {
  const state = await deps.server.state();
  if (!state.ok) return state;
  const { kit } = state.value;
  const code = readRecoveryCode(typed);
  const key = kit && unwrapByKit(holder(deps), code, kit.wrapped);
  if (!key || key.id !== kit.keyId) return fail({ type: "WrongKit" });
  await deps.db.transaction().execute(async (tx) => {
    await keepKey(tx, key, deps.clock.now());
    // Typed from the paper: there is one.
    await keepKit(tx, { keyId: key.id, code, isKept: true });
  });
  return ok(undefined);
}

/** Hands the key to a device that asks, if it still shows `number`: its person compared the two screens. */
export async function handOver<E extends { readonly type: string }>(
  deps: KeyDeps<E>,
  { deviceId, number }: { readonly deviceId: string; readonly number: string },
): Promise<Result<unknown, E | KeyRefusal>> {
  const state = await deps.server.state();
  if (!state.ok) return state;
  const key = await keyInUse(deps.db);
  const device = state.value.asking.find((asking) => asking.deviceId === deviceId);
  const publicKey = device && new Uint8Array(Buffer.from(device.publicKey, "base64url"));
  if (!key || publicKey?.length !== 32 || comparisonNumber(publicKey) !== number)
    return fail({ type: "NotAsking" });
  const wrapped = wrapForDevice(key, deps.chance, { ...holder(deps), device: deviceId, publicKey });
  return deps.server.handOver({ deviceId, keyId: key.id, wrapped });
}

async function ready(deps: Deps, key: DataKey, state: KeyState): Promise<Settled> {
  await deps.db.transaction().execute((tx) => useKey(tx, key.id));
  const kit = await kitOf(deps.db, key.id);
  return {
    type: "ready",
    isKitKept: kit?.isKept ?? true,
    asking: state.asking.map(({ deviceId, name, publicKey }) => ({
      deviceId,
      name,
      number: comparisonNumber(new Uint8Array(Buffer.from(publicKey, "base64url"))),
    })),
  };
}

/**
 * Gives the server the kit of the first key. The key is made and kept here before that: an answer that is lost must not leave a
 * kit there whose key nobody has. Of two devices that do this at once the first wins; the other's key has sealed nothing yet.
 */
async function giveFirst<E extends { readonly type: string }>(
  deps: KeyDeps<E>,
): Promise<Result<DataKey, E | KeyRefusal>> {
  const { key, code } = (await keptKit(deps.db)) ?? (await makeFirst(deps));
  const wrapped = wrapForKit(key, deps.chance, holder(deps), readRecoveryCode(code));
  const sent = await deps.server.kit({ keyId: key.id, wrapped, replaces: null });
  return sent.ok ? ok(key) : sent;
}

async function makeFirst(deps: Deps): Promise<{ readonly key: DataKey; readonly code: string }> {
  const key = newDataKey(deps.chance);
  const code = deps.newCode();
  await deps.db.transaction().execute(async (tx) => {
    await keepKey(tx, key, deps.clock.now());
    await keepKit(tx, { keyId: key.id, code, isKept: false });
  });
  return { key, code };
}

async function takeHanded(deps: Deps, state: KeyState): Promise<DataKey | undefined> {
  if (!state.handed) return undefined;
  const own = await deviceKeys(deps.db, deps.chance);
  const to = { ...holder(deps), device: deps.identity.device };
  const key = unwrapOnDevice(to, own, state.handed.wrapped);
  if (key?.id !== state.handed.keyId) return undefined;
  await deps.db.transaction().execute((tx) => keepKey(tx, key, deps.clock.now()));
  return key;
}

const holder = ({ identity }: Deps) => ({ org: identity.org, person: identity.me as string });
