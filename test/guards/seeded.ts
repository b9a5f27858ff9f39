// A small tree of files with violations in it, in a folder of its own, to show that a guard sees them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..", "..");

export interface Seeded extends Disposable {
  readonly dir: string;
}

export function seed(files: Readonly<Record<string, string>>): Seeded {
  const dir = mkdtempSync(path.join(os.tmpdir(), "seeded-"));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}
