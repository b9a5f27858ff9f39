// The whole set-up, from a fresh checkout with nothing but a Node to a place where the app can be built and run.
// Every step looks first whether it is done, so the second time costs next to nothing.
import { mkdirSync } from "node:fs";
import { account } from "./account.mjs";
import { dependencies } from "./dependencies.mjs";
import { systemLibraries } from "./debian.mjs";
import { launcher } from "./launcher.mjs";
import { locked } from "./lock.mjs";
import { nativeModules } from "./native.mjs";
import { cacheDir, isRoot } from "./paths.mjs";
import { electronRuntime } from "./runtime.mjs";
import { step } from "./step.mjs";

/** @typedef {{ runtime: import('./runtime.mjs').Runtime, electron: string }} Ready `electron` is the program to start: Electron, or for root its launcher */

/** Call `ensureNode()` first. @param {{ display?: boolean }} [needs] `display`: a private desktop will be started @returns {Promise<Ready>} */
export async function setUp({ display = false } = {}) {
  if (isRoot) process.umask(0o022); // what lies in the cache must be readable for the uid that the app runs as
  mkdirSync(cacheDir, { recursive: true });
  return locked("set-up", async () => {
    await Promise.all([
      step("system", () => systemLibraries({ display })),
      step("dependencies", dependencies),
    ]);
    await step("account", account);
    const runtime = await step("electron", electronRuntime);
    await step("native", () => nativeModules(runtime));
    const { electron } = await step("launcher", async () => launcher(runtime));
    return { runtime, electron };
  });
}
