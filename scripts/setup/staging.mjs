// The built app where the uid it runs as can read it. Root's checkout may lie in a folder nobody else can enter, so root always runs
// a copy from the cache: only what is needed at run time, in a folder named after its content, so that a running app keeps its own.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { cacheDir, checkoutId, isRoot, root } from "./paths.mjs";
import { hash } from "./stamp.mjs";
import { SetupFailure } from "./step.mjs";

const KEEP = 4;
const target = `${process.platform}-${process.arch}`;
const PARTS = [
  "package.json",
  "out/main",
  "out/preload",
  "out/renderer",
  "node_modules/better-sqlite3/package.json",
  "node_modules/better-sqlite3/lib",
  `node_modules/better-sqlite3/prebuilds/${target}.node`,
  "node_modules/keytar/package.json",
  "node_modules/keytar/lib",
  `node_modules/keytar/prebuilds/${target}`,
];

/** @returns {{ app: string, said: string }} the folder to give to Electron */
export function stageApp() {
  if (!existsSync(path.join(root, "out", "main")))
    throw new SetupFailure({
      what: "staging the app",
      why: "there is no out/main",
      do: "npm run build",
    });
  if (!isRoot) return { app: root, said: "the checkout itself" };
  const home = path.join(cacheDir, "apps", checkoutId);
  const app = path.join(home, contentKey());
  if (existsSync(app)) {
    utimesSync(app, new Date(), new Date());
    return { app, said: `unchanged, in ${app}` };
  }
  mkdirSync(home, { recursive: true });
  const tmp = mkdtempSync(path.join(home, "tmp-"));
  for (const part of PARTS)
    cpSync(path.join(root, part), path.join(tmp, part), { recursive: true, dereference: true });
  openToAll(tmp);
  if (existsSync(app)) rmSync(tmp, { recursive: true }); // another command was first
  else renameSync(tmp, app);
  forgetOld(home);
  return { app, said: `copied to ${app}` };
}

function contentKey() {
  const seen = PARTS.flatMap((part) => [...files(path.join(root, part))]).map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${path.relative(root, file)} ${size} ${mtimeMs}`;
  });
  return hash(...seen);
}

/** @param {string} place @returns {Generator<string>} */
function* files(place) {
  if (!statSync(place).isDirectory()) return yield place;
  for (const name of readdirSync(place).sort()) yield* files(path.join(place, name));
}

/** @param {string} dir */
function openToAll(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const place = path.join(dir, entry.name);
    if (entry.isDirectory()) openToAll(place);
    else chmodSync(place, 0o644);
  }
}

/** Keeps the newest few, and whatever was used within the last hour: a running app loads files late. @param {string} home */
function forgetOld(home) {
  const used = (/** @type {string} */ name) => statSync(path.join(home, name)).mtimeMs;
  const byAge = readdirSync(home).sort((a, b) => used(b) - used(a));
  for (const name of byAge.slice(KEEP)) {
    if (Date.now() - used(name) > 3_600_000)
      rmSync(path.join(home, name), { recursive: true, force: true });
  }
}
