// Builds with electron-vite when something that goes into the build has changed since the last one.
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { checkoutId, modules, root } from "./paths.mjs";
import { locked } from "./lock.mjs";
import { run, whyEnded } from "./run.mjs";
import { runtimeEnv } from "./runtime.mjs";
import { hash, read, write } from "./stamp.mjs";
import { SetupFailure } from "./step.mjs";

const FOLDERS = ["core", "main", "preload", "renderer", "sync", "resources"];
const FILES = [
  "package.json",
  "package-lock.json",
  "electron.vite.config.ts",
  "tsconfig.base.json",
];
const stampFile = path.join(root, ".cache", "built-from");
const results = ["out/main/main.js", "out/renderer/index.html"].map((file) =>
  path.join(root, file),
);

/** @param {import('./runtime.mjs').Runtime} runtime @param {{ always?: boolean }} [options] */
export function build(runtime, { always = false } = {}) {
  return locked(`build-${checkoutId}`, async () => {
    const key = sourcesKey(runtime);
    if (!always && read(stampFile) === key && results.every(existsSync))
      return { said: "unchanged since the last one" };
    const vite = path.join(modules, "electron-vite", "bin", "electron-vite.js");
    const built = await run(process.execPath, [vite, "build"], {
      cwd: root,
      env: { ...process.env, ...runtimeEnv(runtime), NODE_ENV: "production" },
    });
    if (built.code !== 0)
      throw new SetupFailure({
        what: "electron-vite build",
        why: whyEnded(built),
        do: "mend the source named above; `npm run verify` shows type and lint errors first",
      });
    write(stampFile, key);
    return { said: "built" };
  });
}

/** The runtime is part of it: the code is made for that version's engine. @param {import('./runtime.mjs').Runtime} runtime */
function sourcesKey(runtime) {
  const seen = [runtime.version];
  const see = (/** @type {string} */ file) => {
    const { size, mtimeMs } = statSync(file);
    seen.push(`${path.relative(root, file)} ${size} ${mtimeMs}`);
  };
  for (const file of FILES) if (existsSync(path.join(root, file))) see(path.join(root, file));
  for (const folder of FOLDERS) {
    if (!existsSync(path.join(root, folder))) continue;
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries)
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        see(path.join(entry.parentPath, entry.name));
  }
  return hash(...seen.sort());
}
