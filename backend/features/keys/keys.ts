import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { KeyRefusal, KeyState } from "#sync/protocol/keys.ts";
import type { Reader, Writer } from "../../db/tables.ts";

/** Who asks: one device of one person. Everything here is about that person's own key. */
export type Caller = { readonly org: string; readonly person: string; readonly device: string };

type Wrapped = { readonly keyId: string; readonly wrapped: string };

/** The kit, what was handed to this device, and which other devices ask. */
export async function stateOf(tx: Reader, { org, person, device }: Caller): Promise<KeyState> {
  const kit = await tx
    .selectFrom("person_key")
    .select(["key_id as keyId", "by_kit as wrapped"])
    .where("org_id", "=", org)
    .where("person_id", "=", person)
    .executeTakeFirst();
  const devices = await tx
    .selectFrom("device_key as key")
    .innerJoin("device", (on) =>
      on.onRef("device.org_id", "=", "key.org_id").onRef("device.device_id", "=", "key.device_id"),
    )
    .select(["key.device_id", "device.name", "key.public_key", "key.asked_at"])
    .select(["key.key_id", "key.wrapped", "key.refused_at"])
    .where("key.org_id", "=", org)
    .where("key.person_id", "=", person)
    .where("device.ended_at", "is", null)
    .orderBy("key.asked_at")
    .execute();
  const own = devices.find(({ device_id }) => device_id === device);
  return {
    kit: kit ?? null,
    handed:
      own?.key_id != null && own.wrapped != null
        ? { keyId: own.key_id, wrapped: own.wrapped }
        : null,
    asking: devices
      .filter((other) => other.device_id !== device && other.key_id === null && !other.refused_at)
      .map(({ device_id, name, public_key, asked_at }) => ({
        deviceId: device_id,
        name,
        publicKey: public_key,
        at: asked_at.getTime() as Millis,
      })),
  };
}

/**
 * This device asks the person's others for the key. Asking again changes nothing, unless it has made itself another key pair or its
 * person signed in on it anew after it was refused: a password was shown for it, so it may be theirs after all. Answers whether it asks for the first time, so to speak: only that is news to the other devices.
 */
export async function ask(
  tx: Writer,
  { org, person, device }: Caller,
  { publicKey, at }: { readonly publicKey: string; readonly at: Date },
): Promise<boolean> {
  const none = { key_id: null, wrapped: null, refused_at: null };
  const asked = { public_key: publicKey, asked_at: at, ...none };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("device_key")
    .values({ org_id: org, device_id: device, person_id: person, ...asked })
    .onConflict((c) =>
      c
        .columns(["org_id", "device_id"])
        .doUpdateSet(asked)
        .where((is) =>
          is.or([
            is("device_key.public_key", "<>", publicKey),
            is(
              "device_key.refused_at",
              "<",
              is
                .selectFrom("device")
                .select("added_at")
                .whereRef("device.org_id", "=", "device_key.org_id")
                .whereRef("device.device_id", "=", "device_key.device_id"),
            ),
          ]),
        ),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps the kit of the person's key. Of two devices that make a first key at once, the first wins. The same kit again changes nothing. */
export async function keepKit(
  tx: Writer,
  { org, person }: Caller,
  kit: Wrapped & { readonly replaces: string | null; readonly at: Date },
): Promise<Result<undefined, KeyRefusal>> {
  await tx
    .insertInto("person_key")
    .values({
      org_id: org,
      person_id: person,
      key_id: kit.keyId,
      by_kit: kit.wrapped,
      made_at: kit.at,
    })
    .onConflict((c) =>
      c
        .columns(["org_id", "person_id"])
        .doUpdateSet({ key_id: kit.keyId, by_kit: kit.wrapped, made_at: kit.at })
        .where("person_key.key_id", "in", [kit.keyId, kit.replaces ?? kit.keyId]),
    )
    .execute();
  const { key_id } = await tx
    .selectFrom("person_key")
    .select("key_id")
    .where("org_id", "=", org)
    .where("person_id", "=", person)
    .executeTakeFirstOrThrow();
  return key_id === kit.keyId ? ok(undefined) : fail({ type: "KeyExists", keyId: key_id });
}

/** Hands the wrapped key to another device of the same person that asks. */
export async function handOver(
  tx: Writer,
  { org, person }: Caller,
  { deviceId, keyId, wrapped }: Wrapped & { readonly deviceId: string },
): Promise<Result<undefined, KeyRefusal>> {
  const { numUpdatedRows } = await tx
    .updateTable("device_key")
    .set({ key_id: keyId, wrapped })
    .where("org_id", "=", org)
    .where("person_id", "=", person)
    .where("device_id", "=", deviceId)
    .where("key_id", "is", null)
    .where("refused_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(undefined) : fail({ type: "NotAsking" });
}

/** The person does not know that device: they are asked no more. What it may do besides ends with its session. */
export async function refuse(
  tx: Writer,
  { org, person }: Caller,
  { deviceId, at }: { readonly deviceId: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("device_key")
    .set({ refused_at: at })
    .where("org_id", "=", org)
    .where("person_id", "=", person)
    .where("device_id", "=", deviceId)
    .where("key_id", "is", null)
    .execute();
}
