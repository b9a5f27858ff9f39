import { hostname } from "node:os";
import type { KeyStanding } from "#contract/keys.ts";
import type { SliceHandlers } from "#contract/index.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import type { Failure } from "#sync/engine/ports.ts";
import type { SyncState } from "#sync/engine/state.ts";
import type { DeviceId } from "#sync/protocol/account.ts";
import type { LiveDown } from "#sync/protocol/live.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { type Line, noLine, openLine } from "./compose-line.ts";
import { systemClock as clock, uuids as ids } from "./compose-real.ts";
import { writeSuccessor } from "./db/sync/left-behind.ts";
import { releases } from "./db/sync/up-cast.ts";
import { sqliteSyncStore } from "./db/sync/sqlite-sync-store.ts";
import { scopes } from "./db/identity.ts";
import type { Db } from "./db/open.ts";
import { type AccountRecord, writeAccount } from "./features/account/account-record.ts";
import { accountHandlers } from "./features/account/handlers.ts";
import { Session } from "./features/account/session.ts";
import { tokenSafe } from "./features/account/token-safe.ts";
import { keyHandlers } from "./features/keys/handlers.ts";
import { incomingFor } from "./features/profile/finish-restore.ts";
import type { OpenProfile } from "./features/profile/profile.ts";
import { type UsedLast, usedLast } from "./features/reminders/used-last.ts";
import { syncHandlers } from "./features/sync/handlers.ts";
import { presence } from "./features/sync/presence.ts";
import { statusOf } from "./features/sync/status-of.ts";
import type { Log } from "./log.ts";
import { callAccount } from "./net/call-account.ts";
import type { Vault } from "./secrets/vault.ts";
import type { FeatureDeps } from "./store/deps.ts";
import type { Turnstile } from "./store/turnstile.ts";

export type OnlineDeps = {
  readonly open: OpenProfile;
  readonly features: FeatureDeps;
  /** Says to the pages what is another without a change of the person's own: nothing is sent for it. */
  readonly tell: (tables: readonly string[]) => void;
  /** Rows came from the server. */
  readonly received: (tables: readonly string[]) => void;
  readonly log: Log;
  readonly vaults: readonly Vault[];
  readonly turnstile: Turnstile;
  /** Whether a backup was made. */
  readonly backup: () => Promise<boolean>;
  /** Who the profile belongs to is read anew. */
  readonly claimed: () => void;
  readonly wipe: () => Promise<void>;
};

