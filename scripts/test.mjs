// npm test: set-up, then everything; npm run verify (--fast): all but what needs the window. Other arguments: --only=unit,types.
// The last line is `N passed, N failed, N skipped`; the exit code is 0 only when nothing failed.
import { startDesktop } from "./desktop.mjs";
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { runtimeEnv } from "./setup/runtime.mjs";
import { stageApp } from "./setup/staging.mjs";
import { say } from "./setup/step.mjs";
import { endRunning, runStep, worthShowing } from "./testing/run-step.mjs";
import { STEPS } from "./testing/steps.mjs";
import { countPlain, lastLine, sum } from "./testing/tally.mjs";

/** @typedef {import('./testing/steps.mjs').Step} Step */
/** @typedef {import('./testing/tally.mjs').Count} Count */
/** @typedef {import('./setup/index.mjs').Ready} Ready */

const started = performance.now();
const chosen = choose(process.argv.slice(2));
/** @type {Count[]} */
const counts = [];
/** @type {import('./desktop.mjs').Desktop | undefined} */
let desktop;
/** @type {import('../backend/testing/postgres-server.ts').PostgresServer | undefined} */
let postgres;

try {
  await ensureNode();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => void giveUp());
  const ready = await setUp({ display: chosen.some((step) => step.desktop) });
  const lane = async (/** @type {Step['lane']} */ name) => {
    for (const step of chosen) if (step.lane === name) await perform(step, ready);
  };
  await Promise.all([lane("a"), lane("b")]);
  await lane("then");
} catch (error) {
  tell("set-up", countPlain("set-up", error instanceof Error ? error.message : String(error)));
} finally {
  await desktop?.stop();
  await postgres?.stop();
}
conclude();

/** @param {readonly string[]} args */
function choose(args) {
  const only = args
    .find((arg) => arg.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  if (only) return STEPS.filter((step) => only.includes(step.name));
  return STEPS.filter((step) => (args.includes("--fast") ? !step.slow : !step.brief));
}

/** @param {Step} step @param {Ready} ready */
async function perform(step, ready) {
  const before = performance.now();
  try {
    if (step.kind === "build")
      return tell(step.name, await buildCount(ready), (performance.now() - before) / 1000);
    if (step.slow) process.stdout.write(`… ${step.name}\n`);
    const outcome = await runStep(step, await envFor(step, ready));
    tell(step.name, outcome, outcome.seconds);
    if (outcome.failed.length > 0)
      process.stdout.write(
        `${worthShowing(outcome.output).replace(/^/gm, "    ")}\n    whole log: ${outcome.log}\n`,
      );
  } catch (error) {
    tell(step.name, countPlain(step.name, error instanceof Error ? error.message : String(error)));
  }
}

/** @param {Ready} ready @returns {Promise<Count>} */
async function buildCount({ runtime }) {
  await build(runtime);
  return countPlain("build", undefined);
}

/** @param {Step} step @param {Ready} ready @returns {Promise<NodeJS.ProcessEnv>} */
async function envFor(step, ready) {
  if (step.desktop) return desktopEnv(ready);
  const env = {
    ...process.env,
    ...runtimeEnv(ready.runtime),
    ...(step.brief ? { AE_BRIEF: "1" } : {}),
  };
  return step.postgres ? { ...env, ...(await postgresEnv()) } : env;
}

/** Its programs are TypeScript, which the Node that begins may be too old for. */
async function postgresEnv() {
  const { startPostgres } = await import("../backend/testing/postgres-server.ts");
  postgres ??= await startPostgres();
  return { AE_LANE: "postgres", AE_POSTGRES: postgres.url };
}

/** One desktop for all steps that need it, started by the first; the app is staged anew from what was built. @param {Ready} ready */
async function desktopEnv({ runtime, electron }) {
  await build(runtime);
  const { app } = stageApp();
  desktop ??= await startDesktop();
  return { ...desktop.env, ...runtimeEnv(runtime), AE_ELECTRON: electron, AE_APP: app };
}

/** @param {string} name @param {Count} count @param {number} [seconds] */
function tell(name, count, seconds) {
  counts.push(count);
  const took = seconds === undefined ? "" : ` (${seconds.toFixed(1)} s)`;
  process.stdout.write(
    `${count.failed.length === 0 ? "✔" : "✘"} ${name.padEnd(10)} ${lastLine(count)}${took}\n`,
  );
  for (const { name: what, why } of count.failed)
    process.stdout.write(
      `    failed: ${what}${why ? `\n      ${why.split("\n").slice(0, 12).join("\n      ")}` : ""}\n`,
    );
}

function conclude() {
  const total = sum(counts);
  if (total.skipped.length > 0)
    process.stdout.write(
      `\nskipped:\n${total.skipped.map(({ name, why }) => `  ${name} — ${why}`).join("\n")}\n`,
    );
  if (total.failed.length > 0)
    process.stdout.write(`\nfailed:\n${total.failed.map(({ name }) => `  ${name}`).join("\n")}\n`);
  process.stdout.write(
    `\nin ${Math.round((performance.now() - started) / 1000)} s\n${lastLine(total)}\n`,
  );
  process.exitCode = total.failed.length === 0 ? 0 : 1;
}

async function giveUp() {
  say("interrupted: ending what runs");
  endRunning();
  await desktop?.stop();
  await postgres?.stop();
  tell("all", countPlain("interrupted", "by a signal, before the end"));
  conclude();
  process.exit(1);
}
