// node scripts/with-node.mjs COMMAND...: any tool of the project with a Node that is new enough, such as `… npx vitest run --project unit`.
import { spawn } from "node:child_process";
import { ensureNode } from "./setup/node.mjs";
import { fail } from "./setup/step.mjs";

try {
  await ensureNode();
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Error("usage: node scripts/with-node.mjs COMMAND...");
  const child = spawn(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  child.on("error", fail);
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  fail(error);
}
