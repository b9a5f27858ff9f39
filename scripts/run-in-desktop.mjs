// node scripts/run-in-desktop.mjs [--no-build] COMMAND...: set-up, build when needed, then the command inside a private desktop, with
// AE_ELECTRON (the program to start) and AE_APP (the folder to give to it) in its environment.
import { spawn } from "node:child_process";
import { startDesktop } from "./desktop.mjs";
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { runtimeEnv } from "./setup/runtime.mjs";
import { stageApp } from "./setup/staging.mjs";
import { fail, step } from "./setup/step.mjs";

try {
  await ensureNode();
  const args = process.argv.slice(2);
  const toBuild = args[0] !== "--no-build";
  const [command, ...rest] = toBuild ? args : args.slice(1);
  if (!command) throw new Error("usage: node scripts/run-in-desktop.mjs [--no-build] COMMAND...");
  const { runtime, electron } = await setUp({ display: true });
  if (toBuild) await step("build", () => build(runtime));
  const { app } = await step("staging", async () => stageApp());
  const desktop = await startDesktop();
  const env = { ...desktop.env, ...runtimeEnv(runtime), AE_ELECTRON: electron, AE_APP: app };
  const child = spawn(command, rest, { stdio: "inherit", env });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => (console.error(error.message), resolve(127)));
    child.on("exit", (status, signal) => resolve(signal ? 1 : status));
  });
  await desktop.stop();
  process.exit(code);
} catch (error) {
  fail(error);
}
