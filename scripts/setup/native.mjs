// better-sqlite3's binary for the runtime at hand. The shipped one is compiled for Node-API 10 and kills an older runtime with
// SIGSEGV on load; for those it is compiled anew with napi9.h, once, into the cache. The result runs in newer ones as well.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { cachedNode } from "./node.mjs";
import { cacheDir, modules, root } from "./paths.mjs";
import { run, whyEnded } from "./run.mjs";
import { hash, read, write } from "./stamp.mjs";
import { SetupFailure, say } from "./step.mjs";

const SHIPPED_NODE_API = 10;
const RECIPE = "1"; // raise when build() changes
const module_ = path.join(modules, "better-sqlite3");
const header = path.join(root, "scripts", "napi9", "napi9.h");

// The module loads this file before anything under build/. Ours takes its name, and the shipped one lies beside it to be put back.
const place = path.join(module_, "prebuilds", `${process.platform}-${process.arch}.node`);
const shipped = `${place}.shipped`;
const mark = `${place}.made-from`;

/** @param {import('./runtime.mjs').Runtime} runtime */
export async function nativeModules(runtime) {
  if (runtime.napi >= SHIPPED_NODE_API) {
    if (existsSync(shipped)) renameSync(shipped, place);
    rmSync(mark, { force: true });
    return { said: "better-sqlite3 as shipped" };
  }
  const { version } = JSON.parse(readFileSync(path.join(module_, "package.json"), "utf8"));
  const key = hash(version, readFileSync(header), RECIPE, `${process.platform}-${process.arch}`);
  if (read(mark) === key) return { said: `better-sqlite3 for Node-API ${runtime.napi}` };
  const built = path.join(cacheDir, "native", `better-sqlite3-${version}-${key}.node`);
  const had = existsSync(built);
  if (!had) await build(built, runtime);
  if (!existsSync(shipped)) copyFileSync(place, shipped);
  copyFileSync(built, `${place}.tmp`);
  renameSync(`${place}.tmp`, place);
  write(mark, key);
  return {
    said: `better-sqlite3 ${had ? "from the cache" : "compiled"} for Node-API ${runtime.napi}`,
  };
}

/** @param {string} to @param {import('./runtime.mjs').Runtime} runtime */
async function build(to, runtime) {
  say("native        compiling better-sqlite3 (about 70 s, once) …");
  mkdirSync(path.join(cacheDir, "native"), { recursive: true });
  const tmp = mkdtempSync(path.join(cacheDir, "native", "tmp-")); // a copy: npm's tree stays as npm made it
  try {
    for (const part of ["binding.gyp", "package.json", "deps", "src", "lib"])
      cpSync(path.join(module_, part), path.join(tmp, part), { recursive: true });
    cpSync(path.join(modules, "node-addon-api"), path.join(tmp, "node_modules", "node-addon-api"), {
      recursive: true,
    });
    copyFileSync(header, path.join(tmp, "napi9.h"));
    const gyp = path.join(modules, "node-gyp", "bin", "node-gyp.js");
    const args = [
      "rebuild",
      "--release",
      "--force_build=1",
      "-j",
      String(os.availableParallelism()),
      `--nodedir=${await headers()}`,
    ];
    const env = {
      ...process.env,
      CXXFLAGS: `${process.env.CXXFLAGS ?? ""} -include ${path.join(tmp, "napi9.h")}`,
    };
    const built = await run(process.execPath, [gyp, ...args], { cwd: tmp, env });
    if (built.code !== 0)
      throw new SetupFailure({
        what: "compiling better-sqlite3",
        why: whyEnded(built),
        do: "install python3, make and g++ (C++20), then run the command again",
      });
    const result = path.join(tmp, "build", "Release", "better_sqlite3.node");
    await tryOut(result, process.execPath);
    await tryOut(result, runtime.exe);
    renameSync(result, to);
  } finally {
    rmSync(tmp, { recursive: true, force: true });
  }
}

/** The headers beside this Node where it has them; else those of the npm package. */
async function headers() {
  const own = path.dirname(path.dirname(process.execPath));
  return existsSync(path.join(own, "include", "node", "node_api.h")) ? own : cachedNode();
}

/** A wrong binary dies without a word later on, so it is tried here, where there is a word for it. @param {string} binary @param {string} exe */
async function tryOut(binary, exe) {
  const code = `const D = require(${JSON.stringify(module_)}); const d = new D(':memory:', { nativeBinding: ${JSON.stringify(binary)} }); if (d.prepare('select ? as x').get('ü').x !== 'ü') process.exit(9)`;
  const tried = await run(exe, ["-e", code], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  if (tried.code !== 0)
    throw new SetupFailure({
      what: `loading the compiled better-sqlite3 in ${exe}`,
      why: whyEnded(tried),
      do: "please report this with the lines above: the recipe in scripts/setup/native.mjs does not fit this machine",
    });
}
