import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root, seed } from "./seeded.ts";

const oxlint = path.join(root, "node_modules/oxlint/bin/oxlint");
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    target: "es2024",
    lib: ["es2024", "dom"],
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
    noEmit: true,
  },
});

const violations: readonly (readonly [string, string, string])[] = [
  [
    "core/date.ts",
    "export const now = (): number => new Date().getTime();",
    "eslint(no-restricted-globals)",
  ],
  [
    "main/now.ts",
    "export const now = (): number => Date.now();",
    "eslint(no-restricted-properties)",
  ],
  [
    "main/chance.ts",
    "export const chance = (): number => Math.random();",
    "eslint(no-restricted-properties)",
  ],
  [
    "main/uuid.ts",
    "export const id = (): string => crypto.randomUUID();",
    "eslint(no-restricted-properties)",
  ],
  [
    "main/uuid-import.ts",
    'import { randomUUID } from "node:crypto";\nexport const id = (): string => randomUUID();',
    "eslint(no-restricted-imports)",
  ],
  ["main/any.ts", "export const take = (x: any): unknown => x;", "typescript(no-explicit-any)"],
  ["main/default.ts", "export default 1;", "import(no-default-export)"],
  [
    "main/floating.ts",
    "const later = async (): Promise<void> => {};\nexport const go = (): void => {\n  later();\n};",
    "typescript(no-floating-promises)",
  ],
  [
    "main/switch.ts",
    'export function f(x: "a" | "b"): number {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 0;\n}',
    "typescript(switch-exhaustiveness-check)",
  ],
  ["main/long.ts", `${"export {};\n".repeat(301)}`, "eslint(max-lines)"],
  [
    "main/only.test.ts",
    'import { test } from "vitest";\ntest.only("x", () => {});',
    "vitest(no-focused-tests)",
  ],
];

const allowed = {
  "main/compose.ts": "export const now = (): number => Date.now();",
  "main/now.test.ts": "export const now = (): number => Date.now();",
  "main/finished.ts":
    'export function f(x: "a" | "b"): number {\n  switch (x) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n  }\n}',
};

test("lint sees each seeded violation, and nothing in what is allowed", () => {
  // Copied, because the folders named in it are meant from where it lies.
  const rules = { ".oxlintrc.json": readFileSync(path.join(root, ".oxlintrc.json"), "utf8") };
  using tree = seed({
    "tsconfig.json": tsconfig,
    ...rules,
    ...allowed,
    ...Object.fromEntries(violations),
  });
  // oxlint looks for its type-aware half beside the files that it checks, and then in PATH.
  const ran = spawnSync(
    process.execPath,
    [oxlint, "--type-aware", "--format", "json", "core", "main"],
    {
      cwd: tree.dir,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env["PATH"]}`,
      },
    },
  );
  const seen = (
    JSON.parse(ran.stdout) as { diagnostics: readonly { code: string; filename: string }[] }
  ).diagnostics;
  const codesOf = (file: string): readonly string[] =>
    seen.filter(({ filename }) => filename === file).map(({ code }) => code);

  expect(
    Object.fromEntries(
      violations.map(([file, , code]) => [
        file,
        codesOf(file).includes(code) ? code : codesOf(file),
      ]),
    ),
  ).toEqual(Object.fromEntries(violations.map(([file, , code]) => [file, code])));
  expect(Object.keys(allowed).flatMap(codesOf)).toEqual([]);
}, 30_000);
