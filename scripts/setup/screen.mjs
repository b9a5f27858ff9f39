// The screen that the app opens on: the caller's, or a private one where there is none.
import { chmodSync, chownSync, copyFileSync, existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startDesktop } from "../desktop.mjs";
import { makeOwnHome } from "./launcher.mjs";
import { APP_UID, appHome, isRoot } from "./paths.mjs";

/** @typedef {{ virtual: boolean, said: string, env: NodeJS.ProcessEnv, stop: () => Promise<void> }} Screen */

/** Root's Wayland socket cannot be shared with another uid, its X screen can. */
export const hasScreen = () =>
  process.platform !== "linux" ||
  Boolean(process.env.DISPLAY || (process.env.WAYLAND_DISPLAY && !isRoot));

/** @returns {Promise<Screen>} */
export async function openScreen() {
  if (hasScreen() && !isRoot)
    return { virtual: false, said: "your screen", env: process.env, stop: async () => {} };
  makeOwnHome();
  if (hasScreen()) {
    const desktop = await startDesktop({ home: appHome, ownScreen: false });
    return {
      virtual: false,
      said: `your screen ${process.env.DISPLAY}, with a keyring of its own; data in ${appHome}`,
      env: { ...desktop.env, ...screenKey() },
      stop: desktop.stop,
    };
  }
  const desktop = await startDesktop({ home: appHome });
  return {
    virtual: true,
    said: `no display here: started a virtual one (${desktop.env.DISPLAY}) with a keyring of its own; data in ${appHome}`,
    env: desktop.env,
    stop: desktop.stop,
  };
}

/** The X server lets in whoever holds this file. */
function screenKey() {
  const from = process.env.XAUTHORITY ?? path.join(os.homedir(), ".Xauthority");
  if (!existsSync(from)) return {};
  const XAUTHORITY = path.join(appHome, ".Xauthority");
  copyFileSync(from, XAUTHORITY);
  chmodSync(XAUTHORITY, 0o600);
  chownSync(XAUTHORITY, APP_UID, APP_UID);
  return { XAUTHORITY };
}
