import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PersonId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { BackupInfo, ProfileState } from "#contract/profile.ts";
import { type Witness, witnessFor } from "../../db/witness.ts";
import { isDamage, isDiskTrouble, openDb, closeDb, type Db } from "../../db/open.ts";
import { type Identity, readIdentity } from "../../db/identity.ts";
import { migrate, missingMigrations } from "../../db/migrate.ts";
import { type Migration, SCHEMA_VERSION } from "../../db/migrations/index.ts";
import type { DiskWatch } from "../../db/disk-watch.ts";
import type { Log } from "../../log.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { stateOf } from "./state-of.ts";
import { finishRestore } from "./finish-restore.ts";
import { firstStart } from "./first-start.ts";
import {
  dataKey,
  type KeyDeps,
  keepKeyBy,
  makeRecoveryCode,
  type MasterKey,
  obtainKey,
  unlockKey,
} from "./keys.ts";

export type ProfileDeps = Omit<KeyDeps, "hasData"> & {
  readonly clock: Clock;
  readonly log: Log;
  readonly disk: DiskWatch;
  /** Called when the state became another one. */
  readonly onState: () => void;
  /** Makes a backup before a migration touches the file. */
  readonly backupBeforeMigration: (db: Db, key: Uint8Array) => Promise<void>;
  readonly listBackups: () => readonly BackupInfo[];
  /** Others than the app's own only in a test. */
  readonly migrations?: readonly Migration[] | undefined;
};

/** A profile whose file is open and whose owner is known. */
export type OpenProfile = {
  readonly db: Db;
  readonly identity: Identity;
  readonly key: Uint8Array;
};

type State = ProfileState;

/** Opens the profile's file and says what stands in the way when it can't. One per store. */
export class Profile {
  #state: State = { type: "opening" };
  #master: MasterKey | undefined;
  /** What the file and its backups are encrypted under; derived once, since `open` is asked for with every question. */
  #key: Uint8Array | undefined;
  #db: Db | undefined;
  #identity: Identity | undefined;
  readonly #witness: Witness;
  #isClosed = false;
  /** Two that start, unlock or restore at once would each open the file. */
  readonly #oneAtATime = oneAtATime();

  constructor(private readonly deps: ProfileDeps) {
    this.#witness = witnessFor(this.path);
  }

  /** As a person should be told it now. */
  get state(): State {
    return this.#state.type === "ready"
      ? { ...this.#state, disk: this.deps.disk.state }
      : this.#state;
  }

  get path(): string {
    return join(this.deps.folder, "elements.db");
  }

  /** The open file and its owner; `undefined` while something stands in the way. */
  get open(): OpenProfile | undefined {
    return this.#db && this.#identity && this.#key
      ? { db: this.#db, identity: this.#identity, key: this.#key }
      : undefined;
  }

  /** The open file before anyone said who they are. */
  get unclaimed(): Db | undefined {
    return this.#identity ? undefined : this.#db;
  }

  /** Fetches the key and opens the file. Safe to call again. */
  start(): Promise<void> {
    return this.#oneAtATime(async () => {
      if (this.#db) return;
      mkdirSync(this.deps.folder, { recursive: true, mode: 0o700 });
      if (finishRestore(this.path)) this.#witness.forget();
      const key = await obtainKey(this.#keyDeps);
      if (key.ok) return this.#openWith(key.value);
      this.#become(stateOf(key.error));
      if ("later" in key.error) this.#startLater(key.error.later);
    });
  }

  /** A keychain that answered late opens the profile by itself; one that was refused is not asked again without being told to. */
  #startLater(later: Promise<boolean> | undefined): void {
    const { type } = this.#state;
    void later?.then((hasAnswered) => {
      if (hasAnswered && !this.#isClosed && this.#state.type === type) return this.start();
    });
  }

  get #keyDeps(): KeyDeps {
    return {
      ...this.deps,
      hasData: () =>
        (statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) > 0 ||
        this.deps.listBackups().length > 0,
    };
  }

  /** Keeps a new profile's key as chosen, or the key of an open one in another way than before. */
  chooseVault(
    choice: Parameters<typeof keepKeyBy>[1],
  ): Promise<Result<State, { readonly type: "NotNow" }>> {
    return this.#oneAtATime(async () => {
      if (this.#state.type === "ready" && this.#db && this.#master) {
        this.#master = await keepKeyBy(this.#keyDeps, choice, this.#master);
        this.#settle(this.#db);
        return ok(this.state);
      }
      if (this.#state.type !== "choose-vault") return fail({ type: "NotNow" });
      await this.#openWith(await keepKeyBy(this.#keyDeps, choice));
      return ok(this.state);
    });
  }

  unlock(
    by: Parameters<typeof unlockKey>[1],
  ): Promise<Result<State, { readonly type: "WrongPassphrase" | "WrongRecoveryCode" | "NotNow" }>> {
    return this.#oneAtATime(async () => {
      if (this.#state.type !== "passphrase-needed" && this.#state.type !== "keychain-silent")
        return fail({ type: "NotNow" });
      const master = await unlockKey(this.#keyDeps, by);
      if (!master)
        return fail({ type: by.with === "passphrase" ? "WrongPassphrase" : "WrongRecoveryCode" });
      await this.#openWith(master);
      return ok(this.state);
    });
  }

