import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type Hello, OLDEST_PROTOCOL, PROTOCOL } from "#sync/protocol/protocol.ts";
import type { Failure, RoundPorts } from "./ports.ts";
import { pullAll } from "./pull-all.ts";
import { pushAll } from "./push-all.ts";
import { request } from "./request.ts";
import type { Session, Stopped } from "./session.ts";

/** Turns that one round takes at most: one is usual, one more after a restore or a fork. */
const TURNS = 6;

/**
 * One round: what waits is sent, what is new is fetched, until neither is left. Never holds the data file while the network is waited for;
 * may end anywhere, and the next one goes on from the file.
 */
export async function syncOnce(
  ports: RoundPorts,
  session: Session,
  received: (rows: number) => void = () => {},
): Promise<Result<undefined, Stopped>> {
  for (let turn = 0; turn < TURNS; turn++) {
    const greeted = session.greeted ? ok(undefined) : await greet(ports, session);
    if (!greeted.ok) return greeted;
    const pushed = await pushAll(ports, session);
    // Too old to send, or without a key for what is left: what others did still arrives.
    const isReadOnly = !pushed.ok && ["TooOld", "NoKey"].includes(pushed.error.type);
    if (!pushed.ok && !isReadOnly) return pushed;
    const pulled = await pullAll(ports, session, received, () => greet(ports, session));
    if (!pulled.ok) return pulled;
    if (!pushed.ok) return pushed;
    if (session.greeted && pushed.value === "all" && pulled.value === "all") return ok(undefined);
  }
  return ok(undefined);
}

/** Learns where this device stands, and makes the file agree with it. */
async function greet(ports: RoundPorts, session: Session): Promise<Result<undefined, Failure>> {
  const said = await request<Hello>(ports, session, (signal) => ports.transport.hello(signal));
  if (!said.ok) return said;
  const { protocol, device } = said.value;
  if (protocol.oldest > PROTOCOL) return fail({ type: "TooOld", oldest: protocol.oldest });
  // A server older than all this app speaks: its next update ends that, nothing here can.
  if (protocol.newest < OLDEST_PROTOCOL) return fail({ type: "Unavailable", incident: "protocol" });
  const standing = await ports.store.standing();
  if (device.last > standing.given) {
    // Another copy of this file went further. What waits here may be what it sent: that is the same change, and is not made twice.
    session.carefulUpTo = standing.waiting > 0 ? device.last : 0;
    if (standing.waiting > 0) return ok(undefined);
    const other = await ports.newDevice();
    if (!other.ok) return other;
    await ports.store.becomeDevice(other.value);
    return ok(undefined);
  }
  if (device.last < standing.acknowledged) await ports.store.sendAgain(device.last);
  session.greeted = true;
  return ok(undefined);
}
