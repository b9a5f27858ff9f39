// Stamps: small files that say "this was done, for exactly this", so that doing it again costs one read.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @param {string} file @returns {string | undefined} */
export function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // absent or unreadable: either way it has to be done again
  }
}

/** Written beside and renamed, so that a reader never meets half a file. @param {string} file @param {string} text @param {number} [mode] */
export function write(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, text, { mode });
  renameSync(beside, file);
}

/** @param {...(string | Buffer)} parts */
export function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex").slice(0, 16);
}
