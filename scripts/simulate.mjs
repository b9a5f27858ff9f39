// npm run simulate -- [--schedules=2000] [--seed=1] [--log=40]: sync's simulator, without the test runner. --mutants[=WORD]: the faults it must find.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureNode } from "./setup/node.mjs";
import { root } from "./setup/paths.mjs";

await ensureNode();
const args = process.argv.slice(2);
const mutants = args.find((arg) => arg.startsWith("--mutants"));
const [file, ...more] = mutants
  ? ["test/sync/mutants/main.ts", mutants.slice("--mutants=".length)]
  : ["test/sync/main.ts", ...args];
const node = ["--experimental-transform-types", "--disable-warning=ExperimentalWarning"];
const run = spawnSync(process.execPath, [...node, path.join(root, file), ...more], {
  stdio: "inherit",
  cwd: root,
});
process.exitCode = run.status ?? 1;
