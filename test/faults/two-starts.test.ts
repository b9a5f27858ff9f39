import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { familyOf, freshConfig, signal } from "../e2e/app/start-app.ts";
import { linesOf } from "./support/lines.ts";
import { makeProfile, own } from "./support/profile.ts";
import { report, rounds } from "./support/rounds.ts";

const ROUNDS = rounds(6, 20);
const AT_ONCE = 10;

test(`of ${AT_ONCE} starts at once one owns the profile, and hears of all others (${ROUNDS} rounds, each after a kill)`, async () => {
  using config = freshConfig();
  const userData = join(config.path, "All Elements");
  makeProfile(userData);
  own(config.path);
  for (let round = 0; round < ROUNDS; round++) {
    const before = secondStarts(userData);
    const starts = Array.from({ length: AT_ONCE }, () => start(config.path));
    const owner = await Promise.race(starts.map(async (one) => (await one.shown, one)));
    const codes = await Promise.all(starts.filter((one) => one !== owner).map((one) => one.ended));
    expect({ round, codes, ownerLives: owner.child.exitCode }).toEqual({
      round,
      codes: Array(AT_ONCE - 1).fill(0),
      ownerLives: null,
    });
    await expect.poll(() => secondStarts(userData) - before, { timeout: 5_000 }).toBe(AT_ONCE - 1);
    // Killed, so that the next round finds the lock of a process that is gone.
    for (const pid of familyOf(owner.child.pid ?? 0)) signal(pid, "SIGKILL");
    await owner.ended;
  }
  report(`${ROUNDS * AT_ONCE} starts, ${ROUNDS} owners`);
}, 600_000);

type Start = {
  readonly child: ChildProcess;
  readonly shown: Promise<string>;
  readonly ended: Promise<number | null>;
};

function start(config: string): Start {
  const [program, app] = [process.env["AE_ELECTRON"], process.env["AE_APP"]];
  if (!program || !app) throw new Error("AE_ELECTRON is not set: run `npm run faults`");
  const child = spawn(program, ["--disable-gpu", app], {
    env: { ...process.env, XDG_CONFIG_HOME: config, AE_PRINT_READY: "1" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const shown = linesOf(child.stdout).next("AE_READY");
  shown.catch(() => {}); // all but one end without having shown anything
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, shown: shown.catch(() => new Promise<string>(() => {})), ended };
}

function secondStarts(userData: string): number {
  const path = join(userData, "logs", "main.log");
  return existsSync(path) ? (readFileSync(path, "utf8").match(/"second start"/g)?.length ?? 0) : 0;
}
