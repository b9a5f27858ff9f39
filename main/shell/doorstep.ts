import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";
import { strangeSwitch } from "./switches.ts";

/** Why the app should not start at all; `undefined` when it may. Asked before anything else (SECURITY 3.10). */
export function whyNotStart(): string | undefined {
  if (process.getuid?.() === 0)
    return "All Elements does not run as root: the page's sandbox would be off.";
  if (!app.isPackaged) return undefined;
  const strange = strangeSwitch(process.argv.slice(1), switchesOfTests());
  return strange === undefined ? undefined : `All Elements has no switch --${strange}.`;
}

/** A build made for tests says in its package.json what its tests drive it with. A release has none, and nothing outside can add any. */
function switchesOfTests(): readonly string[] {
  const text = readFileSync(join(app.getAppPath(), "package.json"), "utf8");
  const { testSwitches } = JSON.parse(text) as { readonly testSwitches?: string };
  return testSwitches?.split(" ") ?? [];
}

/** Whether the computer's start started the app, or somebody who wants it in the tray only. */
export const isHiddenStart = (): boolean =>
  process.argv.includes("--hidden") ||
  (process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin);

/** The app's own folder, for its owner alone, also where an earlier one was open to others. */
export function ownFolder(): string {
  process.umask(0o077);
  const folder = app.getPath("userData");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(folder, 0o700);
  return folder;
}