/** What needs a server: the account, sync, and the keys of private rows. One for each open profile; loaded after the first screen. */
export type Online = {
  readonly handlers: SliceHandlers<"account" | "sync" | "keys">;
  /** A change was saved here. */
  readonly saved: () => void;
  readonly used: Pick<UsedLast, "here" | "isHere">;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

/** Changes that follow each other go together. */
const MOMENT_MS = 50;
const sessions = new WeakMap<Db, Session>();

export function composeOnline(deps: OnlineDeps): Online {
  const { open, features } = deps;
  const { db, identity } = open;
  let line: Line | undefined;
  let record: AccountRecord | undefined;
  let state: SyncState | undefined;
  let keys: KeyStanding = { type: "off" };
  let isClosed = false;
  let isLeaving = false;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const session = sessionOf(deps, followSafely);
  const seen = presence({
    clock,
    say: (message) => line?.say(message),
    changed: () => deps.tell(["presence"]),
  });

  const own = scopes.self(identity) as ScopeId;
  const used = usedLast({
    clock,
    device: identity.device,
    say: (place) => line?.say({ type: "here", scope: own, place }),
  });

  /** Opens or closes the way to the server, as the account stands now. */
  async function follow(): Promise<void> {
    record = await session.record();
    if (isClosed || isLeaving) return;
    if (record?.standing === "removed") return leave(record);
    if (record?.standing === "in") line ??= openLine(lineDeps(record));
    else {
      const old = line;
      line = undefined;
      keys = { type: "off" };
      await old?.close();
    }
    deps.tell(["account", "sync", "keys"]);
  }

  /** The organisation has taken this device back: what is its own goes, with the backups; what only lay here is kept for who wrote it. */
  async function leave(by: AccountRecord): Promise<void> {
    isLeaving = true;
    const old = line;
    line = undefined;
    await old?.close();
    await deps.turnstile.alone(async () => {
      if (isClosed) return;
      const path = incomingFor(db.path);
      await writeSuccessor(db, { clock, upCasts: releases }, { path, key: open.key, by });
      await session.end("removed");
      await deps.wipe();
    });
    deps.tell(["account", "sync", "keys"]);
  }

  /** The file may be closed in the middle of it: what is asked then is asked again when it is open. */
  function followSafely(): void {
    follow().catch((error: unknown) => {
      if (!isClosed && db.raw.open) deps.log.incident("account", error);
    });
  }

  const lineDeps = (current: AccountRecord) => ({
    open,
    record: current,
    session,
    features,
    log: deps.log,
    received: deps.received,
    told: (next: SyncState) => {
      state = next;
      deps.tell(["sync"]);
    },
    keysTold: (next: KeyStanding) => {
      if (JSON.stringify(next) === JSON.stringify(keys)) return;
      keys = next;
      deps.tell(["keys"]);
    },
    heard: (message: LiveDown) => {
      if (message.type !== "here") return;
      if (message.scope === own) used.heard(message.place);
      else seen.heard(message.scope, message.personId, message.place);
    },
    connected: (isUp: boolean) => {
      if (!isUp) return;
      seen.sayAgain();
      used.connected();
    },
    newDevice,
    becameDevice: deps.claimed,
  });

  /** Needs the person: where they are not here, the password is asked for, and the new id is taken then. */
  async function newDevice(): Promise<Result<string, Failure>> {
    if (!record) return noLine;
    const deviceId = ids.next() as DeviceId;
    const { person } = session;
    const added =
      person &&
      (await callAccount(
        person.server,
        "devices.add",
        { orgId: record.orgId, deviceId, name: hostname() },
        person.token,
      ));
    await writeAccount(db.query, { ...record, deviceId });
    if (!added?.ok) {
      await session.end("again");
      return noLine;
    }
    await session.begin({ ...record, deviceId }, added.value);
    return ok(deviceId);
  }

  const account = accountHandlers({
    db,
    clock,
    ids,
    identity,
    session,
    defaultServer: process.env["AE_SERVER"] ?? "",
    deviceName: hostname(),
    backup: deps.backup,
    alone: deps.turnstile.alone,
    moved: deps.claimed,
    becomeDevice: (device) =>
      sqliteSyncStore({ db, clock, upCasts: releases, readNote: async () => false }).becomeDevice(
        device,
      ),
    stop: async () => {
      const old = line;
      line = undefined;
      await old?.close();
    },
    wipe: deps.wipe,
  });

  followSafely();
  return {
    handlers: {
      ...account,
      ...syncHandlers({
        ...features,
        status: () => statusOf(record, state),
        now: () => line?.wake(),
        recount: () => {
          deps.tell(["sync"]);
          line?.poke();
        },
        presence: seen,
      }),
      ...keyHandlers({
        deps: () => line?.keys,
        standing: () => (line && keys.type === "off" ? { type: "unknown" } : keys),
        settle: async () => line?.settleKeys(),
      }),
    },
    used,
    saved: () => {
      if (line) soon ??= setTimeout(() => ((soon = undefined), line?.poke()), MOMENT_MS);
    },
    wake: () => line?.wake(),
    close: async () => {
      isClosed = true;
      clearTimeout(soon);
      seen.close();
      await line?.close();
    },
  };
}

/** Lives as long as the file is open: what was signed in a moment ago is so after the profile moved, too. */
function sessionOf({ open, vaults }: OnlineDeps, onChange: () => void): Session {
  const { db, identity } = open;
  const known = sessions.get(db);
  const session =
    known ??
    new Session({
      db: db.query,
      clock,
      safe: tokenSafe({ db: db.query, vaults, name: `device ${identity.device}` }),
    });
  session.onChange = onChange;
  sessions.set(db, session);
  return session;
}
