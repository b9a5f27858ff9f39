import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { root, seed } from "./seeded.ts";

const cruiser = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

const tree = {
  "package.json": JSON.stringify({
    type: "module",
    imports: {
      "#core/*": "./core/*",
      "#contract/*": "./preload/contract/*",
      "#sync/*": "./sync/*",
      "#main/*": "./main/*",
    },
  }),
  "core/a.ts": "export const a = 1;",
  "core/ring.ts": 'import { x } from "./ring-x.ts"; export const y = x;',
  "main/b.ts": 'import { a } from "#core/a.ts"; export const b = a;',
  "main/db/testing.ts": "export {};",
  "main/features/people/p.ts": "export {};",
  "main/features/tasks/own.ts": "export {};",
  "preload/bridge.ts": "export {};",
  "preload/contract/c.ts": "export {};",
  "renderer/page.ts": "export {};",
  "renderer/features/people/p.ts": "export {};",
  "sync/engine/e.ts": "export {};",
};

const forbidden: readonly (readonly [file: string, text: string, rule: string])[] = [
  ["core/x1.ts", 'import "#main/b.ts";', "core-arrows"],
  ["core/x2.ts", 'import type { b } from "../main/b.ts"; export type X = typeof b;', "core-arrows"],
  ["core/x3.ts", 'import "node:fs";', "no-machine-in-pure-code"],
  ["core/ring-x.ts", 'import { y } from "./ring.ts"; export const x = y;', "no-cycles"],
  ["renderer/x1.tsx", 'import { b } from "../main/b.ts"; export const x = b;', "renderer-arrows"],
  ["renderer/x2.ts", 'import "../preload/bridge.ts";', "renderer-arrows"],
  ["renderer/x3.ts", 'import "electron";', "electron-at-the-edge"],
  ["renderer/x4.ts", 'import "node:path";', "no-machine-in-pure-code"],
  ["renderer/features/tasks/x.ts", 'import "../people/p.ts";', "renderer-features-never-meet"],
  ["preload/contract/x.ts", 'import "#main/b.ts";', "preload-arrows"],
  ["sync/protocol/x.ts", 'import "../engine/e.ts";', "sync/protocol-arrows"],
  ["main/x1.ts", 'import "../renderer/page.ts";', "main-arrows"],
  ["main/x2.ts", 'import "./db/testing.ts";', "tests-stay-tests"],
  ["main/x3.ts", 'import "./no-such-file.ts";', "nothing-unresolved"],
  ["main/shell/x.ts", 'import "keytar";', "keychain-in-secrets"],
  ["backend/features/people/x1.ts", 'import "pg";', "postgres-in-db"],
  ["backend/features/people/x2.ts", 'import "@nats-io/transport-node";', "nats-in-bus"],
  ["main/features/tasks/x1.ts", 'import "../people/p.ts";', "main-features-never-meet"],
  [
    "main/features/tasks/x2.ts",
    'import { app } from "electron"; app.quit();',
    "electron-at-the-edge",
  ],
  ["main/features/tasks/x3.ts", 'import "better-sqlite3";', "database-in-db"],
  ["main/features/calendar/x.ts", 'import "googleapis";', "google-in-its-folder"],
  [
    "main/features/calendar/google/x.ts",
    'import "@microsoft/microsoft-graph-client";',
    "microsoft-in-its-folder",
  ],
];

const allowed: readonly (readonly [file: string, text: string])[] = [
  ["main/y1.ts", 'import "#core/a.ts";'],
  ["renderer/y1.ts", 'import "#contract/c.ts"; import "#core/a.ts";'],
  ["main/shell/y1.ts", 'import "electron";'],
  ["main/secrets/y1.ts", 'import "keytar";'],
  ["main/features/tasks/y1.ts", 'import "./own.ts"; import "../../b.ts";'],
  ["main/y2.test.ts", 'import "./db/testing.ts";'],
];

test("the arrows: each seeded violation is seen, and nothing in what is allowed", () => {
  using seeded = seed({
    ...tree,
    ...Object.fromEntries(forbidden),
    ...Object.fromEntries(allowed),
  });
  const brokenBy = cruise(seeded.dir);
  expect(
    Object.fromEntries(
      forbidden.map(([file, , rule]) => [
        file,
        brokenBy(file).includes(rule) ? rule : brokenBy(file),
      ]),
    ),
  ).toEqual(Object.fromEntries(forbidden.map(([file, , rule]) => [file, rule])));
  // A package that is not installed beside the seeds cannot be followed: that alone is no violation of an arrow.
  expect(
    allowed.flatMap(([file]) => brokenBy(file).filter((rule) => rule !== "nothing-unresolved")),
  ).toEqual([]);
});

function cruise(dir: string): (file: string) => readonly string[] {
  const args = [
    "core",
    "main",
    "preload",
    "renderer",
    "sync",
    "backend",
    "--config",
    path.join(root, ".dependency-cruiser.cjs"),
    "--output-type",
    "json",
  ];
  const ran = spawnSync(process.execPath, [cruiser, ...args], {
    cwd: dir,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const { violations } = (
    JSON.parse(ran.stdout) as {
      summary: { violations: readonly { from: string; rule: { name: string } }[] };
    }
  ).summary;
  return (file) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}
