// node scripts/run-with-postgres.mjs [--durable] COMMAND...: the command with AE_LANE=postgres and AE_POSTGRES, the address of a
// PostgreSQL that lives as long as it. `--durable`: one that waits for the disk, as for benchmarks.
import { spawn } from "node:child_process";
import { ensureNode } from "./setup/node.mjs";
import { setUp } from "./setup/index.mjs";
import { fail } from "./setup/step.mjs";

try {
  await ensureNode();
  const args = process.argv.slice(2);
  const durable = args[0] === "--durable";
  const [command, ...rest] = durable ? args.slice(1) : args;
  if (!command) throw new Error("usage: node scripts/run-with-postgres.mjs [--durable] COMMAND...");
  await setUp();
  const { startPostgres } = await import("../backend/testing/postgres-server.ts");
  const server = await startPostgres({ durable });
  const env = { ...process.env, AE_LANE: "postgres", AE_POSTGRES: server.url };
  const child = spawn(command, rest, { stdio: "inherit", env });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => (console.error(error.message), resolve(127)));
    child.on("exit", (status, signal) => resolve(signal ? 1 : status));
  });
  await server.stop();
  process.exit(code);
} catch (error) {
  fail(error);
}
