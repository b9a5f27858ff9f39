// Adding up: what a step ended with, as counts; and all steps' counts as the one last line.
import { read } from "../setup/stamp.mjs";

/**
 * @typedef {import('./reporter.mjs').Tally} Tally
 * @typedef {{ passed: number, failed: readonly import('./reporter.mjs').Named[], skipped: readonly import('./reporter.mjs').Named[] }} Count
 */

/** A plain step is one test. @param {string} name @param {string | undefined} why why it failed @returns {Count} */
export function countPlain(name, why) {
  return why === undefined
    ? { passed: 1, failed: [], skipped: [] }
    : { passed: 0, failed: [{ name, why }], skipped: [] };
}

/**
 * A vitest step counts its tests; having died before its end, or failing without a failed test, is one more failure.
 * @param {string} name @param {string | undefined} why why the process failed @param {string} file where the reporter wrote
 * @returns {Count}
 */
export function countVitest(name, why, file) {
  const text = read(file);
  /** @type {Tally} */
  const tally = text ? JSON.parse(text) : { complete: false, passed: 0, failed: [], skipped: [] };
  const failed = [...tally.failed];
  if (!tally.complete) failed.push({ name, why: why ?? "it ended without a report" });
  else if (why !== undefined && failed.length === 0) failed.push({ name, why });
  else if (tally.passed + failed.length + tally.skipped.length === 0)
    failed.push({ name, why: "it ran no test" });
  return { passed: tally.passed, failed, skipped: tally.skipped };
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return {
    passed: counts.reduce((total, count) => total + count.passed, 0),
    failed: counts.flatMap((count) => count.failed),
    skipped: counts.flatMap((count) => count.skipped),
  };
}

/** @param {Count} count */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}
