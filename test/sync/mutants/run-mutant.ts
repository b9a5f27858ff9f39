import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Mutant } from "./list.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const SCHEDULES = 400;

/** Runs the simulator on a copy of the code with the fault in it. Answers what it found, or `undefined`. */
export function runMutant({ file, from, to, schedules = SCHEDULES }: Mutant): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "mutant-"));
  try {
    for (const part of ["package.json", "core", "sync", "main", "backend", "preload", "test/sync"])
      cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    const target = path.join(folder, file);
    const [before, after, ...more] = readFileSync(target, "utf8").split(from);
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`${file} does not have exactly one: ${from}`);
    writeFileSync(target, before + to + after);
    const run = spawnSync(
      process.execPath,
      [
        "--experimental-transform-types",
        "--disable-warning=ExperimentalWarning",
        path.join(folder, "test/sync/main.ts"),
        `--schedules=${schedules}`,
        "--log=0",
      ],
      { cwd: folder, encoding: "utf8", timeout: 300_000 },
    );
    if (run.status === 0) return undefined;
    return /^seed .*$/m.exec(run.stdout)?.[0] ?? `it did not even start: ${run.stderr.slice(-400)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
