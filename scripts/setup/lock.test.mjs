import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";

process.env["AE_CACHE_DIR"] = mkdtempSync(path.join(os.tmpdir(), "lock-"));
const { locked } = await import("./lock.mjs");
const { cacheDir } = await import("./paths.mjs");

test("two that want the same lock run one after the other", async () => {
  /** @type {string[]} */
  const order = [];
  const take = (/** @type {string} */ name) =>
    locked("one", async () => {
      order.push(`${name} in`);
      await sleep(20);
      order.push(`${name} out`);
    });
  await Promise.all([take("a"), take("b")]);
  expect(order).toEqual(["a in", "a out", "b in", "b out"]);
});

test("a failing body gives its lock back", async () => {
  await expect(locked("two", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await locked("two", async () => "free")).toBe("free");
});

test("the lock of a process that died is taken over", async () => {
  mkdirSync(path.join(cacheDir, "locks"), { recursive: true });
  writeFileSync(path.join(cacheDir, "locks", "three"), "4194305"); // above the highest process id that Linux gives
  expect(await locked("three", async () => "mine")).toBe("mine");
});
