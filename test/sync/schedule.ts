import type { Op } from "../../main/db/ops.ts";
import { addDevice, alive, arrive, hand, kill, lost, startRound, type World } from "./world.ts";
import { type Device, deviceId, rowOf, save, undo } from "./device.ts";
import { written } from "./history.ts";
import { Killed } from "./memory-file.ts";
import { someOps } from "./workload.ts";

/** What may happen in one run, besides people working. */
export type Weather = {
  readonly steps: number;
  /** How often the network fails, from 0 to 1. */
  readonly faults: number;
  readonly kills: boolean;
  readonly clocks: boolean;
  readonly membership: boolean;
  readonly revocation: boolean;
  readonly copies: boolean;
  readonly floors: boolean;
  readonly restores: boolean;
  readonly olderApps: boolean;
  readonly lateKeys: boolean;
};

const DAY = 86_400_000;

/** The weather of a seed: each run has some of it, so that a failure says where to look. */
export function weatherOf(world: World): Weather {
  const { dice } = world;
  return {
    steps: 40 + dice.below(120),
    faults: dice.isIn(0.3) ? 0 : dice.next() * 0.3,
    kills: dice.isIn(0.5),
    clocks: dice.isIn(0.6),
    membership: dice.isIn(0.3),
    revocation: dice.isIn(0.15),
    copies: dice.isIn(0.2),
    floors: dice.isIn(0.3),
    restores: world.server.backUp !== undefined && dice.isIn(0.1),
    olderApps: dice.isIn(0.3),
    lateKeys: dice.isIn(0.2),
  };
}

export async function prepare(world: World, weather: Weather): Promise<void> {
  const { dice } = world;
  for (const device of world.devices) {
    device.pageRows = dice.isIn(0.6) ? 1 + dice.below(6) : 1_000;
    if (weather.clocks) device.skewMs = someSkew(dice);
    device.isOld = weather.olderApps && dice.isIn(0.5);
    device.hasKey = !weather.lateKeys || dice.isIn(0.6);
  }
  // The directory: whoever founded the organisation entered everyone.
  const [first] = world.devices;
  if (!first) return;
  for (const person of world.people) {
    const row = {
      name: person,
      email: null,
      position: null,
      manager_id: null,
      zone: "Europe/Berlin",
      working_hours: '{"days":[1,2,3,4,5],"from":"09:00","to":"17:00"}',
      photo: null,
    };
    await save(first, "begin", [
      { do: "add", table: "person", id: person, scope: `org:${world.server.org}`, set: row } as Op,
    ]);
  }
}

/** One thing that happens. */
export async function step(world: World, weather: Weather): Promise<void> {
  const { dice } = world;
  // With copies, time stands still on the line: the server's time is then known exactly, and a copy's clock can be relied on.
  if (!weather.copies || world.messages.length === 0)
    world.clock.now += dice.isIn(0.02) ? dice.below(20 * DAY) : dice.below(8_000);
  const roll = dice.next();
  if (roll < 0.35) await work(world);
  else if (roll < 0.55) await sync(world, weather);
  else if (roll < 0.94) await network(world, weather);
  else await event(world, weather);
}

async function work(world: World): Promise<void> {
  const devices = alive(world);
  if (devices.length === 0) return;
  const device = world.dice.oneOf(devices);
  const { dice, people, text } = world;
  try {
    if (dice.isIn(0.04)) await takeBack(world, device);
    else if (dice.isIn(0.06)) await remove(world, device);
    else {
      const ops = someOps({ device, dice, people, text });
      const writes = written(device, ops);
      await save(device, "work", ops);
      for (const write of writes) world.history.writes.set(write.text, write);
      if (ops.length > 0)
        world.log.push(
          `${device.name} ${JSON.stringify(ops, (key, value: unknown) => (key === "data" ? "…" : value))}`,
        );
    }
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    kill(world, device);
  }
}

async function takeBack(world: World, device: Device): Promise<void> {
  const row = device.file
    .look("SELECT ops FROM undo WHERE state = 'done' ORDER BY n DESC LIMIT 1")
    .get() as { ops: string } | undefined;
  if (!row) return;
  for (const { table, id } of JSON.parse(row.ops) as { table: string; id: string }[])
    world.history.undone.add(`${table} ${id}`);
  world.log.push(`${device.name} takes back`);
  await undo(device);
}

/** Deletes a row for good, as an export-and-erase will: the app has no button for it yet, the wire has. */
async function remove(world: World, device: Device): Promise<void> {
  const { look } = device.file;
  const t = world.dice.oneOf(["agenda_item", "task", "inbox_item", "meeting"]);
  const row = look(
    `SELECT id, scope_id, seq FROM ${t} WHERE seq IS NOT NULL ORDER BY id DESC LIMIT 1`,
  ).get() as { id: string; scope_id: string } | undefined;
  if (!row) return;
  await save(device, "erase", [
    { do: "set", table: t, id: row.id, set: { archived_at: 1 } } as never,
  ]);
  const n = look("SELECT max(n) FROM outbox").pluck().get();
  const before = rowOf(device, t, row.id);
  if (!before) return;
  world.history.deleted.add(`${t} ${row.id}`);
  world.log.push(`${device.name} erases ${t} ${row.id}`);
  device.file.db.raw.transaction(() => {
    look("UPDATE outbox SET ops = ? WHERE n = ?").run(
      JSON.stringify([{ t, id: row.id, scope: row.scope_id, del: true }]),
      n,
    );
    look(`DELETE FROM ${t} WHERE id = ?`).run(row.id);
  })();
}

