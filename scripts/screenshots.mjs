// npm run screenshots: every screen in light and dark, at three sizes, as pictures in test/output/screenshots.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./setup/paths.mjs";

const node = ["node", "--experimental-transform-types", "--disable-warning=ExperimentalWarning"];
const run = spawnSync(
  process.execPath,
  [
    path.join(root, "scripts/run-in-desktop.mjs"),
    ...node,
    path.join(root, "test/screenshots/main.ts"),
  ],
  { stdio: "inherit", cwd: root },
);
process.exitCode = run.status ?? 1;
