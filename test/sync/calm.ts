import type { Device } from "./device.ts";
import { alive, arrive, hand, lost, startRound, type World } from "./world.ts";

/** The network heals, everybody is there, and all sync until nothing changes any more. Answers how many rounds each took at most. */
export async function calm(world: World): Promise<number> {
  for (const stray of world.strays.splice(0)) await arrive(world, stray);
  for (const message of world.messages.slice()) await hand(world, message, lost);
  for (const device of world.devices) {
    device.isOffline = false;
    device.hasKey = true;
    device.file.killAt(undefined);
  }
  for (let pass = 1; pass <= 12; pass++) {
    const before = JSON.stringify(await world.server.rows());
    for (const device of alive(world)) await finishRound(world, device);
    const isQuiet = alive(world).every(
      (device) => device.last?.ok === true && waiting(device) === 0,
    );
    if (isQuiet && before === JSON.stringify(await world.server.rows())) return pass;
  }
  throw new Error(
    `no quiet after 12 rounds: ${alive(world)
      .map((device) => `${device.name} ${JSON.stringify(device.last)} ${waiting(device)} waiting`)
      .join(", ")}`,
  );
}

const waiting = (device: Device): number =>
  Number(device.file.look("SELECT count(*) FROM outbox").pluck().get());

async function finishRound(world: World, device: Device): Promise<void> {
  if (!device.running) await startRound(world, device);
  for (let exchanges = 0; device.running; exchanges++) {
    if (exchanges > 500) throw new Error(`${device.name} asks without end`);
    const message = world.messages.find((one) => one.device === device);
    if (!message) throw new Error(`${device.name} waits for nothing`);
    await hand(world, message, await arrive(world, message));
  }
}
