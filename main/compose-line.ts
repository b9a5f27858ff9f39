import { randomBytes } from "node:crypto";
import type { KeysError, KeyStanding } from "#contract/keys.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import { startLoop } from "./features/sync/start-loop.ts";
import type { Failure } from "#sync/engine/ports.ts";
import { type Sealing, sealingWith } from "#sync/engine/sealing.ts";
import type { SyncState } from "#sync/engine/state.ts";
import type { LiveDown, LiveUp } from "#sync/protocol/live.ts";
import { paths } from "#sync/protocol/protocol.ts";
import { systemClock as clock } from "./compose-real.ts";
import { releases } from "./db/sync/up-cast.ts";
import { sqliteSyncStore } from "./db/sync/sqlite-sync-store.ts";
import { inTransaction } from "./db/transaction.ts";
import type { AccountRecord } from "./features/account/account-record.ts";
import type { Session } from "./features/account/session.ts";
import { keyServer } from "./features/keys/key-server.ts";
import { keptKeys, keyInUse } from "./features/keys/kept-keys.ts";
import { type KeyDeps, settleKeys } from "./features/keys/private-keys.ts";
import { derive } from "./features/notes/derive.ts";
import type { OpenProfile } from "./features/profile/profile.ts";
import { openLive } from "./features/sync/live.ts";
import { httpTransport } from "./features/sync/transport.ts";
import type { Log } from "./log.ts";
import { socketAddress } from "./net/server-address.ts";
import { newRecoveryCode } from "./secrets/recovery-code.ts";
import type { FeatureDeps } from "./store/deps.ts";

export type LineDeps = {
  readonly open: OpenProfile;
  readonly record: AccountRecord;
  readonly session: Session;
  readonly features: FeatureDeps;
  readonly log: Log;
  readonly received: (tables: readonly string[]) => void;
  readonly told: (state: SyncState) => void;
  readonly keysTold: (standing: KeyStanding) => void;
  readonly heard: (message: LiveDown) => void;
  readonly connected: (isUp: boolean) => void;
  /** This file was copied: another id for this device, or a failure when its person has to sign in for that. */
  readonly newDevice: () => Promise<Result<string, Failure>>;
  /** It has that id now. */
  readonly becameDevice: () => void;
};

/** The way to the server while one is signed in. */
export type Line = {
  /** Something waits to be sent, or to be fetched. */
  readonly poke: () => void;
  /** The network or the computer was away. */
  readonly wake: () => void;
  readonly say: (message: LiveUp) => void;
  readonly keys: KeyDeps<KeysError>;
  /** Asks anew about keys, then syncs. */
  readonly settleKeys: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Keys are asked about again after so long: another device may wait for this one. */
const KEYS_AGAIN_MS = 60_000;
/** Who closes the file waits no longer for a request that cannot be cut short. */
const CLOSE_MS = 3_000;
const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

export function openLine(deps: LineDeps): Line {
  const { open, record, session, features, log } = deps;
  const withAccess: Session["withAccess"] = (request) => session.withAccess(request);
  const keys: KeyDeps<KeysError> = {
    db: open.db.query,
    clock,
    chance,
    newCode: newRecoveryCode,
    identity: open.identity,
    server: keyServer(record.server, withAccess),
  };
  const closing = new AbortController();
  let keysAskedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;
  const askAboutKeys = (): Promise<void> =>
    (asking ??= (async () => {
      keysAskedAt = clock.now();
      const settled = await settleKeys(keys);
      if (settled.ok) deps.keysTold(settled.value);
    })().finally(() => (asking = undefined)));

  async function sealing(): Promise<Sealing | undefined> {
    if (clock.now() - keysAskedAt > KEYS_AGAIN_MS) await askAboutKeys();
    const key = await keyInUse(open.db.query);
    if (!key) return undefined;
    const { org, me: person } = open.identity;
    return sealingWith({ org, person, key, keys: await keptKeys(open.db.query), chance });
  }

  const store = sqliteSyncStore({
    db: open.db,
    clock,
    upCasts: releases,
    readNote: async (note) => {
      const read = await inTransaction(open.db.query, (tx) => derive(tx, features, note));
      return read.ok && read.value;
    },
  });
  const loop = startLoop({
    store: {
      ...store,
      becomeDevice: async (device) => {
        await store.becomeDevice(device);
        deps.becameDevice();
      },
    },
    transport: httpTransport(record.server, withAccess, closing.signal),
    sealing,
    clock,
    newDevice: deps.newDevice,
    wait,
    chance: Math.random,
    changed: deps.received,
    told: deps.told,
    incident: (error) => {
      // What it was at when the file was closed under it is no bug.
      if (!closing.signal.aborted) log.incident("sync", error);
    },
  });
  const live = openLive({
    address: socketAddress(record.server, paths.live),
    access: () => session.access(),
    clock,
    chance: Math.random,
    heard: (message) => {
      if (message.type !== "here") loop.poke();
      // What came while there was no key is opened by the round after it.
      if (message.type === "account") void askAboutKeys().then(loop.poke).catch(ignore);
      deps.heard(message);
    },
    shut: () => loop.poke(),
    connected: (isUp) => {
      if (isUp) loop.poke();
      deps.connected(isUp);
    },
  });
  return {
    poke: loop.poke,
    wake: () => {
      live.retry();
      loop.poke();
    },
    say: live.say,
    keys,
    settleKeys: async () => {
      await askAboutKeys();
      loop.poke();
    },
    close: async () => {
      closing.abort();
      live.close();
      await Promise.race([loop.stop(), wait(CLOSE_MS)]);
    },
  };
}

/** Asked again soon: by the next round, or by the person. */
const ignore = (): void => {};

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    if (ms === 0) return void setImmediate(resolve);
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    signal?.addEventListener("abort", done);
  });
}

/** For those who have no way to the server. */
export const noLine: Result<never, Failure> = fail({ type: "NotSignedIn" as const });
