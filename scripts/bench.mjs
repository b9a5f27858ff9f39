// npm run bench [store|sync|sync-first|sync-clients|sync-million|sync-loop|start|page|feel|loop|reminders|background|quick-add|slots]: speed and memory as ratios measured side by side in one run; a table on the console and .cache/bench.json.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./setup/paths.mjs";

const node = ["node", "--experimental-transform-types", "--disable-warning=ExperimentalWarning"];
const stages = process.argv.slice(2);
const run = spawnSync(
  process.execPath,
  [
    path.join(root, "scripts/run-in-desktop.mjs"),
    ...node,
    path.join(root, "test/bench/main.ts"),
    ...stages,
  ],
  { stdio: "inherit", cwd: root },
);
process.exitCode = run.status ?? 1;
