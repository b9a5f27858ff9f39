import { chownSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Figure, median } from "./figures.ts";
import { fillProfile, TEN_THOUSAND } from "./many-items.ts";
import { idle, pssOf, start } from "./processes.ts";

const ROUNDS = 9;
const IDLE_MS = 8_000;

/** Start-up and idle memory of the app with 10,000 items, in turn with a bare window of the same runtime and flags. */
export async function startAndMemory(
  electron: string,
  app: string,
  bare: string,
): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  const { items } = await fillProfile(
    join(config, "All Elements", "profile"),
    TEN_THOUSAND,
    Date.now(),
  );
  const staged = join(config, "bare");
  cpSync(bare, staged, { recursive: true });
  giveAway(config);
  const env = { ...process.env, XDG_CONFIG_HOME: config };
  const times = { app: [] as number[], bare: [] as number[] };
  const memory = { app: [] as number[], bare: [] as number[] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, folder] of [
      ["bare", staged],
      ["app", app],
    ] as const) {
      const started = await start(electron, folder, env);
      if (round >= 0) times[name].push(started.readyMs);
      if (round >= 0 && round < 3) {
        await idle(IDLE_MS);
        memory[name].push(pssOf(started.pid));
      }
      await started.end();
    }
  }
  rmSync(config, { recursive: true, force: true });
  const [appMs, bareMs, appMb, bareMb] = [
    median(times.app),
    median(times.bare),
    median(memory.app),
    median(memory.bare),
  ];
  return [
    {
      name: "start to first screen / bare window",
      value: appMs / bareMs,
      unit: "×",
      bound: 1.25,
      goal: 1.15,
      detail: `${items} items: ${appMs.toFixed(0)} ms / ${bareMs.toFixed(0)} ms, median of ${ROUNDS}`,
    },
    {
      name: "idle memory / bare window",
      value: appMb / bareMb,
      unit: "×",
      bound: 1.25,
      detail: `PSS ${appMb.toFixed(0)} MB / ${bareMb.toFixed(0)} MB after ${IDLE_MS / 1000} s, median of 3`,
    },
  ];
}

/** The app runs as another uid when root runs the benchmark. */
export function giveAway(path: string): void {
  const uid = Number(process.env["AE_UID"] ?? 0);
  if (!uid) return;
  chownSync(path, uid, uid);
  if (statSync(path).isDirectory())
    for (const name of readdirSync(path)) giveAway(join(path, name));
}
