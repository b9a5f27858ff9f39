// How big the built parts may be: what grows slows every start. Raise a bound only with a reason in the commit.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./setup/paths.mjs";

const KB = 1024;
const scripts = /\.c?js$/;

/** @type {readonly { name: string, max: number, files: () => string[] }[]} */
const BOUNDS = [
  { name: "main: entry", max: 100 * KB, files: () => [out("main", "main.js")] },
  // Times and calendars are loaded at the first question about one, and count here only.
  { name: "main: all scripts", max: 1_100 * KB, files: () => below(out("main"), scripts) },
  { name: "preload", max: 10 * KB, files: () => below(out("preload"), scripts) },
  { name: "renderer: first screen", max: 850 * KB, files: firstScreen },
  { name: "renderer: all scripts", max: 2_300 * KB, files: () => below(out("renderer"), scripts) },
  { name: "renderer: styles", max: 100 * KB, files: () => below(out("renderer"), /\.css$/) },
  {
    name: "everything",
    max: 4_500 * KB,
    files: () => ["main", "preload", "renderer"].flatMap((part) => below(out(part), /(?<!\.map)$/)),
  },
];

let tooBig = 0;
for (const { name, max, files } of BOUNDS) {
  const size = files().reduce((total, file) => total + statSync(file).size, 0);
  const isFine = size > 0 && size <= max; // nothing at all means that the table no longer fits the build
  if (!isFine) tooBig++;
  console.log(`${isFine ? "  " : "✘ "}${name.padEnd(24)} ${kb(size)} of ${kb(max)} KB`);
}
if (tooBig > 0)
  console.log(
    `\n${tooBig} part(s) missing or over their bound: find what came in (npx vite-bundle-visualizer, git log), or raise the bound in scripts/sizes.mjs with a reason.`,
  );
process.exitCode = tooBig > 0 ? 1 : 0;

/** @param {readonly string[]} parts */
function out(...parts) {
  return path.join(root, "out", ...parts);
}

/** @param {number} bytes */
function kb(bytes) {
  return (bytes / KB).toFixed(0).padStart(5);
}

/** @param {string} dir @param {RegExp} pattern @returns {string[]} */
function below(dir, pattern) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What the page must load before it shows anything: the scripts named in its index.html. */
function firstScreen() {
  const page = out("renderer", "index.html");
  if (!existsSync(page)) return [];
  const named = readFileSync(page, "utf8").matchAll(/(?:src|href)="([^"]+\.js)"/g);
  return [...named].map(([, file]) => path.join(out("renderer"), file ?? ""));
}
