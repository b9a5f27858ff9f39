import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { familyOf, freshConfig, signal } from "../e2e/app/start-app.ts";
import { type Lines, linesOf } from "./support/lines.ts";
import { makeProfile, own, readKilled, textOf } from "./support/profile.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";

/** What is killed in one life of the app, as Chromium names them. It loads a page at most three times a minute again. */
const VICTIMS = ["utility", "gpu-process", "renderer", "renderer", "main"] as const;
const STARTS = rounds(200, 5_000) / VICTIMS.length;

test(`nothing acknowledged is lost when any process of the app is killed (${STARTS * VICTIMS.length} kills)`, async () => {
  using config = freshConfig();
  const folder = makeProfile(join(config.path, "All Elements"));
  own(config.path);
  const inject = join(config.path, "write-in-page.cjs");
  copyFileSync(join(import.meta.dirname, "support", "write-in-page.cjs"), inject);
  const chance = chanceOf(seed);
  const acknowledged: string[] = [];
  const startMs: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const life = live(config.path, inject, `s${start}`);
    startMs.push(await life.ready);
    for (const victim of VICTIMS) {
      for (let n = chance.nat(12); n >= 0; n--) await life.said.next("ACK ");
      await kill(life, victim);
    }
    acknowledged.push(...life.said.all.filter((line) => line.startsWith("ACK ")));
    const refused = life.said.all.filter((line) => line.startsWith("REFUSED "));
    const { tasks, problems } = readKilled(folder);
    const place = { seed, start };
    expect({ ...place, refused, problems, lost: lostOf(acknowledged, tasks) }).toEqual({
      ...place,
      refused: [],
      problems: [],
      lost: [],
    });
  }
  const sorted = startMs.slice(1).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  report(
    `seed ${seed}: ${STARTS * VICTIMS.length} kills, ${acknowledged.length} acknowledged, 0 lost; starts after a kill: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, slowest ${at(1)} ms`,
  );
  // Not the slowest: on a machine that is busy with other things one start in forty says nothing about the app.
  expect(at(0.95)).toBeLessThan(3_000);
}, 1_800_000);

type Life = {
  readonly main: ChildProcess;
  readonly said: Lines;
  /** Milliseconds until its first screen stood. */
  readonly ready: Promise<number>;
  readonly ended: Promise<void>;
};

function live(config: string, inject: string, run: string): Life {
  const [program, app] = [process.env["AE_ELECTRON"], process.env["AE_APP"]];
  if (!program || !app) throw new Error("AE_ELECTRON is not set: run `npm run faults`");
  const before = performance.now();
  const env = { ...process.env, XDG_CONFIG_HOME: config, AE_PRINT_READY: "1", AE_RUN: run };
  const main = spawn(program, ["-r", inject, "--disable-gpu", app], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<void>((resolve) => main.once("exit", () => resolve()));
  const shown = linesOf(main.stdout).next("AE_READY");
  return {
    main,
    said: linesOf(main.stdout),
    ready: shown.then(() => performance.now() - before),
    ended,
  };
}

/** Acknowledged tasks that are not there as they were written. */
function lostOf(acknowledged: readonly string[], tasks: ReadonlyMap<string, string>): string[] {
  return acknowledged.filter((line) => {
    const title = line.slice("ACK ".length);
    return tasks.get(title) !== textOf(title, Number(title.split(".").at(-1)));
  });
}

async function kill({ main, said, ended }: Life, victim: (typeof VICTIMS)[number]): Promise<void> {
  if (victim === "main") {
    signal(main.pid ?? 0, "SIGKILL");
    return ended;
  }
  const pid = familyOf(main.pid ?? 0).find((one) => typeOf(one) === victim);
  if (pid === undefined) throw new Error(`no ${victim} process`);
  signal(pid, "SIGKILL");
  if (victim === "renderer") await said.next("LOADED");
}

function typeOf(pid: number): string | undefined {
  try {
    return /--type=([a-z-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.[1];
  } catch {
    return undefined; // it has ended
  }
}
