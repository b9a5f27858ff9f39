// npm run faults -- --ci | --release [--only=NAME]: breaks the app's processes, files and disk, and looks what is lost. AE_SEED=n repeats a run.
// The last line is `N passed, N failed, N skipped`. See docs/faults.md.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { modules, root } from "./setup/paths.mjs";
import { countVitest, lastLine } from "./testing/tally.mjs";

const args = process.argv.slice(2);
const only = args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length);

if (process.env.AE_ELECTRON) process.exitCode = run();
else process.exitCode = inDesktop();

/** The app needs a screen and a keyring: the whole command once more, inside a private desktop. */
function inDesktop() {
  const desktop = path.join(root, "scripts", "run-in-desktop.mjs");
  const command = ["node", import.meta.filename, ...args]; // the one the set-up puts on the path, which may be newer than this one
  return spawnSync(process.execPath, [desktop, ...command], { stdio: "inherit" }).status ?? 1;
}

function run() {
  const tally = process.env.AE_TALLY ?? path.join(root, ".cache", "test-logs", "faults.json");
  mkdirSync(path.dirname(tally), { recursive: true });
  const env = {
    ...process.env,
    AE_TALLY: tally,
    AE_FAULTS: args.includes("--release") ? "release" : "ci",
  };
  const vitest = path.join(modules, "vitest", "vitest.mjs");
  const reporter = path.join(root, "scripts", "testing", "reporter.mjs");
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      "run",
      "--project",
      "faults",
      ...(only ? [only] : []),
      "--reporter=verbose",
      `--reporter=${reporter}`,
    ],
    { cwd: root, env, stdio: "inherit" },
  );
  const count = countVitest(
    "faults",
    status === 0 ? undefined : `vitest ended with ${status}`,
    tally,
  );
  process.stdout.write(`${lastLine(count)}\n`);
  return count.failed.length === 0 ? 0 : 1;
}
