import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const english = globSync("**/locale.en.json", { cwd: root });

/** Keys with the names in their braces, such as `done.notice {{count}}`. */
function shape(words: unknown, path = ""): string[] {
  if (typeof words === "string")
    return [`${path} ${(words.match(/\{\{[^}]+\}\}/g) ?? []).toSorted().join(" ")}`];
  return Object.entries(words as Record<string, unknown>).flatMap(([key, below]) =>
    shape(below, path ? `${path}.${key}` : key),
  );
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));
const texts = (words: unknown): string[] =>
  typeof words === "string" ? [words] : Object.values(words as object).flatMap(texts);

test("there are words to compare", () => {
  expect(english.length).toBeGreaterThan(5);
});

describe.each(english)("%s", (file) => {
  const german = join(dirname(file), "locale.de.json");

  test("says everything in German too, with the same blanks to fill", () => {
    expect(shape(read(german)).toSorted()).toEqual(shape(read(file)).toSorted());
  });

  test("is calm: no exclamation marks in either language", () => {
    expect(
      [...texts(read(file)), ...texts(read(german))].filter((text) =>
        /[!¡]/.test(text.replace(/![a-zäöü]+/gi, "")),
      ),
    ).toEqual([]);
  });
});
