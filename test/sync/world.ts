import { fail, type Result } from "#core/kernel/result.ts";
import type { Ids } from "#core/kernel/ids.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Failure, Transport } from "#sync/engine/ports.ts";
import type { Sealing } from "#sync/engine/sealing.ts";
import { sealingWith } from "#sync/engine/sealing.ts";
import { dataKeyOf } from "#sync/engine/sealing/data-key.ts";
import { type Device, deviceId, newDevice, newSession, runRound } from "./device.ts";
import { type Dice, dice } from "./dice.ts";
import { type History, newHistory } from "./history.ts";
import { freshBytes, Killed } from "./memory-file.ts";
import type { Caller, SimServer } from "./sim-server.ts";

type Kind = "hello" | "push" | "pull";

/** A request on its way to the server, or its answer on the way back. */
export type Message = {
  readonly device: Device;
  readonly life: number;
  readonly at: number;
  readonly kind: Kind;
  readonly caller: Caller;
  readonly body: unknown;
  answer?: Result<unknown, Failure>;
  readonly resolve: (answer: Result<never, Failure>) => void;
};

/** All there is in one run: people, devices, the server, the network between, and true time. */
export type World = {
  readonly seed: number;
  readonly dice: Dice;
  readonly server: SimServer;
  readonly people: readonly string[];
  readonly devices: Device[];
  readonly history: History;
  /** What is on its way. */
  readonly messages: Message[];
  /** Requests that arrive once more, or after nobody waits for them any more. */
  readonly strays: Pick<Message, "kind" | "caller" | "body">[];
  readonly ids: Ids;
  /** Who ever ran the organisation. */
  readonly owners: Set<string>;
  readonly clock: { now: number };
  readonly text: () => string;
  readonly sealings: ReadonlyMap<string, Sealing>;
  /** Looks at everything that leaves a device and everything that comes. */
  readonly tap: Tap;
  /** Everything that happened, for whoever looks into a failure. */
  readonly log: string[];
};

export type Tap = {
  readonly leaves: (world: World, device: Device, kind: Kind, body: unknown) => void;
  readonly comes: (world: World, message: Message, answer: unknown) => Promise<void>;
};

/** The devices that were not wiped. */
export const alive = (world: World): readonly Device[] =>
  world.devices.filter(({ isGone }) => !isGone);

/** Monday, 2 November 2026. */
export const START = Date.UTC(2026, 10, 2, 9);

export async function newWorld(
  seed: number,
  openServer: (deps: { readonly clock: () => number; readonly ids: Ids }) => Promise<SimServer>,
  tap: Tap,
): Promise<World> {
  const chance = dice(seed);
  const clock = { now: START };
  let made = 0;
  const ids: Ids = { next: () => `id${String(++made).padStart(6, "0")}`, from: namedUuid };
  let texts = 0;
  const people = ["ana", "ben", "cleo"];
  const server = await openServer({ clock: () => clock.now, ids });
  const sealings = new Map(
    people.map((person, index) => {
      const key = dataKeyOf(new Uint8Array(32).fill(index + 1));
      const cipher = dice(seed + index);
      return [
        person,
        sealingWith({ org: server.org, person, key, keys: [key], chance: cipher.bytes }),
      ];
    }),
  );
  const world: World = {
    seed,
    dice: chance,
    server,
    people,
    devices: [],
    history: newHistory(),
    messages: [],
    strays: [],
    ids,
    owners: new Set(["ana"]),
    clock,
    text: () => `w${++texts}`,
    sealings,
    tap,
    log: [],
  };
  for (const person of people) await server.setRole(person, person === "ana" ? "owner" : "member");
  const owners = ["ana", "ana", "ben", "ben", "cleo"];
  for (const [index, person] of owners.entries())
    await addDevice(world, person, `device${index}`, await freshBytes());
  return world;
}

export async function addDevice(
  world: World,
  person: string,
  name: string,
  bytes: Buffer,
): Promise<Device> {
  const now = () => world.clock.now;
  const { org } = world.server;
  const device = newDevice({ name, org, person, device: name, bytes, now, ids: world.ids });
  world.devices.push(device);
  sessions.set(device, newSession());
  return device;
}

