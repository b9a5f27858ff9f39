// npm start: set-up, build when sources changed, open the app. Where there is no display, on a virtual one with a screenshot.
// Arguments of its own: --screenshot=FILE, --exit-after-screenshot. All others (such as --sample) go to the app.
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { root } from "./setup/paths.mjs";
import { runtimeEnv } from "./setup/runtime.mjs";
import { hasScreen, openScreen } from "./setup/screen.mjs";
import { stageApp } from "./setup/staging.mjs";
import { SetupFailure, fail, say, step } from "./setup/step.mjs";
import { openWindow, pictureIn } from "./starting/window.mjs";

const PATIENCE_MS = 60_000;
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
 * @param {{ electron: string, app: string, appArgs: readonly string[], screen: import("./setup/screen.mjs").Screen,
 *   runtime: import("./setup/runtime.mjs").Runtime, screenshot: string | undefined, leave: boolean, startedAt: number }} what
 * @returns {Promise<number>} the exit code
 */
async function open({ electron, app, appArgs, screen, runtime, screenshot, leave, startedAt }) {
  // Where the app's uid may write; the picture is copied from there.
  const picture = path.join(
    screen.env.TMPDIR ?? os.tmpdir(),
    `all-elements-window-${process.pid}.png`,
  );
  const env = {
    ...screen.env,
    ...runtimeEnv(runtime),
    AE_PRINT_READY: "1",
    ...(screenshot ? { AE_SCREENSHOT: picture } : {}),
  };
  const spawned = performance.now();
  const window = openWindow(electron, [app, ...appArgs], env);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, window.end);
  try {
    const opening = await window.opening(PATIENCE_MS);
    if (opening === "ready") {
      say(
        `window after ${Math.round(performance.now() - spawned)} ms (${Math.round(Date.now() - startedAt)} ms after the command)`,
      );
      if (screenshot) await keep(picture, screenshot);
      if (leave) window.end();
      else say("running until the app quits or Ctrl+C");
      const code = await window.ended;
      return leave ? 0 : code;
    }
    // On a screen of one's own the app may still come, or shows what happened in a dialog; on a virtual one nobody would see it.
    if (opening !== "ended" && !screen.virtual && !leave) return await window.ended;
    window.end();
    throw notOpened(opening, await window.ended, screen.env.XDG_CONFIG_HOME);
  } finally {
    await screen.stop();
  }
}

/** @param {string} picture @param {string} screenshot */
async function keep(picture, screenshot) {
  if (!(await pictureIn(picture, 15_000)))
    throw new SetupFailure({
      what: "the screenshot",
      why: "the app wrote none within 15 s",
      do: "see its own lines above",
    });
  mkdirSync(path.dirname(screenshot), { recursive: true });
  rmSync(screenshot, { force: true });
  copyFileSync(picture, screenshot);
  chmodSync(screenshot, 0o644); // the app writes its files for its own eyes only
  rmSync(picture, { force: true });
  say(`screenshot of the window: ${screenshot}`);
}

/** @param {import("./starting/window.mjs").Opening} opening @param {number} code @param {string | undefined} config where the app keeps its own folder, where that is known */
function notOpened(opening, code, config) {
  const why = {
    ready: "",
    broken: "an error in its main process",
    ended: `it ended with code ${code} before its window was there${code === 0 ? " (is it open already?)" : ""}`,
    late: `no first screen within ${PATIENCE_MS / 1000} s`,
  }[opening];
  return new SetupFailure({
    what: "opening the app",
    why,
    do: `see its own lines above${config ? `, and its log in ${path.join(config, "All Elements", "logs")}` : ""}; \`npm run verify\` checks the source`,
  });
}
