import type { Handlers } from "#contract/index.ts";
import type { Result } from "#core/kernel/result.ts";
import type { NotificationWishes } from "#core/reminders/ringing.ts";
import type { Zone } from "#core/kernel/time.ts";
import { type Aside, asideIn } from "./aside/aside.ts";
import { featureHandlers } from "./compose-features.ts";
import { systemClock as clock, uuids as ids } from "./compose-real.ts";
import { ballastIn } from "./db/ballast.ts";
import { DiskWatch } from "./db/disk-watch.ts";
import { IdleLog } from "./db/idle-log.ts";
import { type Db, isDamage } from "./db/open.ts";
import type { Migration } from "./db/migrations/index.ts";
import { Backups } from "./features/backups/backups.ts";
import { backupHandlers, makeBackup, setAside } from "./features/backups/handlers.ts";
import { closeForgotten } from "./features/meetings/close-forgotten.ts";
import { begin } from "./features/profile/begin.ts";
import { finishRestore, incomingFor } from "./features/profile/finish-restore.ts";
import { deleteData } from "./features/profile/delete-data.ts";
import { profileHandlers } from "./features/profile/handlers.ts";
import { type OpenProfile, Profile } from "./features/profile/profile.ts";
import { writeBackup } from "./aside/jobs.ts";
import { Nudges } from "./features/meetings/nudges.ts";
import { Bells, type Ring } from "./features/reminders/bells.ts";
import { fileLog, type Log } from "./log.ts";
import { keychainVault } from "./secrets/keychain-vault.ts";
import { type SafeStorage, safeStorageVault } from "./secrets/safe-storage-vault.ts";
import { answer } from "./store/answer.ts";
import { choresOf } from "./store/chores.ts";
import type { FeatureDeps } from "./store/deps.ts";
import type { StoreStart } from "./store/protocol.ts";
import { turnstile } from "./store/turnstile.ts";
import { onlineIn } from "./store/online.ts";

export type StoreParts = StoreStart & {
  readonly asideEntry: URL;
  readonly safeStorage: SafeStorage;
  /** Said after each saved change with the tables that differ; `profile` when the profile's state is another one. */
  readonly announce: (tables: readonly string[]) => void;
  /** A reminder is due: it is saved as shown, and now somebody has to be told. */
  readonly ring: (ring: Ring) => void;
  /** Reminders that rang were answered: whatever still shows them is out of date. */
  readonly withdraw: (ids: readonly string[]) => void;
  /** Others than the app's own only in a test. */
  readonly migrations?: readonly Migration[] | undefined;
};

