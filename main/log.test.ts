import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countingIds } from "#core/kernel/ids.ts";
import { fixedClock } from "#core/kernel/time.ts";
import { fileLog } from "./log.ts";

function logbook() {
  const folder = mkdtempSync(join(tmpdir(), "ae-log-"));
  const path = join(folder, "logs", "test.log");
  const log = fileLog(join(folder, "logs"), {
    clock: fixedClock(0),
    ids: countingIds("incident"),
    name: "test",
  });
  const lines = () =>
    readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { log, path, lines, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("what happened is one line, with its time", () => {
  using book = logbook();
  book.log.note("profile", { state: "ready" });
  expect(book.lines()).toEqual([{ at: "1970-01-01 00:00:00", event: "profile", state: "ready" }]);
});

test("a bug is logged by its kind, code and place, without its message and without paths", () => {
  using book = logbook();
  const error = Object.assign(new TypeError("Ana's salary is 5"), { code: "SQLITE_FULL" });
  const incident = book.log.incident("tasks.add", error);
  const [line] = book.lines();
  expect(line).toMatchObject({
    incident,
    where: "tasks.add",
    error: "TypeError",
    code: "SQLITE_FULL",
  });
  expect(JSON.stringify(line)).not.toMatch(/salary|Ana|\/work|\/home|node_modules/);
});

test("a message of several lines, or one that looks like a stack, does not slip in with the stack", () => {
  using book = logbook();
  book.log.incident(
    "x",
    new Error("first line\n    at Ana (/home/ana/secret.txt:1:1)\nthird line"),
  );
  expect(JSON.stringify(book.lines())).not.toMatch(/Ana|ana|third/);
});

test("what is thrown without being an error is logged by its type", () => {
  using book = logbook();
  book.log.incident("x", "Ana's salary");
  expect(book.lines()[0]).toMatchObject({ error: "string" });
});

test("the log stays within two files of a megabyte", () => {
  using book = logbook();
  for (let n = 0; n < 5_000; n++) book.log.note("n", { fact: "x".repeat(500) });
  expect(statSync(book.path).size).toBeLessThan(1_100_000);
  expect(statSync(`${book.path}.1`).size).toBeLessThan(1_100_000);
  expect(existsSync(`${book.path}.2`)).toBe(false);
});

test("a log that cannot be written stops nobody", () => {
  using book = logbook();
  book.log.note("a file stands where the folder should be");
  const log = fileLog(join(book.path, "logs"), {
    clock: fixedClock(0),
    ids: countingIds("i"),
    name: "test",
  });
  expect(() => log.note("x")).not.toThrow();
});
