import { memoryServer } from "./memory-server.ts";
import { checkLocally } from "./local-check.ts";
import { check } from "./oracle.ts";
import { calm } from "./calm.ts";
import { prepare, step, type Weather, weatherOf } from "./schedule.ts";
import type { SimServer } from "./sim-server.ts";
import { tap } from "./tap.ts";
import { newWorld, type World } from "./world.ts";

export type OpenServer = Parameters<typeof newWorld>[1];

/** The server whose rows lie in memory. */
export const inMemory: OpenServer = async ({ clock, ids }): Promise<SimServer> =>
  memoryServer({ clock: { now: () => clock() as never }, ids });

export type Failed = { readonly seed: number; readonly steps: number; readonly why: string };

/** One run of this seed. Throws when a promise is broken. */
export async function simulate(
  seed: number,
  options: { readonly steps?: number; readonly open?: OpenServer } = {},
): Promise<{ readonly world: World; readonly weather: Weather }> {
  const world = await newWorld(seed, options.open ?? inMemory, tap);
  try {
    const weather = weatherOf(world);
    await prepare(world, weather);
    const steps = options.steps ?? weather.steps;
    for (let at = 0; at < steps; at++) {
      await step(world, weather);
      if (at % 4 === 0) world.devices.forEach(checkLocally);
    }
    await calm(world);
    await check(world);
    return { world, weather };
  } catch (error) {
    logs.set(seed, world.log);
    throw error;
  } finally {
    for (const { file } of world.devices) file.db.raw.close();
    await world.server.close();
  }
}

const logs = new Map<number, readonly string[]>();
export const logOf = (seed: number): readonly string[] => logs.get(seed) ?? [];

/** The seed's failure in as few steps as it takes; `undefined`: it holds. */
export async function failureOf(seed: number, open?: OpenServer): Promise<Failed | undefined> {
  const attempt = async (steps?: number): Promise<Failed | undefined> => {
    try {
      await simulate(seed, {
        ...(steps === undefined ? {} : { steps }),
        ...(open ? { open } : {}),
      });
      return undefined;
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { seed, steps: steps ?? -1, why };
    }
  };
  let failed = await attempt();
  if (!failed) return undefined;
  // What follows the step where it went wrong is not needed to show it.
  for (let steps = 5; steps <= 160; steps += 5) {
    const shorter = await attempt(steps);
    if (shorter) return shorter;
  }
  return failed;
}
