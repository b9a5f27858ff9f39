import type { Clock } from "#core/kernel/time.ts";
import type { Writer } from "../../db/tables.ts";
import { hashOf } from "../../secrets/token.ts";
import type { RefreshToken } from "./refresh-token.ts";

type Stamps = { readonly clock: Clock };

/** All of a refresh token that is stored. */
export const hashOfRefresh = ({ family, n, secret }: RefreshToken): string =>
  hashOf(`${family}.${n}.${secret}`);

/** Makes `next` the current token of its device. */
export async function rotate(tx: Writer, { clock }: Stamps, next: RefreshToken): Promise<void> {
  const at = new Date(clock.now());
  await tx
    .updateTable("device")
    .set({ n: next.n, hash: hashOfRefresh(next), rotated_at: at, seen_at: at })
    .where("device_id", "=", next.deviceId)
    .execute();
}

type Ending = { readonly deviceId: string; readonly why: "revoked" | "reused" };

/** Ends a device; what it holds is refused from here on. */
export async function endDevice(tx: Writer, { clock }: Stamps, ending: Ending): Promise<void> {
  await tx
    .updateTable("device")
    .set({ ended_at: new Date(clock.now()), ended_why: ending.why })
    .where("device_id", "=", ending.deviceId)
    .execute();
}

/** Ends every device an account added here before `generation`, and refuses those of that time that are only now being added; answers whose they were. */
export async function endOlderDevices(
  tx: Writer,
  { clock }: Stamps,
  { accountId, generation }: { readonly accountId: string; readonly generation: number },
): Promise<string | undefined> {
  const place = await tx
    .updateTable("membership")
    .set({ generation })
    .where("account_id", "=", accountId)
    .where("generation", "<", generation)
    .returning("person_id")
    .executeTakeFirst();
  if (!place) return undefined;
  await tx
    .updateTable("device")
    .set({ ended_at: new Date(clock.now()), ended_why: "signed-out" })
    .where("person_id", "=", place.person_id)
    .where("account_id", "=", accountId)
    .where("generation", "<", generation)
    .where("ended_at", "is", null)
    .execute();
  return place.person_id;
}

/** Ends every device of a person who is no member any more; what they hold is to be wiped. */
export async function endDevicesOf(tx: Writer, { clock }: Stamps, personId: string): Promise<void> {
  await tx
    .updateTable("device")
    .set({ ended_at: new Date(clock.now()), ended_why: "revoked" })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .execute();
}
