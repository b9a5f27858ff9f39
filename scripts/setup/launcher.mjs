// The Electron to start. Chromium refuses its sandbox to root, and the sandbox stays on everywhere; so for root this writes a small
// shell script that becomes Electron under an unprivileged uid. It can be given to Playwright as `executablePath`.
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { APP_UID, appHome, cacheDir, isRoot } from "./paths.mjs";
import { hash, read, write } from "./stamp.mjs";

/** @param {import('./runtime.mjs').Runtime} runtime */
export function launcher(runtime) {
  if (!isRoot) return { electron: runtime.exe, said: "Electron itself" };
  makeOwnHome();
  const file = path.join(cacheDir, "bin", `electron-as-user-${hash(runtime.exe)}`);
  const text = script(runtime.exe);
  if (read(file) !== text) write(file, text, 0o755);
  return {
    electron: file,
    said: `as uid ${APP_UID}, so that the sandbox stays on (root may not have one)`,
  };
}

/** A script to start any other program, such as the packaged app, in the same way. @param {string} exe @returns {string} */
export function launcherFor(exe) {
  if (!isRoot) return exe;
  const file = path.join(cacheDir, "bin", `${path.basename(exe)}-as-user-${hash(exe)}`);
  write(file, script(exe), 0o755);
  return file;
}

/** AE_HOME is the private desktop's; without one the XDG folders of root must not leak in. Every step is an exec, so the pid stays. @param {string} exe */
function script(exe) {
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `#!/bin/sh
# Written by scripts/setup/launcher.mjs.
if [ -z "$AE_HOME" ]; then
  AE_HOME=${quoted(appHome)}
  unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_RUNTIME_DIR
fi
cd "$AE_HOME" || exit 126
exec setpriv --reuid ${APP_UID} --regid ${APP_UID} --clear-groups env HOME="$AE_HOME" ${quoted(exe)} "$@"
`;
}

/** HOME of the app when root starts it; only that uid may look inside. */
export function makeOwnHome() {
  if (existsSync(appHome)) return;
  mkdirSync(appHome, { recursive: true });
  if (!isRoot) return;
  chmodSync(path.dirname(appHome), 0o755);
  chmodSync(appHome, 0o700);
  chownSync(appHome, APP_UID, APP_UID);
}
