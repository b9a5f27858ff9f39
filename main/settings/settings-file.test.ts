import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Settings } from "#contract/settings.ts";
import { SettingsFile } from "./settings-file.ts";

function folder() {
  const path = mkdtempSync(join(tmpdir(), "ae-settings-"));
  return {
    file: join(path, "settings.json"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}

const usual = new SettingsFile("/nowhere/settings.json").settings;

test("what was changed is there at the next start, readable by its owner alone", () => {
  using at = folder();
  const first = new SettingsFile(at.file);
  first.change({ theme: "dark", route: "/tasks" });
  expect(new SettingsFile(at.file).settings).toEqual({ ...usual, theme: "dark", route: "/tasks" });
  expect(statSync(at.file).mode & 0o777).toBe(0o600);
});

test("a field that cannot be read is as usual, and the others stay", () => {
  using at = folder();
  const settings = { ...usual, theme: "dark", language: "klingon", route: "no path", density: 5 };
  writeFileSync(at.file, JSON.stringify({ settings }));
  expect(new SettingsFile(at.file).settings).toEqual({ ...usual, theme: "dark" });
});

test("whatever is in the file, settings are read", () => {
  using at = folder();
  const content = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((inner) => `{"settings":${inner}}`),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")),
  );
  fc.assert(
    fc.property(content, (text) => {
      writeFileSync(at.file, text);
      expect(Settings.safeParse(new SettingsFile(at.file).settings).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("an address is kept without what was searched for there", () => {
  expect(Settings.shape.route.safeParse("/search?q=salary").success).toBe(false);
  expect(Settings.shape.route.safeParse("/search#salary").success).toBe(false);
});

test("a file that cannot be written costs nothing but the memory of it", () => {
  const file = new SettingsFile("/nowhere/settings.json");
  expect(file.change({ theme: "light" })).toEqual({ ...usual, theme: "light" });
});

test("a kill while writing leaves the old settings: the new ones take their name only when they are whole", () => {
  using at = folder();
  const file = new SettingsFile(at.file);
  file.change({ theme: "dark" });
  writeFileSync(`${at.file}.new`, '{"settings":{"theme":"li');
  expect(new SettingsFile(at.file).settings.theme).toBe("dark");
  file.change({ theme: "light" });
  expect(JSON.parse(readFileSync(at.file, "utf8")).settings.theme).toBe("light");
});
