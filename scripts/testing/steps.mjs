// What `npm test` runs, in one table.
import { existsSync } from "node:fs";
import path from "node:path";
import { modules, root } from "../setup/paths.mjs";

/**
 * `lane`: steps of one lane run after another, two lanes side by side; `then` runs alone when both are done.
 * `desktop`: inside the private desktop, with the staged app. `postgres`: beside a PostgreSQL of its own, which the backend's tests then
 * use instead of the embedded one. `brief`: what `npm run verify` does of something that `npm test` does at length. `minutes`: after that it hangs, and is ended.
 * @typedef {{ name: string, args: readonly string[], kind: 'plain' | 'vitest' | 'build', lane: 'a' | 'b' | 'then', slow?: boolean, desktop?: boolean,
 *   postgres?: boolean, brief?: boolean, minutes: number, judge?: (output: string) => string | undefined }} Step
 */

const bin = (/** @type {string[]} */ ...parts) => path.join(modules, ...parts);
const vitest = (/** @type {string[]} */ ...projects) => [
  bin("vitest", "vitest.mjs"),
  "run",
  ...projects.flatMap((project) => ["--project", project]),
  "--reporter=verbose",
  `--reporter=${path.join(root, "scripts", "testing", "reporter.mjs")}`,
];

const FOLDERS = [
  "core",
  "main",
  "preload",
  "renderer",
  "sync",
  "backend",
  "test",
  "scripts",
].filter((folder) => existsSync(path.join(root, folder)));
const hasFaults = existsSync(path.join(root, "scripts", "faults.mjs"));

/** @type {readonly Step[]} */
export const STEPS = [
  {
    name: "types",
    lane: "a",
    kind: "plain",
    minutes: 5,
    args: [bin("typescript", "bin", "tsc"), "-b", ".", "scripts"],
  },
  {
    name: "lint",
    lane: "a",
    kind: "plain",
    minutes: 5,
    args: [bin("oxlint", "bin", "oxlint"), "--type-aware"],
  },
  {
    name: "format",
    lane: "a",
    kind: "plain",
    minutes: 5,
    args: [bin("oxfmt", "bin", "oxfmt"), "--check"],
  },
  {
    name: "dead code",
    lane: "a",
    kind: "plain",
    minutes: 5,
    args: [bin("knip", "bin", "knip.js")],
  },
  {
    name: "arrows",
    lane: "a",
    kind: "plain",
    minutes: 5,
    args: [
      bin("dependency-cruiser", "bin", "dependency-cruiser.mjs"),
      ...FOLDERS,
      "--output-type",
      "err-long",
    ],
    judge: sawModules,
  },
  { name: "build", lane: "b", kind: "build", minutes: 5, args: [] },
  {
    name: "sizes",
    lane: "b",
    kind: "plain",
    minutes: 1,
    args: [path.join(root, "scripts", "sizes.mjs")],
  },
  { name: "unit", lane: "b", kind: "vitest", minutes: 10, args: vitest("unit") },
  {
    name: "backend",
    lane: "a",
    kind: "vitest",
    minutes: 10,
    postgres: true,
    brief: true,
    args: vitest("backend"),
  },
  {
    name: "postgres",
    lane: "then",
    kind: "vitest",
    minutes: 20,
    slow: true,
    postgres: true,
    args: vitest("backend"),
  },
  {
    name: "embedded",
    lane: "then",
    kind: "vitest",
    minutes: 20,
    slow: true,
    args: vitest("backend"),
  },
  { name: "sync", lane: "then", kind: "vitest", minutes: 15, slow: true, args: vitest("sync") },
  {
    name: "e2e",
    lane: "then",
    kind: "vitest",
    minutes: 60,
    slow: true,
    desktop: true,
    args: vitest("e2e", "ui"),
  },
  ...(hasFaults
    ? [
        /** @type {const} */ ({
          name: "faults",
          lane: "then",
          kind: "vitest",
          minutes: 60,
          slow: true,
          desktop: true,
          args: [path.join(root, "scripts", "faults.mjs"), "--ci"],
        }),
      ]
    : []),
  {
    name: "package",
    lane: "then",
    kind: "vitest",
    minutes: 15,
    slow: true,
    desktop: true,
    args: vitest("package"),
  },
];

/** Without a parser for .ts the tool sees next to nothing, finds nothing wrong, and passes. @param {string} output */
function sawModules(output) {
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  return seen >= 50 ? undefined : `only ${seen} modules were seen: is @swc/core installed?`;
}
