import type { Reader } from "../../db/tables.ts";

/** The generation of an account: what was signed in before it is refused. */
export async function generationOf(tx: Reader, accountId: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom("account")
    .select("generation")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.generation;
}

/** A device with what its person is now. */
export const standingOf = (tx: Reader, deviceId: string) =>
  tx
    .selectFrom("device")
    .innerJoin("membership", (join) =>
      join
        .onRef("membership.org_id", "=", "device.org_id")
        .onRef("membership.person_id", "=", "device.person_id"),
    )
    .select([
      "device.person_id",
      "device.account_id",
      "device.generation",
      "device.family",
      "device.n",
      "device.hash",
      "device.rotated_at",
      "device.added_at",
      "device.seen_at",
      "device.ended_at",
      "device.ended_why",
      "membership.role",
      "membership.state",
      "membership.account_id as member_account_id",
      "membership.generation as member_generation",
    ])
    .where("device.device_id", "=", deviceId)
    .executeTakeFirst();
export type DeviceStanding = NonNullable<Awaited<ReturnType<typeof standingOf>>>;
