import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./seeded.ts";

// electron-builder's own check, reached through the package that brings it.
const builder = createRequire(
  createRequire(import.meta.url).resolve("electron-builder/package.json"),
);
type Config = Readonly<Record<string, unknown>>;
const { getConfig, validateConfiguration } = builder("app-builder-lib/out/util/config/config") as {
  getConfig: (dir: string, file: string, options: Config) => Promise<Config>;
  validateConfiguration: (config: Config, log: unknown) => Promise<void>;
};
const { DebugLogger } = builder("builder-util") as {
  DebugLogger: new (enabled: boolean) => unknown;
};

const validate = (config: Config): Promise<void> =>
  validateConfiguration(config, new DebugLogger(false));
const config = (): Promise<Config> => getConfig(root, path.join(root, "electron-builder.yml"), {});

test("electron-builder.yml fits its schema, for all three systems", async () => {
  const read = await config();
  expect(Object.keys(read)).toEqual(
    expect.arrayContaining(["linux", "mac", "win", "electronFuses"]),
  );
  await expect(validate(read)).resolves.toBeUndefined();
});

test.each([
  ["at the top", { asarUnpakc: ["**/*.node"] }],
  ["in a platform", { linux: { executablename: "all-elements" } }],
  ["in the fuses", { electronFuses: { runAsNod: false } }],
])("a misspelt key %s is refused", async (_, misspelt) => {
  await expect(validate({ ...(await config()), ...misspelt })).rejects.toThrow(
    /does not match the API schema/,
  );
});

test("a release can only be made with the official Electron: the configuration names no other", async () => {
  const read = await config();
  expect([read["electronDist"], read["electronVersion"], read["electronDownload"]]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("every fuse is set on purpose", async () => {
  expect((await config())["electronFuses"]).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
