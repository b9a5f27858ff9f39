import type { Kysely } from "kysely";
import { type DataKey, type DeviceKeys, newDeviceKeys } from "#sync/engine/sealing/data-key.ts";
import type { Chance } from "#sync/engine/sealing/chance.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader, Writer } from "../../db/transaction.ts";

// What this device keeps of private keys. All of it lies in the encrypted file, beside the very notes it protects elsewhere.

/** Every key this device has: any of them may open a row. */
export async function keptKeys(db: Reader): Promise<readonly DataKey[]> {
  const rows = await db.selectFrom("data_key").selectAll().orderBy("made_at", "desc").execute();
  return rows.map(({ id, bytes }) => ({ id, bytes: new Uint8Array(bytes) }));
}

export const keptKey = async (db: Reader, id: string | undefined): Promise<DataKey | undefined> =>
  (await keptKeys(db)).find((key) => key.id === id);

/** The key that seals: the one whose kit the server has; `undefined` until this device has it. */
export const keyInUse = async (db: Reader): Promise<DataKey | undefined> =>
  keptKey(db, await readMeta(db, "key_in_use"));

export const useKey = (tx: Writer, id: string): Promise<void> => writeMeta(tx, "key_in_use", id);

export async function keepKey(tx: Writer, key: DataKey, now: number): Promise<void> {
  await tx
    .insertInto("data_key")
    .values({ id: key.id, bytes: Buffer.from(key.bytes), made_at: now })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The recovery kit as this device knows it; `isKept`: a person said that they have it on paper. */
export type Kit = { readonly keyId: string; readonly code: string; readonly isKept: boolean };

/** The kit of this key, where it was made or typed here. */
export async function kitOf(db: Reader, keyId: string): Promise<Kit | undefined> {
  const kept = await readMeta(db, "kit");
  const [id, code = "", isKept] = kept?.split(" ") ?? [];
  return id === keyId ? { keyId, code, isKept: isKept === "kept" } : undefined;
}

/** The kit made or typed here, with its key. */
export async function keptKit(
  db: Reader,
): Promise<{ readonly key: DataKey; readonly code: string } | undefined> {
  const [id, code = ""] = (await readMeta(db, "kit"))?.split(" ") ?? [];
  const key = await keptKey(db, id);
  return key && { key, code };
}

export const keepKit = (tx: Writer, { keyId, code, isKept }: Kit): Promise<void> =>
  writeMeta(tx, "kit", `${keyId} ${code} ${isKept ? "kept" : "shown"}`);

/** This device's own pair of keys, made when it is first asked for. */
export async function deviceKeys(db: Kysely<Tables>, chance: Chance): Promise<DeviceKeys> {
  const kept = await readMeta(db, "device_keys");
  if (kept !== undefined) {
    const [secret = "", open = ""] = kept.split(".");
    return { secret: bytesOf(secret), public: bytesOf(open) };
  }
  const made = newDeviceKeys(chance);
  await db
    .transaction()
    .execute((tx) => writeMeta(tx, "device_keys", `${textOf(made.secret)}.${textOf(made.public)}`));
  return made;
}

async function readMeta(db: Reader, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value;
}

async function writeMeta(tx: Writer, key: string, value: string): Promise<void> {
  await tx
    .insertInto("meta")
    .values({ key, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));