  /** Where starting anew loses nothing that is not kept: the file is damaged, or it was the sample. */
  get canStartOver(): boolean {
    return this.#state.type === "damaged" || (this.#state.type === "ready" && this.#state.isSample);
  }

  /** One at a time: of two codes asked for at once, the one written last must be the one shown last. */
  newRecoveryCode(): Promise<Result<{ readonly code: string }, { readonly type: "NotNow" }>> {
    return this.#oneAtATime(async () => {
      if (!this.#master) return fail({ type: "NotNow" });
      const made = await makeRecoveryCode(this.#keyDeps, this.#master);
      this.#master = made.master;
      return ok({ code: made.code });
    });
  }

  get hasRecoveryCode(): boolean {
    return this.#master?.record.recovery != null;
  }

  /** Called after each saved change. */
  saved(): void {
    if (this.#db) this.#witness.saw(this.#db);
  }

  /** Called once the first start has written who the owner is. */
  claimed(): void {
    if (this.#db) this.#settle(this.#db);
  }

  /** The background check has an answer. */
  checked(integrity: "ok" | "damaged"): void {
    // What is sound in itself can still be older than what was saved.
    if (this.#state.type === "ready" && this.#state.integrity !== "damaged")
      this.#become({ ...this.#state, integrity });
  }

  /** Something found the file damaged while it was in use. */
  async foundDamaged(): Promise<void> {
    await this.#closeFile();
    this.#become({ type: "damaged", keptAs: this.path, backups: [...this.deps.listBackups()] });
  }

  /** Closes the file, lets `work` replace what lies on the disk, and opens what is there then, also when `work` fails. */
  whileClosed(
    work: (path: string) => void,
    options: { readonly isEmptyAfter?: boolean } = {},
  ): Promise<State> {
    return this.#oneAtATime(async () => {
      await this.#closeFile();
      try {
        this.#witness.forget();
        work(this.path);
      } finally {
        if (this.#master) await this.#openWith(this.#master, options);
      }
      return this.state;
    });
  }

  /** The key the backups are encrypted under; `undefined` while it is not known. */
  get backupKey(): Uint8Array | undefined {
    return this.#key;
  }

  /** For good: what is still under way opens nothing any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#closeFile();
  }

  async #closeFile(): Promise<void> {
    const db = this.#db;
    this.#db = undefined;
    this.#identity = undefined;
    if (db) await closeDb(db);
  }

  async #openWith(
    master: MasterKey,
    { isEmptyAfter = false }: { readonly isEmptyAfter?: boolean } = {},
  ): Promise<void> {
    if (this.#isClosed) return;
    this.#master = master;
    const key = (this.#key = dataKey(master.key));
    try {
      // Where there are backups there was data: a file that is gone or empty is then no first start.
      const mustHoldData = !isEmptyAfter && this.deps.listBackups().length > 0;
      const opened = openDb(this.path, key, { mustHoldData });
      if (!opened.ok) {
        this.#become(
          opened.error.type === "NewerFile"
            ? {
                type: "newer-file",
                fileVersion: opened.error.fileVersion,
                appVersion: SCHEMA_VERSION,
              }
            : { type: "damaged", keptAs: this.path, backups: [...this.deps.listBackups()] },
        );
        return;
      }
      await this.#bringUpToDate(opened.value, key);
      this.#db = opened.value;
      this.#settle(opened.value);
    } catch (error) {
      if (isDamage(error))
        return this.#become({
          type: "damaged",
          keptAs: this.path,
          backups: [...this.deps.listBackups()],
        });
      const reason = isDiskTrouble(error)
        ? error.code
        : this.deps.log.incident("opening the data file", error);
      this.#become({ type: "cannot-open", reason });
    }
  }

  async #bringUpToDate(db: Db, key: Uint8Array): Promise<void> {
    try {
      const fileVersion = db.raw.pragma("user_version", { simple: true }) as number;
      if (fileVersion > 0 && missingMigrations(db, this.deps.migrations).length > 0)
        await this.deps.backupBeforeMigration(db, key);
      await migrate(db, this.deps.migrations);
    } catch (error) {
      await closeDb(db);
      throw error;
    }
  }

  #settle(db: Db): void {
    this.#identity = readIdentity(db);
    if (!this.#identity || !this.#master) return this.#become(firstStart(db));
    this.#become({
      type: "ready",
      me: this.#identity.me as PersonId,
      vault: this.#master.record.kept.kind,
      disk: this.deps.disk.state,
      integrity: this.#witness.vouchesFor(db) ? "unchecked" : "damaged",
      isSample: db.raw.prepare("SELECT 1 FROM meta WHERE key = 'sample'").get() !== undefined,
    });
  }

  #become(state: State): void {
    this.#state = state;
    this.deps.log.note("profile", { state: state.type });
    this.deps.onState();
  }
}
