// npm run bench: speed and memory as ratios measured side by side in one run; a table on the console and .cache/bench.json.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./setup/paths.mjs";

const main = [
  "--experimental-transform-types",
  "--disable-warning=ExperimentalWarning",
  path.join(root, "test/bench/main.ts"),
];
const run = spawnSync(
  process.execPath,
  [path.join(root, "scripts/run-in-desktop.mjs"), "node", ...main],
  { stdio: "inherit", cwd: root },
);
process.exitCode = run.status ?? 1;
