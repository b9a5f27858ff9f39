// npm run package -- dir: set-up, build, electron-builder. Arguments: targets of this platform (dir, AppImage, deb, …; none: all of
// them) and electron-builder's own -c.key=value. The last line on stdout names what was made, for tests.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { launcherFor } from "./setup/launcher.mjs";
import { ensureNode } from "./setup/node.mjs";
import { cacheDir, checkoutId, isRoot, modules, root } from "./setup/paths.mjs";
import { run, whyEnded } from "./setup/run.mjs";
import { SetupFailure, fail, say, step } from "./setup/step.mjs";

const PLATFORM =
  process.platform === "darwin" ? "mac" : process.platform === "win32" ? "win" : "linux";

try {
  await ensureNode();
  const args = process.argv.slice(2);
  const settings = args.filter((arg) => arg.startsWith("-c."));
  const targets = args.filter((arg) => !arg.startsWith("-"));
  const { runtime } = await setUp();
  await step("build", () => build(runtime));
  const output = outputFor(targets);
  await step("package", () =>
    pack(runtime, targets, [...settings, `-c.directories.output=${output}`]),
  );
  const exe = executable(output);
  if (targets.includes("dir"))
    console.log(JSON.stringify({ folder: path.dirname(exe), exe, launcher: launcherFor(exe) }));
  else say(`in ${output}`);
} catch (error) {
  fail(error);
}

/** An unpacked app is there to be started; for root it has to lie where the app's uid can read it. @param {readonly string[]} targets */
function outputFor(targets) {
  return isRoot && targets.includes("dir")
    ? path.join(cacheDir, "packaged", checkoutId)
    : path.join(root, "dist");
}

/** @param {import("./setup/runtime.mjs").Runtime} runtime @param {readonly string[]} targets @param {readonly string[]} settings */
async function pack(runtime, targets, settings) {
  const builder = path.join(modules, "electron-builder", "out", "cli", "cli.js");
  const args = [
    builder,
    `--${PLATFORM}`,
    ...targets,
    "--publish=never",
    ...settings,
    ...standIn(runtime),
  ];
  const packed = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: undefined },
  });
  if (packed.code !== 0)
    throw new SetupFailure({
      what: `packaging (${targets.join(", ") || "all targets"})`,
      why: whyEnded(packed),
      do: "a target other than `dir` fetches its tools from github.com: check that it can be reached",
    });
  return { said: `${targets.join(", ") || "all targets"} for ${PLATFORM}` };
}

/** Only on the command line, never in the configuration: a release must not be able to pick up a stand-in by itself. @param {import("./setup/runtime.mjs").Runtime} runtime */
function standIn({ source, dist, version }) {
  if (source === "official") return [];
  say(
    `package       WITH THE ${source.toUpperCase()} Electron ${version}: for tests on this machine, not to be given to anybody`,
  );
  return [`-c.electronDist=${dist}`, `-c.electronVersion=${version}`];
}

/** @param {string} output */
function executable(output) {
  const { productName } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const arm = process.arch === "arm64" ? "-arm64" : "";
  const places = {
    linux: path.join(output, `linux${arm}-unpacked`, "all-elements"),
    win: path.join(output, `win${arm}-unpacked`, `${productName}.exe`),
    mac: path.join(output, `mac${arm}`, `${productName}.app`, "Contents", "MacOS", productName),
  };
  const place = places[PLATFORM];
  return PLATFORM === "mac" && !existsSync(place)
    ? place.replace(`mac${arm}`, "mac-universal")
    : place;
}
