// The shared libraries and programs of Debian and Ubuntu that Electron and its tests need. Root gets them installed; anybody else
// the exact command. macOS and Windows need nothing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isRoot } from "./paths.mjs";
import { run, whyEnded } from "./run.mjs";
import { SetupFailure, say } from "./step.mjs";

/**
 * What is looked for, the packages that bring it (newer Debian and Ubuntu renamed some to …t64), and who cannot do without.
 * @typedef {{ lib: string } | { program: string } | { font: string } | { below: string }} Wanted `below`: a file below Debian's folder of libraries
 * @typedef {{ wanted: Wanted, packages: readonly string[], need: 'app' | 'display' | 'stand-in' | 'tests' }} Need
 * @type {readonly Need[]}
 */
const NEEDS = [
  lib("libnss3.so", "libnss3"),
  lib("libatk-1.0.so.0", "libatk1.0-0"),
  lib("libatk-bridge-2.0.so.0", "libatk-bridge2.0-0"),
  lib("libcups.so.2", "libcups2"),
  lib("libdrm.so.2", "libdrm2"),
  lib("libgbm.so.1", "libgbm1"),
  lib("libasound.so.2", "libasound2"),
  lib("libgtk-3.so.0", "libgtk-3-0"),
  lib("libxkbcommon.so.0", "libxkbcommon0"),
  lib("libXcomposite.so.1", "libxcomposite1"),
  lib("libXdamage.so.1", "libxdamage1"),
  lib("libXrandr.so.2", "libxrandr2"),
  lib("libpango-1.0.so.0", "libpango-1.0-0"),
  lib("libnotify.so.4", "libnotify4"),
  lib("libsecret-1.so.0", "libsecret-1-0"),
  program("unzip", "unzip", "stand-in"),
  program("Xvfb", "xvfb", "display"),
  program("dbus-daemon", "dbus", "display"),
  program("gnome-keyring-daemon", "gnome-keyring", "display"),
  program("python3", "python3", "stand-in"),
  program("g++", "g++", "stand-in"),
  program("make", "make", "stand-in"),
  program("strace", "strace", "tests"),
  program("ps", "procps", "tests"),
  program("postgres", "postgresql", "tests"),
  program("nats-server", "nats-server", "tests"),
  program("xfce4-panel", "xfce4-panel", "tests"),
  below("xfce4/notifyd/xfce4-notifyd", "xfce4-notifyd"),
  program("openbox", "openbox", "tests"),
  program("xdotool", "xdotool", "tests"),
  { wanted: { font: "dejavu" }, packages: ["fonts-dejavu-core"], need: "display" },
  { wanted: { font: "NotoColorEmoji.ttf" }, packages: ["fonts-noto-color-emoji"], need: "tests" },
];

/** @param {string} name @param {string} debian @returns {Need} */
function lib(name, debian) {
  return { wanted: { lib: name }, packages: [`${debian}t64`, debian], need: "app" };
}
/** @param {string} name @param {string} debian @param {Need['need']} need @returns {Need} */
function program(name, debian, need) {
  return { wanted: { program: name }, packages: [debian], need };
}
/** @param {string} name @param {string} debian @returns {Need} */
function below(name, debian) {
  return { wanted: { below: name }, packages: [debian], need: "tests" };
}

/** @param {{ display: boolean }} run `display`: this run cannot do without a private desktop */
export async function systemLibraries({ display }) {
  if (process.platform !== "linux") return { said: "nothing needed on this system" };
  let missing = await missingNeeds();
  if (missing.length === 0) return { said: "all there" };
  if (isRoot && isDebian()) {
    await install(missing);
    missing = await missingNeeds();
    if (missing.length === 0) return { said: "installed what was missing" };
  }
  const isEssential = (/** @type {Need} */ need) =>
    need.need === "app" || (display && need.need === "display");
  if (missing.some(isEssential)) throw failure(missing);
  say(`not there, and not needed for this: ${missing.map(nameOf).join(", ")}`);
  return { said: "all that is essential is there" };
}

/** @param {readonly Need[]} missing */
function failure(missing) {
  const why = `not found: ${missing.map(nameOf).join(", ")}`;
  if (isDebian()) {
    const names = missing.map((need) => need.packages.at(-1)).join(" ");
    return new SetupFailure({
      what: "system libraries",
      why,
      do: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    });
  }
  return new SetupFailure({
    what: "system libraries",
    why,
    do: "install what your distribution names these, then run the command again",
  });
}

/** @param {readonly Need[]} missing */
async function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const patient = ["-o", "DPkg::Lock::Timeout=500", "-q"];
  say(`system        apt-get install for ${missing.map(nameOf).join(", ")} …`);
  await run("apt-get", [...patient, "update"], { env }); // may fail for one of many sources: the install decides
  const names = [];
  for (const need of missing) names.push(await firstKnown(need.packages));
  const installed = await run(
    "apt-get",
    [...patient, "install", "-y", "--no-install-recommends", ...new Set(names)],
    { env },
  );
  if (installed.code !== 0) {
    throw new SetupFailure({
      what: `apt-get install ${names.join(" ")}`,
      why: whyEnded(installed),
      do: "check the package sources (`apt-get update`) and run the command again",
    });
  }
}

/** @param {readonly string[]} packages */
async function firstKnown(packages) {
  for (const name of packages.slice(0, -1)) {
    const known = await run("apt-cache", ["policy", name]);
    if (/Candidate: (?!\(none\))/.test(known.output)) return name;
  }
  return packages.at(-1) ?? "";
}

async function missingNeeds() {
  const known = await run(existsSync("/sbin/ldconfig") ? "/sbin/ldconfig" : "ldconfig", ["-p"]);
  const fonts = ["/usr/share/fonts", "/usr/local/share/fonts"]
    .filter(existsSync)
    .flatMap((dir) =>
      readdirSync(dir, { recursive: true }).map((name) => path.basename(String(name))),
    );
  return NEEDS.filter(({ wanted }) => {
    if ("lib" in wanted) return known.code === 0 && !known.output.includes(`\t${wanted.lib} `);
    if ("program" in wanted) return !isInPath(wanted.program);
    if ("below" in wanted)
      return !libraryFolders().some((dir) => existsSync(path.join(dir, wanted.below)));
    return !fonts.includes(wanted.font);
  });
}

const isInPath = (/** @type {string} */ name) =>
  [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", ...postgresFolders()].some(
    (dir) => existsSync(path.join(dir, name)),
  );

/** Debian keeps the programs of each PostgreSQL version in a folder of their own. */
function postgresFolders() {
  const versions = "/usr/lib/postgresql";
  return existsSync(versions)
    ? readdirSync(versions).map((version) => path.join(versions, version, "bin"))
    : [];
}

/** `/usr/lib/x86_64-linux-gnu`, or what it is called on another processor. */
function libraryFolders() {
  return existsSync("/usr/lib")
    ? readdirSync("/usr/lib")
        .filter((name) => name.endsWith("-linux-gnu"))
        .map((name) => path.join("/usr/lib", name))
    : [];
}

/** @param {Need} need */
function nameOf({ wanted }) {
  if ("lib" in wanted) return wanted.lib;
  if ("program" in wanted) return wanted.program;
  return "below" in wanted ? wanted.below : `font ${wanted.font}`;
}

function isDebian() {
  if (!existsSync("/usr/bin/apt-get")) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false; // no such file: not a Debian
  }
}
