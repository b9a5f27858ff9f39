// node_modules as package-lock.json says. No package's install script runs: what they would do, the other steps do, checked.
import { readFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./npm.mjs";
import { modules, root } from "./paths.mjs";
import { whyEnded } from "./run.mjs";
import { hash, read, write } from "./stamp.mjs";
import { SetupFailure, say } from "./step.mjs";

const stampFile = path.join(modules, ".all-elements-lock"); // inside node_modules, so that deleting the folder deletes the stamp
const lockFile = path.join(root, "package-lock.json");

const QUIETLY = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

export async function dependencies() {
  const locked = readFileSync(lockFile);
  const key = hash(locked);
  if (read(stampFile) === key) return { said: "as locked" };
  if (installedAsLocked()) {
    write(stampFile, key);
    return { said: "as locked (compared)" };
  }
  say("dependencies  npm ci …");
  const lock = JSON.parse(locked.toString());
  let installed = await npm(["ci", ...QUIETLY], { cwd: root });
  if (installed.code !== 0 && lacksOnlyOtherPlatforms(installed.output, lock)) {
    say("dependencies  the lock file lacks binaries for other platforms: npm install, as locked …");
    installed = await npm(["install", "--no-save", ...QUIETLY], { cwd: root });
  }
  if (installed.code !== 0) {
    throw new SetupFailure({
      what: "npm ci",
      why: firstWords(installed.output) || whyEnded(installed),
      do: "check the network (`npm ping`); after editing package.json run `npm install --ignore-scripts` once",
    });
  }
  write(stampFile, key);
  return { said: "installed" };
}

/**
 * A lock file made against a registry that does not hold the binaries for other platforms leaves them out without a word, and
 * `npm ci` then refuses it. npm names such a package without a version where it never saw one, and with it once the registry has it;
 * anything that nobody may leave out is a real mismatch. `npm install --no-save` takes what is locked as locked, and on that other
 * platform adds what it needs there.
 * @param {string} output @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock
 */
export function lacksOnlyOtherPlatforms(output, { packages }) {
  const optional = new Set(
    Object.values(packages).flatMap((entry) =>
      Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => [
        `${name}@`,
        `${name}@${version}`,
      ]),
    ),
  );
  const complaints = output.match(/(?:Missing|Invalid): .*/g) ?? [];
  return (
    complaints.length > 0 &&
    complaints.every((line) =>
      optional.has(/^Missing: (\S+) from lock file$/.exec(line)?.[1] ?? ""),
    )
  );
}

/** @param {string} output */
function firstWords(output) {
  const lines = output.split("\n").filter((line) => /^npm error \S/.test(line));
  return lines.slice(0, 8).join("\n");
}

/** npm notes what it installed in a hidden lock file: after an `npm install` by hand nothing has to be done again. */
function installedAsLocked() {
  const hidden = read(path.join(modules, ".package-lock.json"));
  if (!hidden) return false;
  /** @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, link?: boolean }} Entry */
  const installed = /** @type {Record<string, Entry>} */ (JSON.parse(hidden).packages);
  const locked = /** @type {Record<string, Entry>} */ (
    JSON.parse(readFileSync(lockFile, "utf8")).packages
  );
  for (const [place, entry] of Object.entries(locked)) {
    if (place === "") continue;
    const there = installed[place];
    if (!there && entry.optional) continue; // for another platform
    if (there?.version !== entry.version || there?.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((place) => place in locked);
}
