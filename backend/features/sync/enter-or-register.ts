import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Refused } from "#sync/protocol/protocol.ts";
import type { Asking } from "./store/ask.ts";
import { refuseEnded } from "./store/ending.ts";
import { addDevice, type Device, enter, type Entered, type Entrance } from "./store/enter.ts";

export type Known = Entered & {
  readonly device: Device;
  readonly role: NonNullable<Entered["role"]>;
};

/** Lets a device of an active member in, and notes one that comes for the first time. */
export async function enterOrRegister(
  tx: Asking,
  entrance: Entrance,
  { proto, now }: { readonly proto: number; readonly now: number },
): Promise<Result<Known, Refused>> {
  let entered = await enter(tx, entrance);
  if (!entered.role) return fail({ type: "Removed" });
  if (!entered.device) {
    await addDevice(tx, entrance, proto, now);
    entered = await enter(tx, entrance);
  }
  const { device, role, scopes } = entered;
  if (!device || device.profileId !== entrance.person) return fail({ type: "NotSignedIn" });
  if (device.ending) return refuseEnded(device.ending);
  if (!role) return fail({ type: "Removed" });
  return ok({ device, role, scopes });
}