export type Store = {
  readonly answer: (
    channel: string,
    input: unknown,
  ) => Promise<Result<unknown, { readonly type: string }>>;
  /** Fetches the key and opens the file; answers given before say that it is not open yet. */
  readonly open: () => Promise<void>;
  /** What is due with time: forgotten meetings, the daily backup, room on the disk. Called on a tick and after sleep. */
  readonly tick: () => Promise<void>;
  /** Rings the reminders that are due. Called often: it costs next to nothing while none is. */
  readonly ring: () => Promise<void>;
  /** When the person does not want to be disturbed. */
  readonly keepQuiet: (wishes: NotificationWishes) => void;
  /** The background check; long, so not on the way to the first screen. */
  readonly check: () => Promise<void>;
  /** The first screen stands: what needs a server may begin. */
  readonly goOnline: () => void;
  /** The computer or its network was away. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

/** Makes the real store: the one place where its parts meet. */
export function composeStore({
  folder,
  logs,
  asideEntry,
  safeStorage,
  announce: tellPages,
  ring,
  withdraw,
  sample,
  migrations,
}: StoreParts): Store {
  const log = fileLog(logs, { clock, ids, name: "store" });
  // Until somebody says so, nobody knows whether it is quiet: then nothing rings.
  let wishes: NotificationWishes | undefined;
  const bells = new Bells({
    open: () => profile.open && featureDeps(profile.open),
    ring,
    withdraw,
    isUsedLast: () => online.isUsedLast(),
  });
  const nudges = new Nudges({
    open: () => profile.open && featureDeps(profile.open),
    say: (nudge) => ring({ kind: "nudge", nudge }),
  });
  const announce = (tables: readonly string[]): void => {
    bells.changed(tables);
    nudges.changed(tables);
    tellPages(tables);
  };
  const ballast = ballastIn(folder);
  const disk = new DiskWatch(ballast, () => announce(["profile"]));
  const backups = new Backups({ folder, clock });
  const vaults = [keychainVault(), safeStorageVault(safeStorage)];
  const gate = turnstile();
  const aside = asideIn(asideEntry);
  const profile = new Profile({
    folder,
    vaults,
    stretch: async (what) => (await aside({ do: "stretch", ...what })).key,
    ids,
    clock,
    log,
    disk,
    onState: () => announce(["profile"]),
    backupBeforeMigration: async (db, key) => writeBackup(db, key, backups.newPath("migration")),
    listBackups: () => backups.list(),
    migrations,
  });
  const idleLog = new IdleLog(clock);
  function received(tables: readonly string[]): void {
    profile.saved();
    idleLog.saved();
    announce(tables);
  }
  function saved(tables: readonly string[]): void {
    received(tables);
    online.saved();
  }
  const online = onlineIn({
    profile,
    log,
    vaults,
    turnstile: gate,
    tell: announce,
    received,
    featuresOf: (open) => featureDeps(open),
    backup: async () => (await makeBackup(backupDeps, "asked")).ok,
    wipe: async () => {
      await profile.whileClosed(
        (path) => {
          backups.deleteAll();
          deleteData(path);
        },
        { isEmptyAfter: true },
      );
    },
  });
  async function onDamage(): Promise<void> {
    await online.close();
    await profile.foundDamaged();
  }
  const backupDeps = {
    backups,
    clock,
    aside,
    profile: {
      path: profile.path,
      incomingPath: incomingFor(profile.path),
      finishRestore,
      get backupKey() {
        return profile.backupKey;
      },
      isOpen: () => profile.open !== undefined,
      whileClosed: async (work: (path: string) => void) => {
        await online.close();
        return profile.whileClosed(work);
      },
    },
  };
  const always = {
    ...profileHandlers({
      profile,
      clock,
      ids,
      announce: saved,
      setAside: (path, key) => setAside(backupDeps, path, key),
    }),
    ...backupHandlers(backupDeps),
  };
  function featureDeps({ db, identity }: OpenProfile): FeatureDeps {
    return { db: db.query, clock, ids, device: identity.device, announce: saved, identity };
  }
  /** For looking around: nobody is asked for a name. */
  async function beginWithSample(db: Db, language: "en" | "de"): Promise<void> {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone as Zone;
    await begin(
      db,
      { clock, ids, announce: saved },
      { name: "Robin Berger", zone, sample: true, language },
    );
    profile.claimed();
  }
  async function dailyBackup(): Promise<void> {
    if (!profile.open || !backups.isDue) return;
    const made = await makeBackup(backupDeps, "daily");
    if (!made.ok && made.error.type !== "NotNow") throw new Error("no daily backup");
  }
  let built: { readonly open: unknown; readonly handlers: Partial<Handlers> } | undefined;
  const handlers = (): Partial<Handlers> => {
    const open = profile.open;
    if (!open) return always;
    if (built?.open !== open.identity)
      built = {
        open: open.identity,
        handlers: { ...always, ...featureHandlers(featureDeps(open), online), ...online.handlers },
      };
    return built.handlers;
  };
  const doors = { log, disk, handlers, onDamage: () => void onDamage() };
  return {
    answer: (channel, input) =>
      isAlone(channel)
        ? answer(doors, channel, input)
        : gate.pass(() => answer(doors, channel, input)),
    open: async () => {
      await profile.start();
      if (sample && profile.unclaimed) await beginWithSample(profile.unclaimed, sample);
    },
    tick: choresOf({ clock, log, disk, onDamage: doors.onDamage }, [
      { name: "room on the disk", run: async () => disk.check() },
      {
        name: "forgotten meetings",
        run: async () => {
          await gate.pass(async () => {
            if (profile.open) await closeForgotten(featureDeps(profile.open));
          });
        },
      },
      {
        name: "idle log",
        run: async () => {
          if (profile.open) idleLog.tick(profile.open.db);
        },
      },
      { name: "daily backup", run: dailyBackup },
    ]),
    ring: choresOf({ clock, log, disk, onDamage: doors.onDamage }, [
      {
        name: "nudges",
        run: async () => {
          const now = wishes;
          if (now) await gate.pass(() => nudges.tick(now));
        },
      },
      {
        name: "reminders",
        run: async () => {
          const now = wishes;
          if (now) await gate.pass(() => bells.tick(now));
        },
      },
    ]),
    keepQuiet: (wish) => {
      wishes = wish;
    },
    check: async () => {
      disk.reserve();
      const open = profile.open;
      if (!open) return;
      const verdict = await checkFile(backupDeps.aside, profile.path, open.key, log);
      if (profile.open?.db === open.db && verdict !== "unknown") profile.checked(verdict);
    },
    goOnline: online.start,
    wake: online.wake,
    close: async () => {
      await online.close();
      await profile.close();
    },
  };
}

/** What waits for a server, or for the gate itself, does not go through it. */
const isAlone = (channel: string): boolean => /^(account|sync|keys|profile)\./.test(channel);

/** Whether the file is sound; a check that could not be made says nothing about it. */
async function checkFile(
  aside: Aside,
  path: string,
  key: Uint8Array,
  log: Log,
): Promise<"ok" | "damaged" | "unknown"> {
  try {
    const { problems } = await aside({ do: "check", path, key });
    return problems.length === 0 ? "ok" : "damaged";
  } catch (error) {
    if (isDamage(error)) return "damaged";
    log.incident("check of the data file", error);
    return "unknown";
  }
}
