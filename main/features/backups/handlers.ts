import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import type { SliceHandlers } from "#contract/index.ts";
import type { BackupInfo, ProfileState } from "#contract/profile.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Aside } from "../../aside/aside.ts";
import { emptyLog, openDb } from "../../db/open.ts";
import { syncFolder } from "../../files/write-durably.ts";
import type { BackupReason, Backups } from "./backups.ts";

export type BackupDeps = {
  readonly backups: Backups;
  readonly clock: Clock;
  readonly aside: Aside;
  /** The profile's file, as this feature needs it. */
  readonly profile: {
    readonly path: string;
    readonly incomingPath: string;
    /** Puts what came in where the data was. */
    readonly finishRestore: (path: string) => void;
    readonly backupKey: Uint8Array | undefined;
    readonly isOpen: () => boolean;
    readonly whileClosed: (work: (path: string) => void) => Promise<ProfileState>;
  };
};

export const backupHandlers = (deps: BackupDeps): SliceHandlers<"backups"> => ({
  "backups.list": async () => ok(deps.backups.list()),
  "backups.create": async () => makeBackup(deps, "asked"),
  "backups.preview": async ({ name }) => {
    const path = deps.backups.pathOf(name);
    const key = deps.profile.backupKey;
    const info = deps.backups.list().find((backup) => backup.name === name);
    if (!path || !info) return fail({ type: "BackupMissing" });
    if (!key) return fail({ type: "NotNow" });
    const read = await deps.aside({ do: "preview", path, key }).catch(() => undefined);
    return read
      ? ok({ at: info.at, ...read.contents })
      : fail({ type: "BackupUnreadable", reason: "other-key-or-damaged" });
  },
  "backups.restore": ({ name }) => restore(deps, name),
});

type Made = Result<
  BackupInfo,
  { readonly type: "NotNow" } | { readonly type: "BackupUnreadable"; readonly reason: string }
>;

/** Makes a backup beside the running app and drops the oldest. */
export const makeBackup = (deps: BackupDeps, reason: BackupReason): Promise<Made> =>
  deps.backups.inTurn(() => make(deps, reason));

async function make(deps: BackupDeps, reason: BackupReason): Promise<Made> {
  const key = deps.profile.backupKey;
  if (!key || !deps.profile.isOpen()) return fail({ type: "NotNow" });
  const target = deps.backups.newPath(reason);
  try {
    await deps.aside({ do: "backup", path: deps.profile.path, key, target });
  } catch (error) {
    return fail({
      type: "BackupUnreadable",
      reason: (error as { code?: string }).code ?? "failed",
    });
  }
  deps.backups.prune();
  const made = deps.backups.list().find((backup) => target.endsWith(backup.name));
  return made ? ok(made) : fail({ type: "BackupUnreadable", reason: "vanished" });
}

async function restore(
  deps: BackupDeps,
  name: string,
): Promise<
  Result<
    ProfileState,
    | { readonly type: "BackupMissing" }
    | { readonly type: "BackupUnreadable"; readonly reason: string }
  >
> {
  const source = deps.backups.pathOf(name);
  const key = deps.profile.backupKey;
  if (!source || !key) return fail({ type: "BackupMissing" });
  const readable = await deps.aside({ do: "check", path: source, key }).catch(() => undefined);
  if (!readable || readable.problems.length > 0)
    return fail({ type: "BackupUnreadable", reason: "other-key-or-damaged" });
  const state = await deps.profile.whileClosed((path) => {
    // Copied whole under another name first: a crash here leaves the data as it was.
    const incoming = deps.profile.incomingPath;
    copyDurably(source, incoming);
    // From here on a crash leaves no data under its own name; the next start puts the incoming there.
    setAside(deps, path, key);
    deps.profile.finishRestore(path);
  });
  return ok(state);
}

function copyDurably(source: string, target: string): void {
  // A file set aside while someone read it has its log beside it.
  if (existsSync(`${source}-wal`)) copyDurably(`${source}-wal`, `${target}-wal`);
  copyFileSync(source, target);
  const file = openSync(target, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(target));
}

/** What was there is never deleted: a readable file becomes a backup, a damaged one keeps its parts under a name that says so. */
export function setAside(
  deps: Pick<BackupDeps, "backups" | "clock">,
  path: string,
  key: Uint8Array,
): void {
  const opened = existsSync(path) ? openDb(path, key, { mustExist: true }) : undefined;
  if (opened?.ok) {
    emptyLog(opened.value);
    opened.value.raw.close();
    moveParts(path, deps.backups.newPath("before-restore"));
  } else moveParts(path, `${path.replace(/\.db$/, "")}.damaged-${deps.clock.now()}.db`);
  syncFolder(dirname(path));
}

/** A file and its log belong together: where the log could not be emptied, it holds what was saved last. */
function moveParts(from: string, to: string): void {
  for (const part of ["", "-wal"]) {
    const size = statSync(`${from}${part}`, { throwIfNoEntry: false })?.size;
    if (size === 0 && part !== "") rmSync(`${from}${part}`);
    else if (size !== undefined) renameSync(`${from}${part}`, `${to}${part}`);
  }
  rmSync(`${from}-shm`, { force: true });
}