const sessions = new WeakMap<Device, ReturnType<typeof newSession>>();

/** Resolved when a device waits for the network or has nothing more to do. */
const pauses = new WeakMap<Device, () => void>();

const untilPause = (device: Device): Promise<void> =>
  new Promise((resolve) => pauses.set(device, resolve));
const paused = (device: Device): void => pauses.get(device)?.();

/** Starts a round and lets it run as far as its first wait for the network. */
export async function startRound(world: World, device: Device): Promise<void> {
  const { life } = device;
  const pause = untilPause(device);
  const session = sessions.get(device) ?? newSession();
  const sealing = world.sealings.get(device.person);
  if (!sealing) throw new Error("nobody without a key");
  const done = runRound(device, session, {
    transport: transportOf(world, device),
    sealing,
    newDeviceId: () => world.ids.next(),
  }).then(
    (result) => {
      if (device.life !== life) return;
      device.running = undefined;
      device.last = result;
      if (!result.ok && result.error.type === "Removed") device.isGone = true;
      paused(device);
    },
    (error: unknown) => {
      if (device.life !== life) return;
      if (error instanceof Killed) kill(world, device);
      else world.log.push(`${device.name} threw`);
      device.running = undefined;
      paused(device);
      if (!(error instanceof Killed)) failures.set(world, error);
    },
  );
  device.running = done;
  await pause;
  rethrow(world);
}

const failures = new WeakMap<World, unknown>();
function rethrow(world: World): void {
  const error = failures.get(world);
  if (error !== undefined) throw error;
}

/** The app is gone between two statements; what it waited for never comes, and it starts anew from its file. */
export function kill(world: World, device: Device): void {
  world.log.push(`${device.name} is killed`);
  device.life += 1;
  device.running = undefined;
  device.file.killAt(undefined);
  sessions.set(device, newSession());
  for (const message of world.messages.splice(0))
    if (message.device !== device) world.messages.push(message);
    // What had left still arrives.
    else if (!message.answer) world.strays.push(message);
}

function transportOf(world: World, device: Device): Transport {
  const { life } = device;
  const ask = (kind: Kind, body: unknown): Promise<never> =>
    new Promise((resolve) => {
      // A round that outlived its app must not go on.
      if (device.life !== life) return;
      const caller = { org: world.server.org, person: device.person, device: deviceId(device) };
      const copy: unknown = JSON.parse(JSON.stringify(body));
      world.tap.leaves(world, device, kind, copy);
      const settle = (answer: Result<never, Failure>) => resolve(answer as never);
      world.messages.push({
        device,
        life,
        at: world.clock.now,
        kind,
        caller,
        body: copy,
        resolve: settle,
      });
      paused(device);
    });
  return {
    hello: () => ask("hello", {}),
    push: (body) => ask("push", body),
    pull: (body) => ask("pull", body),
  };
}

/** The server gets a request. */
export async function arrive(
  world: World,
  { kind, caller, body }: Pick<Message, "kind" | "caller" | "body">,
): Promise<Result<unknown, Failure>> {
  const answer =
    kind === "hello"
      ? await world.server.hello(caller)
      : kind === "push"
        ? await world.server.push(caller, body)
        : await world.server.pull(caller, body);
  return JSON.parse(JSON.stringify(answer)) as Result<unknown, Failure>;
}

/** The device gets what it waited for, and goes on to its next wait. */
export async function hand(
  world: World,
  message: Message,
  answer: Result<unknown, Failure>,
): Promise<void> {
  world.messages.splice(world.messages.indexOf(message), 1);
  if (message.device.life !== message.life) return;
  if (answer.ok) await world.tap.comes(world, message, answer.value);
  const pause = untilPause(message.device);
  message.resolve(answer as Result<never, Failure>);
  await pause;
  rethrow(world);
}

export const lost = fail({ type: "Offline" as const });
