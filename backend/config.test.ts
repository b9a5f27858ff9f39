import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Config, readConfig } from "./config.ts";

const example = join(import.meta.dirname, "example.env");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ae-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the example names every setting, and is one that can be used", () => {
  expect(Object.keys(parseEnv(readFileSync(example, "utf8"))).toSorted()).toEqual(
    Object.keys(Config.shape).toSorted(),
  );
  expect(readConfig({ CONFIG_FILE: example })).toMatchObject({
    PROXIES: 1,
    MIGRATE_ON_START: true,
  });
});

test("nothing set is a server on this machine with its data in a folder", () => {
  expect(readConfig({ DATABASE_URL: "" })).toMatchObject({
    LISTEN_HOST: "127.0.0.1",
    DATA_FOLDER: ".cache/backend",
    DATABASE_URL: undefined,
  });
});

test("the environment goes over the file, and a secret may lie in a file of its own", () => {
  const secret = join(folder, "secret");
  writeFileSync(secret, `${"s".repeat(40)}\n`);
  const config = readConfig({ CONFIG_FILE: example, PROXIES: "2", SECRET_FILE: secret });
  expect([config.PROXIES, config.SECRET]).toEqual([2, "s".repeat(40)]);
});

test("a setting that cannot be used is named, and its value is not quoted", () => {
  const wrong = () => readConfig({ DATABASE_URL: "postgres://u:hidden@h/d", SECRET: "hidden" });
  expect(wrong).toThrow(/SECRET: /);
  expect(wrong).not.toThrow(/hidden/);
});
