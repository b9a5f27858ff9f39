// npm as a tool: how to call it on every platform, and how to fetch one package whose integrity is pinned.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { run, whyEnded } from "./run.mjs";
import { SetupFailure } from "./step.mjs";

/** @param {readonly string[]} args @param {import('./run.mjs').RunOptions} [options] */
export function npm(args, options) {
  // npm says where it lies when it started us; a bare `npm` is a .cmd file on Windows, which needs a shell.
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script))
    return run(process.execPath, [script, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/**
 * Fetches and unpacks one package below `into`; refuses anything but the pinned bytes. Runs none of its scripts.
 * @param {{ spec: string, integrity: string }} pin @param {string} into an existing folder
 * @returns {Promise<string>} the unpacked package
 */
export async function fetchPackage({ spec, integrity }, into) {
  mkdirSync(into, { recursive: true });
  const dir = mkdtempSync(path.join(into, "fetch-"));
  const what = `fetching ${spec} with npm`;
  const packed = await npm(
    ["pack", spec, "--silent", "--ignore-scripts", "--pack-destination", dir],
    { cwd: dir },
  );
  const file = readdirSync(dir).find((name) => name.endsWith(".tgz"));
  if (packed.code !== 0 || !file) {
    throw new SetupFailure({
      what,
      why: whyEnded(packed),
      do: "check the network and the npm registry setting (`npm ping`), then run the command again",
    });
  }
  const tarball = path.join(dir, file);
  const got = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (got !== integrity) {
    throw new SetupFailure({
      what,
      why: `its integrity is ${got}, not the pinned ${integrity}`,
      do: "do not use it: find out which registry or proxy answered (`npm config get registry`)",
    });
  }
  const unpacked = await run("tar", ["xzf", tarball, "-C", dir]);
  if (unpacked.code !== 0)
    throw new SetupFailure({
      what: `unpacking ${spec}`,
      why: whyEnded(unpacked),
      do: "check the free space, and that `tar` is installed",
    });
  return path.join(dir, "package");
}