async function sync(world: World, weather: Weather): Promise<void> {
  const idle = alive(world).filter((device) => !device.running && !device.isOffline);
  if (idle.length === 0) return;
  const device = world.dice.oneOf(idle);
  if (weather.kills && world.dice.isIn(0.15)) device.file.killAt(world.dice.below(200));
  world.log.push(`${device.name} syncs`);
  await startRound(world, device);
}

async function network(world: World, { faults }: Weather): Promise<void> {
  const { dice, messages, strays } = world;
  if (strays.length > 0 && dice.isIn(0.2)) {
    const [stray] = strays.splice(dice.below(strays.length), 1);
    if (stray) await arrive(world, stray);
    return;
  }
  if (messages.length === 0) return;
  const message = dice.oneOf(messages);
  // Nobody waits longer than a minute for an answer.
  if (world.clock.now - message.at > 60_000) {
    if (!message.answer && dice.isIn(0.5)) strays.push(message);
    return hand(world, message, lost);
  }
  if (message.answer) {
    if (dice.isIn(faults) || message.device.isOffline) return hand(world, message, lost);
    return hand(world, message, message.answer);
  }
  if (dice.isIn(faults) || message.device.isOffline) {
    // Given up by its sender; it may still arrive, late.
    if (dice.isIn(0.5)) strays.push(message);
    return hand(world, message, lost);
  }
  if (dice.isIn(faults)) strays.push(message);
  message.answer = await arrive(world, message);
}

type Event = (world: World, device: Device, weather: Weather) => Promise<void> | void;

/** What may happen, and whether this run has weather for it. */
const events: readonly (readonly [when: (weather: Weather) => boolean, event: Event])[] = [
  [() => true, (_, device) => void (device.isOffline = !device.isOffline)],
  [({ kills }) => kills, kill],
  // Not with copies: what a copied file sends as another device is ordered against what it had sent before by its clock alone.
  [
    ({ clocks, copies }) => clocks && !copies,
    ({ dice }, device) => void (device.skewMs = someSkew(dice)),
  ],
  [({ membership: is }) => is, membership],
  [({ revocation }) => revocation, revoke],
  [({ copies }) => copies, copyOf],
  [({ floors }) => floors, raiseFloor],
  [({ floors }) => floors, rotateEpoch],
  [({ olderApps }) => olderApps, (_, device) => void (device.isOld = false)],
  [({ lateKeys }) => lateKeys, (_, device) => void (device.hasKey = true)],
  [({ restores }) => restores, restore],
];

async function event(world: World, weather: Weather): Promise<void> {
  const devices = alive(world);
  const possible = events.filter(([when]) => when(weather)).map(([, happens]) => happens);
  if (devices.length > 0)
    await world.dice.oneOf(possible)(world, world.dice.oneOf(devices), weather);
}

const someSkew = (dice: World["dice"]): number => Math.round((dice.next() * 2 - 1) * 400 * DAY);

async function revoke(world: World, device: Device): Promise<void> {
  if (world.dice.isIn(0.5) || device.name.includes("copy")) return;
  world.log.push(`${device.name} is revoked`);
  await world.server.revoke(deviceId(device), device.person);
}

async function raiseFloor({ server, dice }: World, { person }: Device): Promise<void> {
  const scopes = await server.scopesOf(person);
  if (scopes.length > 0) await server.raiseFloor(dice.oneOf(scopes));
}

async function rotateEpoch({ server, dice }: World, { person }: Device): Promise<void> {
  const scopes = await server.scopesOf(person);
  if (scopes.length > 0 && dice.isIn(0.5)) await server.rotateEpoch(dice.oneOf(scopes));
}

async function membership(world: World, device: Device): Promise<void> {
  const { dice, server } = world;
  if (dice.isIn(0.1) && device.person === "cleo") {
    world.log.push(`cleo leaves`);
    return server.setRole("cleo", undefined);
  }
  if (dice.isIn(0.2) && device.person !== "ana")
    return setRole(world, device.person, dice.isIn(0.5) ? "owner" : "member");
  const pairs = (await server.scopesOf(device.person)).filter((id) => id.startsWith("pair:"));
  if (pairs.length === 0) return;
  const scope = dice.oneOf(pairs);
  const person = device.person;
  world.log.push(`${person} is taken out of ${scope}`);
  await server.setInPair(person, scope, false);
  if (dice.isIn(0.4)) await server.setInPair(person, scope, true);
}

async function setRole(world: World, person: string, role: "owner" | "member"): Promise<void> {
  if (role === "owner") world.owners.add(person);
  await world.server.setRole(person, role);
}

async function copyOf(world: World, device: Device): Promise<void> {
  if (world.devices.length > 6) return;
  world.log.push(`${device.name} is copied`);
  const copy = await addDevice(world, device.person, `${device.name}copy`, device.file.copy());
  copy.skewMs = device.skewMs;
  copy.isOld = device.isOld;
  copy.hasKey = device.hasKey;
}

/** A backup is put back that is not older than what devices keep of what they sent. */
const backups = new WeakMap<World, { at: number; putBack: () => Promise<void> }>();
async function restore(world: World): Promise<void> {
  if (!world.server.backUp) return;
  const kept = backups.get(world);
  if (!kept || world.clock.now - kept.at > 5 * DAY)
    backups.set(world, { at: world.clock.now, putBack: await world.server.backUp() });
  else {
    world.log.push("the server is restored");
    await kept.putBack();
    backups.delete(world);
  }
}
