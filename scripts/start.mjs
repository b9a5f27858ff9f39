// npm start: set-up, build when sources changed, open the app. Where there is no display, on a virtual one with a screenshot.
// Arguments of its own: --screenshot=FILE, --exit-after-screenshot. All others (such as --sample) go to the app.
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { root } from "./setup/paths.mjs";
import { runtimeEnv } from "./setup/runtime.mjs";
import { hasScreen, openScreen } from "./setup/screen.mjs";
import { stageApp } from "./setup/staging.mjs";
import { read } from "./setup/stamp.mjs";
import { SetupFailure, fail, say, step } from "./setup/step.mjs";

const PATIENCE_MS = 60_000;
const NOISE =
  /ERROR:(bus|object_proxy|viz_main_impl|gpu_process_host|command_buffer_proxy_impl)\w*\.cc|dri3 extension|vaInitialize failed/; // Chromium on a virtual screen

try {
  const startedAt = Number(process.env.AE_STARTED_AT) || performance.timeOrigin;
  await ensureNode();
  const { ownScreenshot, leave, appArgs } = parse(process.argv.slice(2));
  const { runtime, electron } = await setUp({ display: !hasScreen() });
  await step("build", () => build(runtime));
  const { app } = await step("staging", async () => stageApp());
  const screen = await step("screen", openScreen);
  const screenshot =
    ownScreenshot ?? (screen.virtual ? path.join(root, ".cache", "window.png") : undefined);
  process.exitCode = await open({
    electron,
    app,
    appArgs,
    screen,
    runtime,
    screenshot,
    leave,
    startedAt,
  });
} catch (error) {
  fail(error);
}

/** @param {readonly string[]} args */
function parse(args) {
  const own = args.find((arg) => arg.startsWith("--screenshot="))?.slice("--screenshot=".length);
  return {
    ownScreenshot: own && path.resolve(own),
    leave: args.includes("--exit-after-screenshot"),
    appArgs: args.filter(
      (arg) => !arg.startsWith("--screenshot=") && arg !== "--exit-after-screenshot",
    ),
  };
}

/**
 * Opens the window and stays until it is gone.
 * @param {{ electron: string, app: string, appArgs: readonly string[], screen: import('./setup/screen.mjs').Screen,
 *   runtime: import('./setup/runtime.mjs').Runtime, screenshot: string | undefined, leave: boolean, startedAt: number }} what
 * @returns {Promise<number>} the exit code
 */
async function open({ electron, app, appArgs, screen, runtime, screenshot, leave, startedAt }) {
  const drawn = path.join(
    screen.env.TMPDIR ?? path.join(root, ".cache"),
    `window-${process.pid}.png`,
  ); // where the app's uid may write
  mkdirSync(path.dirname(drawn), { recursive: true });
  const env = {
    ...screen.env,
    ...runtimeEnv(runtime),
    AE_PRINT_READY: "1",
    ...(screenshot ? { AE_SCREENSHOT: drawn } : {}),
  };
  const spawned = performance.now();
  const child = spawn(electron, [app, ...appArgs], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => {
    child.on("error", (error) => (console.error(error.message), resolve(1)));
    child.on("exit", (code, signal) => resolve(signal ? 1 : code));
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill("SIGTERM"));
  child.stderr.on("data", (chunk) => echo(chunk, process.stderr));

  try {
    const isOpen = await Promise.race([
      ready(child),
      ended.then(() => false),
      sleep(PATIENCE_MS, "late", { ref: false }),
    ]);
    if (isOpen === "late")
      say(
        `the window did not show its first screen within ${PATIENCE_MS / 1000} s; it may still come`,
      );
    if (isOpen === true) {
      say(
        `window after ${Math.round(performance.now() - spawned)} ms (${Math.round(Date.now() - startedAt)} ms after the command)`,
      );
      if (screenshot) {
        if (await Promise.race([isDrawn(drawn), ended.then(() => false)])) {
          mkdirSync(path.dirname(screenshot), { recursive: true });
          copyFileSync(drawn, screenshot);
          say(`screenshot of the window: ${screenshot}`);
        } else say("the app wrote no screenshot within 15 s");
      }
    }
    if (leave) child.kill("SIGTERM");
    else if (isOpen === true) say("running until the app quits or Ctrl+C");
    const code = await ended;
    if (isOpen === false)
      throw new SetupFailure({
        what: "opening the app",
        why: `it ended with code ${code} before its window was there`,
        do: "see its own lines above; `npm run verify` checks the source",
      });
    return leave || code === null ? 0 : code;
  } finally {
    await screen.stop();
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<true>} */
function ready(child) {
  let text = "";
  return new Promise((resolve) => {
    child.stdout?.on("data", (chunk) => {
      echo(chunk, process.stdout);
      if (text !== "seen") text += chunk;
      if (!/^AE_READY \d/m.test(text)) return;
      text = "seen";
      resolve(true);
    });
  });
}

/** @param {Buffer} chunk @param {NodeJS.WriteStream} to */
function echo(chunk, to) {
  const lines = String(chunk)
    .split("\n")
    .filter((line) => !NOISE.test(line) && !line.startsWith("AE_READY "));
  if (lines.some((line) => line.trim())) to.write(lines.join("\n"));
}

/** A whole PNG ends with its IEND part. @param {string} file */
async function isDrawn(file) {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(50)) {
    if (read(file)?.includes("IEND")) return true;
  }
  return false;
}
