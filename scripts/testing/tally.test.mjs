import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { countPlain, countVitest, lastLine, sum } from "./tally.mjs";

/** @param {unknown} content */
function report(content) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "tally-")), "tally.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const green = {
  complete: true,
  passed: 3,
  failed: [],
  skipped: [{ name: "a", why: "no emoji font" }],
};

test("a plain step is one test, a vitest step as many as it ran", () => {
  const counts = [
    countPlain("types", undefined),
    countPlain("lint", "exit code 1"),
    countVitest("unit", undefined, report(green)),
  ];
  expect(lastLine(sum(counts))).toBe("4 passed, 1 failed, 1 skipped");
});

test("a run that died half-way keeps its counts and adds one failure", () => {
  const half = report({ ...green, complete: false });
  expect(countVitest("e2e", "ended by SIGKILL", half)).toEqual({
    ...without(green),
    failed: [{ name: "e2e", why: "ended by SIGKILL" }],
  });
});

test("a run without any report is one failure", () => {
  expect(countVitest("e2e", "exit code 139", "/nowhere/at/all.json").failed).toEqual([
    { name: "e2e", why: "exit code 139" },
  ]);
});

test("a run that fails although every test passed is one failure", () => {
  expect(countVitest("unit", "exit code 1", report({ ...green })).failed).toEqual([
    { name: "unit", why: "exit code 1" },
  ]);
});

test("a run without any test is one failure", () => {
  expect(
    countVitest("e2e", undefined, report({ complete: true, passed: 0, failed: [], skipped: [] }))
      .failed,
  ).toEqual([{ name: "e2e", why: "it ran no test" }]);
});

/** @param {typeof green} tally */
function without({ passed, skipped }) {
  return { passed, skipped };
}
