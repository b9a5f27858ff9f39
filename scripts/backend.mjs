// npm run backend [-- COMMAND]: set-up, then the backend on this machine, with its data in .cache/backend unless backend/example.env's settings say otherwise.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { dependencies } from "./setup/dependencies.mjs";
import { locked } from "./setup/lock.mjs";
import { ensureNode } from "./setup/node.mjs";
import { cacheDir, root } from "./setup/paths.mjs";
import { fail, step } from "./setup/step.mjs";

try {
  await ensureNode();
  mkdirSync(cacheDir, { recursive: true });
  await locked("set-up", () => step("dependencies", dependencies));
  const main = path.join(root, "backend", "main.ts");
  const child = spawn(process.execPath, [main, ...process.argv.slice(2)], {
    stdio: "inherit",
    cwd: root,
  });
  // Ctrl+C reaches the server by itself (same terminal group); it ends when what is under way has ended.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => signal !== "SIGINT" && child.kill("SIGTERM"));
  child.on("error", fail);
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  fail(error);
}
