import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrate } from "#main/db/migrate.ts";
import { closeDb, type Db, openDb } from "#main/db/open.ts";
import { testKey } from "#main/db/testing.ts";
import { isRelease, report } from "./support/rounds.ts";

const script = join(import.meta.dirname, "support", "migrate-and-die.ts");

/** The process that migrates, killed at statement `fatal`; 0 lets it end. */
function migrateIn(path: string, fatal: number) {
  const flags = ["--experimental-transform-types", "--disable-warning=ExperimentalWarning"];
  return spawnSync(process.execPath, [...flags, script, path, String(fatal)], { encoding: "utf8" });
}

test("a migration killed at any statement goes on to the whole schema at the next start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ae-migration-"));
  const whole = join(folder, "whole.db");
  const statements = Number(migrateIn(whole, 0).stdout);
  expect(statements).toBeGreaterThan(40);
  const schema = await schemaOf(whole);
  // In CI every sixth; main/db/migrate.test.ts goes through all of them without a process each.
  const step = isRelease ? 1 : 6;
  let kills = 0;
  for (let fatal = 1; fatal <= statements; fatal += step, kills++) {
    const path = join(folder, `killed-${fatal}.db`);
    expect(migrateIn(path, fatal).signal).toBe("SIGKILL");
    expect(existsSync(path)).toBe(true);
    expect([fatal, await schemaOf(path)]).toEqual([fatal, schema]);
  }
  rmSync(folder, { recursive: true });
  report(`${kills} of ${statements} statements`);
});

async function schemaOf(path: string): Promise<unknown> {
  const opened = openDb(path, testKey);
  if (!opened.ok) throw new Error(opened.error.type);
  const db: Db = opened.value;
  await migrate(db);
  const schema = db.raw.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").all();
  await closeDb(db);
  return schema;
}
