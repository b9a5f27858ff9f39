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

export async function dependencies() {
  const key = hash(readFileSync(lockFile));
  if (read(stampFile) === key) return { said: "as locked" };
  if (installedAsLocked()) {
    write(stampFile, key);
    return { said: "as locked (compared)" };
  }
  say("dependencies  npm ci …");
  const installed = await npm(
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root },
  );
  if (installed.code !== 0) {
    throw new SetupFailure({
      what: "npm ci",
      why: whyEnded(installed),
      do: "check the network (`npm ping`); after editing package.json run `npm install --ignore-scripts` once",
    });
  }
  write(stampFile, key);
  return { said: "installed" };
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
