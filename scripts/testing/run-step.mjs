// Runs one step of `npm test` as a process of its own, keeps what it said in a log, and ends it when it hangs.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../setup/paths.mjs";
import { tail, whyEnded } from "../setup/run.mjs";
import { countPlain, countVitest } from "./tally.mjs";

const logs = path.join(root, ".cache", "test-logs");

/** @typedef {import('./tally.mjs').Count & { seconds: number, log: string, output: string }} Outcome */

/** @param {import('./steps.mjs').Step} step @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
export async function runStep(step, env) {
  mkdirSync(logs, { recursive: true });
  const file = step.name.replaceAll(" ", "-");
  const log = path.join(logs, `${file}.log`);
  const tallyFile = path.join(logs, `${file}.json`);
  rmSync(tallyFile, { force: true });
  const started = performance.now();
  const { output, why } = await runLogged(
    step,
    { ...env, AE_TALLY: tallyFile, NO_COLOR: "1", FORCE_COLOR: "0" },
    log,
  );
  const count =
    step.kind === "vitest"
      ? countVitest(step.name, why, tallyFile)
      : countPlain(step.name, why ?? step.judge?.(output));
  return { ...count, output, log, seconds: (performance.now() - started) / 1000 };
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what runs now, and with it what it started itself: each step is a process group. */
export function endRunning() {
  for (const child of running) killGroup(child);
}

/** @param {import('./steps.mjs').Step} step @param {NodeJS.ProcessEnv} env @param {string} log @returns {Promise<{ output: string, why: string | undefined }>} */
function runLogged(step, env, log) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...step.args], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    running.add(child);
    const file = createWriteStream(log);
    let output = "";
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      killGroup(child);
    }, step.minutes * 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        file.write(chunk);
      });
    }
    const done = (
      /** @type {number | null} */ code,
      /** @type {NodeJS.Signals | null} */ signal,
      /** @type {Error | undefined} */ error,
    ) => {
      clearTimeout(timer);
      running.delete(child);
      file.end();
      const why = hung
        ? `it hung, and was ended after ${step.minutes} minutes`
        : whyEnded({ code, signal, output: "", ...(error ? { error } : {}) });
      resolve({ output, why: code === 0 ? undefined : why });
    };
    child.on("error", (error) => done(null, null, error));
    child.on("exit", (code, signal) => setTimeout(() => done(code, signal, undefined), 50)); // not 'close': a stray grandchild may hold the pipe for ever
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // it ended by itself in the meantime
  }
}

/** The part of a failing step's log worth showing. @param {string} output */
export function worthShowing(output) {
  const lines = output
    .trimEnd()
    .split("\n")
    .filter((line) => !/^\s*✓ /.test(line));
  return tail(lines.join("\n"), 60);
}
