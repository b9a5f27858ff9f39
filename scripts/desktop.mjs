// A private desktop: its own HOME, screen (Xvfb), session bus and unlocked keyring, for tests and for machines without a screen.
// It ends only the processes that it started itself.
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { APP_UID, isRoot } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";
import { SetupFailure } from "./setup/step.mjs";

/**
 * @typedef {{ home?: string, screen?: string, ownScreen?: boolean }} Wishes `home`: a HOME to keep, so that the next start finds its data
 *   and its key; `ownScreen: false`: the caller's screen, with a bus and a keyring of its own
 */
/** @typedef {{ env: NodeJS.ProcessEnv, home: string, logs: string, stop: () => Promise<void> }} Desktop */

const as = isRoot ? { uid: APP_UID, gid: APP_UID } : {};

/**
 * A session bus that starts nothing by itself: whether somebody shows notifications or draws icons is for a test to say, not for what is
 * installed. A test that runs as root may speak on it too: it plays the services the app finds there.
 * @param {string} base @param {string} address
 */
function busConfig(base, address) {
  const file = path.join(base, "bus.conf");
  writeFileSync(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`,
  );
  return file;
}

/** @param {Wishes} [wishes] @returns {Promise<Desktop>} */
export async function startDesktop({ home, screen = "1600x1000x24", ownScreen = true } = {}) {
  const base = mkdtempSync(path.join(reachableTmp(), "ae-desktop-"));
  own(base, 0o755);
  const logs = made(path.join(base, "logs"));
  const dirs = homeDirs(home ?? made(path.join(base, "home")));
  const env = {
    ...process.env,
    ...dirs,
    AE_HOME: dirs.HOME,
    XDG_RUNTIME_DIR: made(path.join(base, "run")),
    TMPDIR: made(path.join(base, "tmp")),
    XDG_CURRENT_DESKTOP: "XFCE", // Chromium picks the Secret Service by it
    XDG_SESSION_TYPE: "x11",
    LANG: "C.UTF-8",
    NO_AT_BRIDGE: "1",
    ...(isRoot ? { AE_UID: String(APP_UID) } : {}),
  };
  const foreign = [
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    ...(ownScreen ? ["DISPLAY", "XAUTHORITY"] : []),
  ];
  for (const name of foreign) delete env[/** @type {keyof typeof env} */ (name)];

  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  const stop = async () => {
    for (const child of started.reverse()) await end(child);
    rmSync(base, { recursive: true, force: true });
  };
  const start = (
    /** @type {string} */ program,
    /** @type {string[]} */ args,
    /** @type {import('node:child_process').StdioOptions} */ stdio,
  ) => {
    // Its own group, so that Ctrl+C leaves it to stop(); pdeathsig, so that it does not outlive a killed parent.
    const child = spawn("setpriv", ["--pdeathsig", "TERM", program, ...args], {
      env,
      stdio,
      detached: true,
      ...as,
    });
    started.push(child);
    return child;
  };
  const log = (/** @type {string} */ name) => openSync(path.join(logs, `${name}.log`), "a");

  try {
    const startScreen = async () => {
      const picture = made(path.join(base, "screen"));
      const options = ["-nolisten", "tcp", "-noreset", "-fbdir", picture];
      const x = start(
        "Xvfb",
        ["-displayfd", "3", "-screen", "0", screen, ...options],
        ["ignore", log("xvfb"), log("xvfb"), "pipe"],
      );
      return {
        // What stands on the screen, pixel by pixel, in a file: the tests look at it there.
        AE_SCREEN: path.join(picture, "Xvfb_screen0"),
        DISPLAY: `:${await firstLine(x, /** @type {import('node:stream').Readable} */ (x.stdio[3]), "Xvfb")}`,
      };
    };
    const bus = start(
      "dbus-daemon",
      [
        `--config-file=${busConfig(base, `unix:path=${env.XDG_RUNTIME_DIR}/bus`)}`,
        "--nofork",
        "--print-address=1",
      ],
      ["ignore", "pipe", log("bus")],
    );
    const [display, address] = await Promise.all([
      ownScreen ? startScreen() : {},
      firstLine(bus, bus.stdout, "dbus-daemon"),
    ]);
    Object.assign(env, display, { DBUS_SESSION_BUS_ADDRESS: address });
    const keyring = start(
      "gnome-keyring-daemon",
      ["--unlock", "--components=secrets", "--foreground"],
      ["pipe", log("keyring"), log("keyring")],
    );
    keyring.stdin?.end("all elements private desktop"); // the same each time: it guards nothing but the tests' own data
    await until(() => ownsName(env, "org.freedesktop.secrets"), "gnome-keyring-daemon");
    return { env, home: dirs.HOME, logs, stop };
  } catch (error) {
    for (const name of readdirSync(logs))
      process.stderr.write(`${name}: ${readFileSync(path.join(logs, name), "utf8")}\n`);
    await stop();
    throw error;
  }
}

/** @param {string} home */
function homeDirs(home) {
  return {
    HOME: home,
    XDG_CONFIG_HOME: made(path.join(home, ".config")),
    XDG_DATA_HOME: made(path.join(home, ".local", "share")),
    XDG_CACHE_HOME: made(path.join(home, ".cache")),
    XDG_STATE_HOME: made(path.join(home, ".local", "state")),
  };
}

/** A folder of the uid that the app runs as. @param {string} dir */
function made(dir) {
  if (existsSync(dir)) return dir;
  made(path.dirname(dir));
  mkdirSync(dir);
  own(dir, 0o700);
  return dir;
}

/** @param {string} dir @param {number} mode */
function own(dir, mode) {
  chmodSync(dir, mode);
  if (isRoot) chownSync(dir, APP_UID, APP_UID);
}

/** A socket's path holds about 100 characters, and the other uid must get there. */
function reachableTmp() {
  return isRoot || os.tmpdir().length > 40 ? "/tmp" : os.tmpdir();
}

/** @param {import('node:child_process').ChildProcess} child @param {import('node:stream').Readable | null} stream @param {string} name @returns {Promise<string>} */
function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    let text = "";
    const failed = (/** @type {string} */ why) =>
      reject(
        new SetupFailure({
          what: `starting ${name}`,
          why,
          do: "run `npm test` once as root, or install xvfb, dbus and gnome-keyring",
        }),
      );
    child.on("error", (error) => failed(error.message));
    child.on("exit", (code) => failed(`it ended with code ${code}`));
    stream?.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.trim());
    });
  });
}

/** @param {NodeJS.ProcessEnv} env @param {string} name */
async function ownsName(env, name) {
  const asked = await run(
    "dbus-send",
    [
      "--session",
      "--print-reply",
      "--dest=org.freedesktop.DBus",
      "/org/freedesktop/DBus",
      "org.freedesktop.DBus.NameHasOwner",
      `string:${name}`,
    ],
    { env, ...as },
  );
  return asked.output.includes("boolean true");
}

/** @param {() => Promise<boolean>} isSo @param {string} name */
async function until(isSo, name) {
  const deadline = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > deadline)
      throw new SetupFailure({
        what: `starting ${name}`,
        why: "it did not answer within 15 s",
        do: "its log is printed above",
      });
    await sleep(30);
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 2_000);
  await gone;
  clearTimeout(late);
}
