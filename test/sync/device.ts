import { undoChange } from "../../main/db/undo.ts";
import { inTransaction } from "../../main/db/transaction.ts";
import { derive } from "../../main/features/notes/derive.ts";
import type { FeatureDeps } from "../../main/store/deps.ts";
import { readIdentity, writeIdentity } from "../../main/db/identity.ts";
import type { Op } from "../../main/db/ops.ts";
import { saveChange } from "../../main/db/save-change.ts";
import { sqliteSyncStore } from "../../main/db/sync/sqlite-sync-store.ts";
import { ok } from "#core/kernel/result.ts";
import type { Ids, PersonId } from "#core/kernel/ids.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";
import type { RoundPorts, Transport } from "#sync/engine/ports.ts";
import { syncOnce } from "#sync/engine/round.ts";
import { newSession, type Session, type Stopped } from "#sync/engine/session.ts";
import type { Sealing } from "#sync/engine/sealing.ts";
import type { Result } from "#core/kernel/result.ts";
import { type MemoryFile, memoryFile } from "./memory-file.ts";
import { renamed, upCasts } from "./older-schema.ts";

/** One app on one computer: its file, its clock, and whatever runs in it. A kill leaves the file. */
export type Device = {
  readonly name: string;
  readonly person: string;
  readonly file: MemoryFile;
  readonly deps: FeatureDeps;
  /** What its clock is ahead of true time. */
  skewMs: number;
  isOffline: boolean;
  /** Revoked or removed: wiped. */
  isGone: boolean;
  /** Written by an older version of the app, until it is updated. */
  isOld: boolean;
  /** The key of private rows has come. */
  hasKey: boolean;
  pageRows: number;
  /** Counts its starts; what belonged to an earlier one is dead. */
  life: number;
  /** A round that is on its way, if any. */
  running: Promise<void> | undefined;
  last: Result<undefined, Stopped> | undefined;
};

export type DeviceParts = {
  readonly name: string;
  readonly org: string;
  readonly person: string;
  readonly device: string;
  readonly bytes: Buffer;
  readonly now: () => number;
  readonly ids: Ids;
};

export function newDevice(parts: DeviceParts): Device {
  const file = memoryFile(parts.bytes);
  const identity = { me: parts.person as PersonId, org: parts.org, device: parts.device };
  if (!readIdentity(file.db)) writeIdentity(file.db, identity);
  const clock: Clock = { now: () => (parts.now() + device.skewMs) as Millis };
  const device: Device = {
    name: parts.name,
    person: parts.person,
    file,
    deps: {
      db: file.db.query,
      clock,
      ids: parts.ids,
      get device() {
        return deviceId(device);
      },
      identity,
      announce: () => {},
    },
    skewMs: 0,
    isOffline: false,
    isGone: false,
    isOld: false,
    hasKey: true,
    pageRows: 1_000,
    life: 1,
    running: undefined,
    last: undefined,
  };
  return device;
}

export const deviceId = ({ file }: Device): string => readIdentity(file.db)?.device ?? "";

/** One round of the real engine on the device's file. */
export function runRound(
  device: Device,
  session: Session,
  ports: {
    readonly transport: Transport;
    readonly sealing: Sealing;
    readonly newDeviceId: () => string;
  },
): Promise<Result<undefined, Stopped>> {
  const store = sqliteSyncStore({
    db: device.file.db,
    clock: device.deps.clock,
    upCasts,
    readNote: async (id) => {
      const read = await inTransaction(device.deps.db, (tx) => derive(tx, device.deps, id));
      return read.ok && read.value;
    },
  });
  const round: RoundPorts = {
    store,
    transport: ports.transport,
    sealing: async () => (device.hasKey ? ports.sealing : undefined),
    clock: device.deps.clock,
    newDevice: async () => ok(ports.newDeviceId()),
    pageRows: device.pageRows,
    // Time goes only when the world says so; a request that is lost is told so by the network.
    wait: (ms, signal) =>
      ms === 0
        ? Promise.resolve()
        : new Promise((resolve) => signal?.addEventListener("abort", () => resolve())),
    changed: () => {},
  };
  return syncOnce(round, session);
}

export { newSession };

/** A change as its person makes it; answers its number. */
export async function save(device: Device, label: string, ops: readonly Op[]): Promise<void> {
  await saveChange(device.deps, label, async () => ok({ ops, value: undefined }));
  if (device.isOld) writeAsOlder(device);
}

export const undo = (device: Device) => undoChange(device.deps);

function writeAsOlder({ file }: Device): void {
  const { look } = file;
  const row = look("SELECT n, ops FROM outbox ORDER BY n DESC LIMIT 1").get() as
    | { n: number; ops: string }
    | undefined;
  if (!row) return;
  look("UPDATE outbox SET schema_version = 0, ops = ? WHERE n = ?").run(
    JSON.stringify(renamed(JSON.parse(row.ops))),
    row.n,
  );
}

/** The row as it is seen on this device. */
export const rowOf = (
  { file }: Device,
  t: string,
  id: string,
): Readonly<Record<string, string | number | null>> | undefined =>
  file.look(`SELECT * FROM ${t} WHERE id = ?`).get(id) as never;

export const rowsOf = (
  { file }: Device,
  t: string,
): readonly (Readonly<Record<string, string | number | null>> & {
  readonly id: string;
  readonly scope_id: string;
})[] => file.look(`SELECT * FROM ${t} ORDER BY id`).all() as never;
