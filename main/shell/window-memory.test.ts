import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { WindowMemory } from "./window-memory.ts";

function folder() {
  const path = mkdtempSync(join(tmpdir(), "ae-window-"));
  return {
    file: join(path, "window.json"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}

const place = { x: 1, y: -2, width: 900, height: 700, maximized: false };

test("the place is there at the next start, readable by its owner alone", () => {
  using at = folder();
  new WindowMemory(at.file).keep(place);
  expect(new WindowMemory(at.file).place).toEqual(place);
  expect(statSync(at.file).mode & 0o777).toBe(0o600);
});

test("whatever is in the file, a place is whole or none", () => {
  using at = folder();
  const field = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.string(), fc.constant(null));
  const content = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ x: field, y: field, width: field, height: field, maximized: field })
      .map((found) => JSON.stringify(found)),
  );
  fc.assert(
    fc.property(content, (text) => {
      writeFileSync(at.file, text);
      const found = new WindowMemory(at.file).place;
      if (found === null) return;
      expect([found.x, found.y, found.width, found.height].every(Number.isSafeInteger)).toBe(true);
      expect(Math.min(found.width, found.height)).toBeGreaterThanOrEqual(200);
      expect(typeof found.maximized).toBe("boolean");
    }),
    { numRuns: 500 },
  );
});

test("a file that cannot be written costs nothing but the memory of it", () => {
  const memory = new WindowMemory("/nowhere/window.json");
  memory.keep(place);
  expect(memory.place).toEqual(place);
});
