import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SCHEMA_VERSION } from "../../db/migrations/index.ts";
import { begun, fakeKeychain, freshFolder, profileIn } from "./testing.ts";

test("data without its key record is neither damaged nor given a new key", async () => {
  const folder = freshFolder();
  const { vault } = fakeKeychain();
  await (await begun(folder, [vault])).close();
  renameSync(join(folder, "key.json"), join(folder, "key.away"));
  const before = readFileSync(join(folder, "elements.db"));
  const { profile } = profileIn(folder, [vault]);
  await profile.start();
  expect(profile.state).toEqual({ type: "cannot-open", reason: "key-missing" });
  expect(existsSync(join(folder, "key.json"))).toBe(false);
  expect(readFileSync(join(folder, "elements.db")).equals(before)).toBe(true);

  renameSync(join(folder, "key.away"), join(folder, "key.json"));
  await profile.start();
  expect(profile.state.type).toBe("ready");
  await profile.close();
});

test("a key record that is not ours is said so and left alone", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, "key.json"), '{"version":1,"keyId":');
  const { profile } = profileIn(folder, [fakeKeychain().vault]);
  await profile.start();
  expect(profile.state).toEqual({ type: "cannot-open", reason: "key-unreadable" });
  expect(readFileSync(join(folder, "key.json"), "utf8")).toBe('{"version":1,"keyId":');
});

test("a file of a newer version is refused and not touched", async () => {
  const folder = freshFolder();
  const { vault } = fakeKeychain();
  const first = await begun(folder, [vault]);
  first.open?.db.raw.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  await first.close();
  const before = readFileSync(join(folder, "elements.db"));
  const { profile } = profileIn(folder, [vault]);
  await profile.start();
  expect(profile.state).toEqual({
    type: "newer-file",
    fileVersion: SCHEMA_VERSION + 1,
    appVersion: SCHEMA_VERSION,
  });
  expect(readFileSync(join(folder, "elements.db")).equals(before)).toBe(true);
});
